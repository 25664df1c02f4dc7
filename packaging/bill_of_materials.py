"""The bill of materials: every package and every library inside one, in the form of CycloneDX 1.6."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import ExternalReference, ExternalReferenceType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from licence_reader import Library, Package, Rules
from packageurl import PackageURL
from plainly import Stop


def bill(packages: Sequence[Package], project: Path, rules: Rules) -> str:
    """The whole file. The same packages give the same file, but for the time in it.

    Args: project: pyproject.toml, the source of Findling's own version.

    Raises: Stop: what came out does not follow the form.
    """
    about = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    whole = Component(
        type=ComponentType.APPLICATION,
        name=about["name"],
        version=about["version"],
        licenses=[LicenseExpression(about["license"])],
        purl=PackageURL("pypi", name=about["name"], version=about["version"]),
        bom_ref="findling",
    )
    bom = Bom()
    bom.metadata.component = whole
    parts = [_component(package, rules) for package in sorted(packages, key=lambda one: one.name)]
    bom.components.update(parts)
    bom.register_dependency(whole, parts)
    bom.serial_number = uuid5(NAMESPACE_URL, "\n".join(f"{one.name}=={one.version}" for one in packages))
    text = str(JsonV1Dot6(bom).output_as_string(indent=1))
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong is not None:
        raise Stop("The bill of materials is not as it should be.", str(wrong), "Mend packaging/bill_of_materials.py.")
    return text


def _component(package: Package, rules: Rules) -> Component:
    once = {library.name: library for library in package.libraries}
    return Component(
        type=ComponentType.LIBRARY,
        name=package.name,
        version=package.version,
        licenses=[LicenseExpression(package.licence)],
        purl=PackageURL("pypi", name=package.name, version=package.version.partition("+")[0]),
        bom_ref=package.name,
        components=[_inner(package.name, library, rules) for library in once.values()],
        external_references=[ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(package.home))]
        if package.home
        else (),
        properties=[Property(name="findling:licence-read-from", value=package.source)],
    )


def _inner(package: str, library: Library, rules: Rules) -> Component:
    """A library inside a package. Identifiers of our own are names, since SPDX does not know them."""
    own = library.licence.startswith("LicenseRef-")
    licence = DisjunctiveLicense(name=library.licence) if own else LicenseExpression(library.licence)
    kept_out = rules.banned_from_bundles(library.file) is not None
    return Component(
        type=ComponentType.LIBRARY,
        name=library.name,
        licenses=[licence],
        bom_ref=f"{package}/{library.name}",
        properties=[Property(name="findling:in-bundles", value="no" if kept_out else "yes")],
    )
