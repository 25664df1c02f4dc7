"""Downloads all files of an encoder from a hub, each at the same commit and checked by its hash."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models.encoders.download import (
    TRY_LATER,
    DownloadProgress,
    Meter,
    Source,
    download,
    explained,
    failed,
    require_room,
    stand_by,
)
from models.encoders.hub import Hub, Located, Unchecked
from models.jobs import JobControl
from models.messages import say

# Beside the files themselves: what a trial, a manifest and a conversion need while both copies exist.
_SPARE_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class WantedFile:
    """A file of an encoder.

    Attributes:
        repository, revision: where on the hub.
        names: the same thing in several forms, the preferred one first; only the first that exists is fetched.
        optional: whether the encoder can do without.
        sha256: of the content where it is known beforehand; it then counts more than what the hub states.
    """

    repository: str
    revision: str
    names: tuple[str, ...]
    optional: bool = False
    sha256: str = ""


@dataclass(slots=True)
class Fetched:
    """What was fetched.

    Attributes:
        size_bytes: of all files.
        commits: repository -> commit.
        pinned: whether every hash was known beforehand; otherwise some are those that the hub stated.
    """

    size_bytes: int = 0
    commits: dict[str, str] = field(default_factory=dict)
    pinned: bool = True


def fetch(
    hub: Hub, wanted: Sequence[WantedFile], folder: Path, title: str, control: JobControl
) -> Generator[DownloadProgress, None, Fetched]:
    """Fetch files into a folder, by the names they have in their repositories; goes on where an earlier try ended.

    Progress counts the bytes of all files.

    Raises:
        UserError: no network, not there, not allowed, no room, no hash to check by, or other bytes than expected.
        Cancelled: the control was told so; what came is kept.
    """
    yield DownloadProgress(0, 0, say("Looking for %1", title))
    with explained(title):
        plan, fetched = _locate_all(hub, wanted, title, control)
        folder.mkdir(parents=True, exist_ok=True)
        missing = {name: source for name, source in plan.items() if not _present(source, folder / name)}
        total = fetched.size_bytes = sum(source.size_bytes for source in plan.values())
        done = total - sum(source.size_bytes for source in missing.values())
        parts = sum(_part_bytes(folder / name) for name in missing)
        require_room(total - done - parts + _SPARE_BYTES, folder)
    meter = Meter(done + parts)
    for name, source in missing.items():
        for progress in download(source, folder / name, title, control):
            so_far = done + progress.done
            yield DownloadProgress(so_far, total, progress.what, meter.bytes_per_s(so_far))
        done += source.size_bytes
    return fetched


def _locate_all(
    hub: Hub, wanted: Sequence[WantedFile], title: str, control: JobControl
) -> tuple[dict[str, Source], Fetched]:
    plan: dict[str, Source] = {}
    fetched = Fetched()
    for file in wanted:
        stand_by(control)
        # All files of a repository come from the commit that the first one was found at.
        revision = fetched.commits.get(file.repository) or file.revision
        for name in file.names:
            try:
                located = hub.locate(file.repository, name, revision)
            except Unchecked as error:
                raise failed(
                    title,
                    say("The server states no %1 for %2, so nothing could be checked.", error.missing, name),
                    TRY_LATER,
                ) from error
            if located is not None:
                plan[name] = _pinned(located, file)
                fetched.commits.setdefault(file.repository, located.commit)
                fetched.pinned = fetched.pinned and bool(file.sha256)
                break
        else:
            if not file.optional:
                missing = " or ".join(file.names)
                raise failed(title, say("%1 holds no %2 on %3.", file.repository, missing, hub.endpoint), TRY_LATER)
    return plan, fetched


def _pinned(located: Located, file: WantedFile) -> Source:
    if not file.sha256:
        return located.source
    return Source(located.source.url, file.sha256, located.source.size_bytes)


def _present(source: Source, path: Path) -> bool:
    return path.is_file() and source.matches(path)


def _part_bytes(path: Path) -> int:
    part = path.with_name(path.name + ".part")
    return part.stat().st_size if part.is_file() else 0
