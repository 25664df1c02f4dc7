"""All encoders that Findling knows: which can be used here, and which of them are in use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from models.encoders import clap, efficientnet, minilm, openclip, spectral, yamnet
from models.encoders.download import Source
from models.encoders.protocol import Description, Installation
from models.encoders.store import EncoderStore, Stored
from models.errors import UserError
from models.kinds import Kind
from models.views import EncoderStatus

DOWNLOADS: Mapping[str, Source] = MappingProxyType(
    {yamnet.NAME: Source(yamnet.OFFICIAL_URL, yamnet.OFFICIAL_SHA256, yamnet.OFFICIAL_BYTES)}
)
_FAMILIES: Mapping[str, Callable[[Stored], Installation]] = MappingProxyType(
    {
        "openclip": openclip.installation,
        "clap": clap.installation,
        "yamnet": lambda stored: yamnet.installation(stored.folder, stored.hashes[yamnet.WEIGHTS_FILE]),
    }
)
_MISSING: Mapping[str, Callable[[], str]] = MappingProxyType(
    {"openclip": openclip.why_not, "clap": clap.why_not, "yamnet": yamnet.runtime_missing}
)
_NOT_IMPORTED = (
    EncoderStatus(
        name="openclip",
        title="OpenCLIP (pictures)",
        purpose="Finds pictures by any words, also scenes, styles and actions.",
        licence="As stated where the weights come from",
        source="Radford et al. 2021; Ilharco et al. 2021",
        kinds=(Kind.IMAGE,),
        installed=False,
        why_not="None has been imported: choose a folder with open_clip_config.json and its weights.",
    ),
    EncoderStatus(
        name="clap",
        title="CLAP (sounds)",
        purpose="Finds sounds by any words.",
        licence="As stated where the weights come from",
        source="Wu et al. 2023",
        kinds=(Kind.AUDIO,),
        installed=False,
        why_not="None has been imported: choose a folder with config.json, its weights and its tokenizer.",
    ),
)


def installation_of(stored: Stored) -> Installation:
    """How to start an encoder of the store.

    Raises: UserError: it is damaged, or libraries are missing.
    """
    problem = _MISSING[stored.family]() or stored.problem()
    if problem:
        raise UserError(f"The encoder {stored.name} cannot be used.", problem, "Install or import it again.")
    return _FAMILIES[stored.family](stored)


def statuses(store: EncoderStore) -> tuple[EncoderStatus, ...]:
    """All encoders, basic ones first, installed or not."""
    stored = store.stored()
    imported = [_stored_status(one) for one in stored if one.family != "yamnet"]
    families = {one.family for one in stored}
    return (
        _status(minilm.describe(), minilm.why_not()),
        _status(efficientnet.describe(), efficientnet.why_not()),
        _status(spectral.describe(), ""),
        _yamnet_status(stored),
        *imported,
        *(hint for hint in _NOT_IMPORTED if hint.name not in families),
    )


def in_use(store: EncoderStore) -> tuple[Installation, ...]:
    """Installed and chosen encoders: the basic ones, and of each imported family the one imported last.

    An imported one answers text queries for its kinds instead of the basic one, whose spaces stay for likeness
    and for carrying one kind over to another. Without MiniLM no concept space answers text.
    """
    basic = []
    if not minilm.why_not():
        basic.append(minilm.installation())
    words = bool(basic)
    if not efficientnet.why_not():
        basic.append(efficientnet.installation())
    basic.append(spectral.installation())
    chosen: dict[str, Installation] = {}
    for one in store.stored():
        if one.family not in chosen:
            try:
                chosen[one.family] = installation_of(one)
            except UserError:
                continue  # `statuses` says why
    if yamnet_installation := chosen.pop("yamnet", None):
        basic.append(yamnet_installation)
    answered = {kind for one in chosen.values() for kind in one.description.kinds}
    return (
        *(
            one.without_text() if one.description.name != minilm.NAME and (not words or _kinds(one) & answered) else one
            for one in basic
        ),
        *chosen.values(),
    )


def _kinds(installation: Installation) -> set[Kind]:
    return set(installation.description.kinds)


def _status(description: Description, why_not: str, download_bytes: int = 0) -> EncoderStatus:
    return EncoderStatus(
        name=description.name,
        title=description.title,
        purpose=description.purpose,
        licence=description.licence,
        source=description.source,
        kinds=description.kinds,
        installed=not why_not,
        why_not=why_not,
        download_bytes=download_bytes if why_not else 0,
    )


def _yamnet_status(stored: tuple[Stored, ...]) -> EncoderStatus:
    why_not = yamnet.runtime_missing()
    present = next((one for one in stored if one.family == "yamnet"), None)
    if not why_not:
        why_not = present.problem() if present else "Its file has not been downloaded or imported."
    return _status(yamnet.describe(), why_not, DOWNLOADS[yamnet.NAME].size_bytes)


def _stored_status(stored: Stored) -> EncoderStatus:
    try:
        return _status(installation_of(stored).description, "")
    except UserError as error:
        hint = next(hint for hint in _NOT_IMPORTED if hint.name == stored.family)
        return EncoderStatus(
            name=stored.name,
            title=f"{hint.title} {stored.name}",
            purpose=hint.purpose,
            licence=hint.licence,
            source=hint.source,
            kinds=hint.kinds,
            installed=False,
            why_not=error.why,
        )
