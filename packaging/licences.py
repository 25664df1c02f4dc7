"""Whose work comes with Findling, and on what terms: `python packaging/licences.py VERB`.

- `check`: everything that the locks install, down to the libraries inside the packages, has a licence that
  licences.toml allows. `check FOLDER` looks at the files of a bundle instead.
- `notices OUT`: writes THIRD_PARTY_NOTICES.txt into a folder.
- `complete FOLDER`: adds to the notices in a bundle for Linux those of what it has from the system.
- `sbom OUT`: writes findling.cdx.json, a bill of materials in the form of CycloneDX, into a folder.

Needs the environment of the checks (`python3 packaging/test.py` makes it): what is not installed cannot be read.
"""

from __future__ import annotations

import argparse
import collections
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import licence_reader
import system_notices
from bill_of_materials import bill
from empty_libraries import is_empty
from environment import LOCK, ROOT, TEST_LOCK
from laion_clap_environment import FOLDER as LAION_CLAP_FOLDER
from laion_clap_environment import LOCK as LAION_CLAP_LOCK
from licence_notices import notices
from licence_reader import Package, Rules
from plainly import Stop, explain, say

NOTICES = "THIRD_PARTY_NOTICES.txt"
BILL = "findling.cdx.json"
_LOCKS = (LOCK, TEST_LOCK, LAION_CLAP_LOCK)
_MOST_NAMED = 12


def packages(lock: Path, rules: Rules) -> list[Package]:
    """What a lock installs on this system, as it is installed here; a package that is not here has no source."""
    here = licence_reader.installed()
    if lock == LAION_CLAP_LOCK:
        here |= licence_reader.installed(
            map(str, Path(sys.prefix).glob(f"{LAION_CLAP_FOLDER}/[Ll]ib*/**/site-packages"))
        )
    found = []
    for name, version, needed in licence_reader.locked(lock):
        if name in here:
            found.append(licence_reader.read(here[name], rules))
        elif not needed or lock == LAION_CLAP_LOCK:
            found.append(Package(name, version, str(rules.data["elsewhere"].get(name, "")), "elsewhere", ""))
        else:
            found.append(Package(name, version, "", "", ""))
    return found


def problems(found: Iterable[Package], rules: Rules, *, handed_out: bool) -> Iterator[str]:
    """What is unknown or not allowed, one sentence each.

    Args: handed_out: whether the packages come with Findling; if not, the licences of tools are allowed, too.
    """
    for package in found:
        named = f"{package.name} {package.version}"
        if not package.source:
            yield f"{named} is not installed here"
        elif not package.licence:
            yield f"{named} has no known licence ({package.source})"
        elif not rules.family_of(package.licence) and (handed_out or package.name not in rules.data["tools"]):
            yield f"{named} is under {package.licence}, which is not allowed"
        for library in package.libraries:
            banned = rules.banned_from_bundles(library.file)
            if not library.licence:
                yield f"{library.file}, inside {named}, has no known licence"
            elif banned is None and not rules.family_of(library.licence):
                yield f"{library.file}, inside {named}, is under {library.licence}, which is not allowed"
            elif banned is not None and package.name not in banned["packages"]:
                yield f"{library.file} ({banned['licence']}) is new inside {named}"


def problems_of_bundle(folder: Path, rules: Rules) -> Iterator[str]:
    """Libraries in a bundle that must not be handed out, or of which nobody knows whose they are."""
    for path in sorted(folder.rglob("*")):
        file = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_file() or not licence_reader.library_name(path.name) or is_empty(path):
            continue
        banned = rules.banned_from_bundles(file)
        if banned is not None:
            yield f"{file} is under {banned['licence']}: {banned['why']}"
        elif not rules.licence_of_file(file):
            yield f"{file} has no known licence"
    notices = folder / NOTICES
    said = notices.read_text(encoding="utf-8") if notices.is_file() else ""
    for file in system_notices.unnamed(folder, said):
        yield f"{file} is not named in {NOTICES}"


def check() -> None:
    """Look at every lock.

    Raises: Stop: something is unknown or not allowed.
    """
    rules = Rules.read()
    wrong: dict[str, None] = {}
    for lock in _LOCKS:
        found = packages(lock, rules)
        wrong |= dict.fromkeys(problems(found, rules, handed_out=lock != TEST_LOCK))
        families = collections.Counter(
            rules.family_of(one.licence) or "tool or not allowed" for one in found if one.licence
        )
        counts = ", ".join(f"{count} {family}" for family, count in families.most_common())
        say(f"{lock.name}: {len(found)} packages ({counts}).")
    for banned in rules.data["not-in-a-bundle"]:
        say(f"Not in a bundle: {banned['licence']}, {', '.join(banned['libraries'][:3])} ... {banned['why']}")
    _refuse(list(wrong))


def check_bundle(folder: Path) -> None:
    """Look at the files of a bundle.

    Raises: Stop: something in it must not be handed out.
    """
    if not folder.is_dir():
        raise Stop(f"There is no bundle at {folder}.", "It is no folder.", "Name the folder of a built bundle.")
    _refuse(list(problems_of_bundle(folder, Rules.read())))
    say(f"{folder}: every library may be handed out.")


def complete(folder: Path) -> None:
    """Add to the notices in a bundle what only the system knows that built it.

    Raises: Stop: there are no notices, or it does not know either.
    """
    path = folder / NOTICES
    if not path.is_file():
        raise Stop(f"There is no {NOTICES} in {folder}.", "It is no bundle.", "Name the folder of a built bundle.")
    text = path.read_text(encoding="utf-8")
    found = [one for one in system_notices.read(folder, Rules.read()) if f"\n{one.file}\n" not in text]
    if found:
        write(folder, NOTICES, f"{text}\n{system_notices.as_text(found)}")


def _refuse(wrong: list[str]) -> None:
    if wrong:
        named = "".join(f"\n  {one}" for one in wrong[:_MOST_NAMED])
        more = f"\n  and {len(wrong) - _MOST_NAMED} more" if len(wrong) > _MOST_NAMED else ""
        raise Stop(
            "There are parts that must not be handed out as they are.",
            f"Their licences are unknown or not allowed:{named}{more}",
            "Read their source; then write what you found, with the evidence, into packaging/licences.toml, or do "
            "without them. What is only not installed comes with: python3 packaging/test.py",
        )


def write(folder: Path, name: str, text: str) -> None:
    """Write one file.

    Raises: Stop: it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Stop(
            f"{name} could not be written.", f"{error.strerror}: {folder}.", "Name a folder that is yours."
        ) from error
    say(f"Written: {folder / name} ({len(text.encode()) / 1e6:.1f} MB)")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="licences.py", description="Whose work comes with Findling.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("check").add_argument("folder", nargs="?", type=Path, help="the folder of a built bundle")
    verbs.add_parser("complete").add_argument("folder", type=Path, help="the folder of a built bundle")
    for verb in ("notices", "sbom"):
        one = verbs.add_parser(verb)
        one.add_argument("folder", type=Path, help="where to write the file")
        one.add_argument("--lock", type=Path, default=LOCK, help="what comes with Findling; by default all of it")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Do what was asked. Returns: the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.verb == "check":
            check_bundle(asked.folder) if asked.folder else check()
        elif asked.verb == "complete":
            complete(asked.folder)
        else:
            rules = Rules.read()
            found = [one for one in packages(asked.lock, rules) if one.source != "elsewhere"]
            _refuse(list(problems(found, rules, handed_out=True)))
            if asked.verb == "notices":
                write(asked.folder, NOTICES, notices(found, rules))
            else:
                write(asked.folder, BILL, bill(found, ROOT / "pyproject.toml", rules))
    except Stop as stop:
        return explain(stop)
    return 0


if __name__ == "__main__":
    sys.exit(main())
