"""All encoders that Findling knows: which can be used here, and which of them are in use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from types import MappingProxyType

from models.encoders import (
    bert,
    clap,
    efficientnet,
    endpoint,
    extras,
    laion_clap_backend,
    laion_clap_place,
    minilm,
    openclip,
    spectral,
    yamnet,
)
from models.encoders.choices import Choices
from models.encoders.download import Source
from models.encoders.hub import PUBLIC
from models.encoders.presets import Preset, preset_named, presets
from models.encoders.protocol import Description, Installation
from models.encoders.store import EncoderStore, Stored
from models.errors import UserError
from models.kinds import ITEM_KINDS, Kind
from models.messages import said, say
from models.views import EncoderStatus

DOWNLOADS: Mapping[str, Source] = MappingProxyType(
    {yamnet.NAME: Source(yamnet.OFFICIAL_URL, yamnet.OFFICIAL_SHA256, yamnet.OFFICIAL_BYTES)}
)
# Which of the basic encoders answers words for a kind when no other was chosen.
BASIC: Mapping[Kind, str] = MappingProxyType(
    {Kind.IMAGE: efficientnet.NAME, Kind.AUDIO: yamnet.NAME, Kind.DOCUMENT: minilm.NAME}
)
_BASIC_NAMES = (minilm.NAME, efficientnet.NAME, spectral.NAME, yamnet.NAME)
_FAMILIES: Mapping[str, Callable[[Stored], Installation]] = MappingProxyType(
    {
        "openclip": openclip.installation,
        "clap": clap.installation,
        laion_clap_backend.NAME: laion_clap_backend.installation,
        "bert": bert.installation,
        endpoint.FAMILY: endpoint.installation,
        "yamnet": lambda stored: yamnet.installation(stored.folder, stored.hashes[yamnet.WEIGHTS_FILE]),
    }
)
_MISSING: Mapping[str, Callable[[], str]] = MappingProxyType(
    {"openclip": openclip.why_not, "clap": clap.why_not, "laion": clap.why_not, "yamnet": yamnet.runtime_missing}
    | {laion_clap_backend.NAME: laion_clap_place.why_not}
    | {endpoint.FAMILY: lambda: ""}
)
_KINDS: Mapping[str, Kind] = MappingProxyType(
    {"openclip": Kind.IMAGE, "clap": Kind.AUDIO, "laion": Kind.AUDIO, "bert": Kind.DOCUMENT, "yamnet": Kind.AUDIO}
    | {endpoint.FAMILY: Kind.DOCUMENT}
)
_DAMAGES = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
_CHECKED: Mapping[str, str] = MappingProxyType(
    {"pinned": say("Checked against a checksum that Findling knew"), "hub": say("Checked against the hub's checksum")}
)


def lacking(family: str, files: Iterable[str]) -> str:
    """Why encoders of a family, or of a backend of its own, cannot be used here for want of libraries, and how to get
    them; "" when they can.

    Args: files: what the encoder is made of, as it is called in its folder.
    """
    return bert.why_not(files) if family == "bert" else _MISSING[family]()


def lacking_for(preset: Preset) -> str:
    """The same of an encoder that can be downloaded."""
    return lacking(preset.family, (name for file in preset.wanted for name in file.names))


def installation_of(stored: Stored) -> Installation:
    """How to start an encoder of the store.

    Raises: UserError: it is damaged, or libraries are missing.
    """
    runs_as = _runs_as(stored)
    extras.require(say("The encoder %1 cannot be used.", stored.name), lacking(runs_as, stored.hashes))
    problem = stored.problem() or _misplaced(stored)
    if problem:
        raise UserError(say("The encoder %1 cannot be used.", stored.name), problem, "Install or import it again.")
    try:
        installation = _FAMILIES[runs_as](stored)
    except _DAMAGES as error:
        # Anybody may have written its files, and nobody knows in how many ways they can be wrong.
        raise UserError(
            say("The encoder %1 cannot be used.", stored.name),
            "Its description is damaged.",
            "Install or import it again.",
        ) from error
    return replace(installation, description=_described(installation.description, stored))


def _runs_as(stored: Stored) -> str:
    """Its family, or the backend that it was imported with."""
    return laion_clap_backend.NAME if laion_clap_backend.is_meant(stored) else stored.family


def _misplaced(stored: Stored) -> str:
    """Why it cannot be used under its name, "" when it can: those of the basic encoders belong to them."""
    own = stored.name == yamnet.NAME if stored.family == "yamnet" else not is_basic(stored.name)
    return "" if own else "Its folder does not have its own name."


def _described(description: Description, stored: Stored) -> Description:
    """With what is known about where it came from."""
    preset = preset_named(stored.origin.get("preset", ""))
    if preset is not None:
        return replace(
            description,
            title=preset.title,
            purpose=preset.purpose,
            licence=preset.licence,
            source=preset.source,
        )
    repository = stored.origin.get("repository")
    return replace(description, licence=say("As stated at %1/%2", PUBLIC, repository)) if repository else description


def installed(store: EncoderStore) -> tuple[Installation, ...]:
    """Everything that can be started, the basic ones first, whether in use or not."""
    found: list[Installation] = []
    if not minilm.why_not():
        found.append(minilm.installation())
    if not efficientnet.why_not():
        found.append(efficientnet.installation())
    found.append(spectral.installation())
    stored = store.stored()
    for one in sorted(stored, key=lambda one: one.family != "yamnet"):
        try:
            found.append(installation_of(one))
        except UserError:
            continue  # `statuses` says why
    return tuple(found)


def in_use(installations: Sequence[Installation], choices: Choices) -> tuple[Installation, ...]:
    """The basic ones and those that were chosen to answer.

    A chosen one answers words for its kind instead of the basic one, whose spaces stay for likeness and for carrying
    one kind over to another. Without MiniLM no concept space answers words.
    """
    chosen = set(choices.answering.values())
    names = {one.description.name for one in installations}
    answered = {kind for kind, name in choices.answering.items() if name in names and not is_basic(name)}
    used: list[Installation] = []
    for one in installations:
        name = one.description.name
        if name not in _BASIC_NAMES:
            used += [one] if name in chosen else []
        elif answered.intersection(one.description.kinds) or minilm.NAME not in names:
            used.append(one.without_text())
        else:
            used.append(one)
    return tuple(used)


def is_basic(name: str) -> bool:
    """Whether an encoder is one of those that are always in use."""
    return name in _BASIC_NAMES


def statuses(
    store: EncoderStore, choices: Choices, speeds: Mapping[str, float] = MappingProxyType({})
) -> tuple[EncoderStatus, ...]:
    """All encoders: the basic ones, then those for pictures, sounds and documents, installed or not.

    Args: speeds: fingerprint of an encoder's first space -> items a second.
    """
    stored = [one for one in store.stored() if not _misplaced(one)]
    by_preset = {one.origin.get("preset", ""): one for one in reversed(stored)}
    by_preset = {name: one for name, one in by_preset.items() if preset_named(name) is not None}
    shown = {one.name for one in by_preset.values()}
    others = [one for one in stored if one.family != "yamnet" and one.name not in shown]
    found = [*_basic_statuses(stored)]
    for kind in ITEM_KINDS:
        found += [
            replace(_preset_status(one, by_preset.get(one.name)), partial_bytes=store.partial_bytes(one.name))
            for one in presets()
            if one.kind == kind
        ]
        found += [_stored_status(one) for one in others if _KINDS[one.family] == kind]
    choices = _in_effect(choices, {one.name for one in found if one.installed})
    return tuple(_worded(_with_use(one, choices, _speed(one, stored, speeds))) for one in found)


def _worded(status: EncoderStatus) -> EncoderStatus:
    """What is said of it as messages, wherever it was written: here, beside its network, or in the presets."""
    return replace(
        status,
        title=said(status.title),
        purpose=said(status.purpose),
        licence=said(status.licence),
        source=said(status.source),
        why_not=said(status.why_not),
        quality=said(status.quality),
        quality_source=said(status.quality_source),
        languages=said(status.languages),
        hardware=said(status.hardware),
        checked=said(status.checked),
        leaves=said(status.leaves),
    )


def _in_effect(choices: Choices, usable: Set[str]) -> Choices:
    """Without those that were chosen and cannot be used now, in whose place the basic ones answer."""
    answering, later = (
        {kind: name for kind, name in chosen.items() if name in usable} for chosen in (choices.answering, choices.next)
    )
    return Choices(answering, choices.filled & usable, later)


def _with_use(status: EncoderStatus, choices: Choices, speed: float | None) -> EncoderStatus:
    kind = status.kinds[0]
    if is_basic(status.name):
        answers = BASIC[kind] == status.name
        chosen = status.installed and answers and kind not in choices.answering
        filled = status.installed
    else:
        answers = True
        chosen, filled = status.name in choices.answering.values(), status.name in choices.filled
    return replace(
        status,
        chosen=chosen,
        filled=filled,
        next=status.name in choices.next.values(),
        choosable=status.installed and answers,
        basic=is_basic(status.name),
        items_per_s=speed,
    )


def _speed(status: EncoderStatus, stored: Iterable[Stored], speeds: Mapping[str, float]) -> float | None:
    if not status.installed:
        return None
    basic = {
        minilm.NAME: minilm.describe,
        efficientnet.NAME: efficientnet.describe,
        spectral.NAME: spectral.describe,
    }
    if status.name in basic:
        description = basic[status.name]()
    else:
        present = next((one for one in stored if one.name == status.name), None)
        if present is None:
            return None
        description = installation_of(present).description
    return speeds.get(description.spaces[0].fingerprint)


def _basic_statuses(stored: Sequence[Stored]) -> tuple[EncoderStatus, ...]:
    return (
        _status(minilm.describe(), minilm.why_not(), languages="English"),
        _status(efficientnet.describe(), efficientnet.why_not(), languages="English"),
        _status(spectral.describe(), ""),
        _yamnet_status(stored),
    )


def _status(description: Description, why_not: str, *, languages: str = "") -> EncoderStatus:
    return EncoderStatus(
        name=description.name,
        title=description.title,
        purpose=description.purpose,
        licence=description.licence,
        source=description.source,
        kinds=description.kinds,
        installed=not why_not,
        why_not=why_not,
        languages=languages,
    )


def _yamnet_status(stored: Sequence[Stored]) -> EncoderStatus:
    why_not = yamnet.runtime_missing()
    present = next((one for one in stored if one.family == "yamnet"), None)
    if not why_not:
        why_not = _why_not(present) if present else "Its file has not been downloaded or imported."
    return replace(
        _status(yamnet.describe(), why_not, languages="English"),
        download_bytes=DOWNLOADS[yamnet.NAME].size_bytes if why_not else 0,
        size_bytes=present.size_bytes if present else 0,
        removable=present is not None,
        checked=_CHECKED["pinned"] if present else "",
    )


def _preset_status(preset: Preset, stored: Stored | None) -> EncoderStatus:
    lacks = lacking_for(preset)
    status = EncoderStatus(
        name=preset.name,
        title=preset.title,
        purpose=preset.purpose,
        licence=preset.licence,
        source=preset.source,
        kinds=(preset.kind,),
        installed=False,
        why_not=lacks or "It has not been downloaded.",
        lacks=bool(lacks),
        download_bytes=preset.size_bytes,
        quality=preset.quality,
        quality_source=preset.quality_source,
        languages=preset.languages,
        hardware=preset.hardware,
        research_only=preset.research_only,
        recommended=preset.recommended,
    )
    return status if stored is None else _with_stored(status, stored)


def _stored_status(stored: Stored) -> EncoderStatus:
    try:
        description = installation_of(stored).description
    except UserError:
        description = None
    kind = _KINDS[stored.family]
    status = EncoderStatus(
        name=stored.name,
        title=description.title if description else stored.name,
        purpose=description.purpose if description else "",
        licence=description.licence if description else say("As stated where the weights come from"),
        source=description.source if description else "",
        kinds=description.kinds if description else (kind,),
        installed=False,
        leaves=description.leaves if description else "",
    )
    return _with_stored(status, stored)


def _with_stored(status: EncoderStatus, stored: Stored) -> EncoderStatus:
    why_not = _why_not(stored)
    return replace(
        status,
        name=stored.name,
        installed=not why_not,
        why_not=why_not,
        lacks=bool(lacking(_runs_as(stored), stored.hashes)),
        download_bytes=status.download_bytes if why_not else 0,
        size_bytes=stored.size_bytes,
        removable=True,
        checked=_CHECKED.get(stored.origin.get("checked", ""), ""),
    )


def _why_not(stored: Stored) -> str:
    """Why one of the store cannot be used, "" when it can."""
    try:
        installation_of(stored)
    except UserError as error:
        # An endpoint is neither downloaded nor imported again.
        return say("%1 %2", error.why, error.what_to_do) if stored.family == endpoint.FAMILY else error.why
    return ""
