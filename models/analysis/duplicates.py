"""What is there twice: files that are equal to the byte, and files that look, sound or read alike."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from models.analysis.alike import Alike, Method
from models.analysis.best import rank, why_best
from models.analysis.films import Films
from models.analysis.looks import Looks
from models.analysis.sounds import Sounds
from models.analysis.stars import Stars
from models.analysis.texts import Texts
from models.analysis.trashing import TrashCan, Trashing
from models.catalogue import duplicates
from models.catalogue.catalogue import Catalogue
from models.catalogue.duplicates import FoundFile
from models.jobs import Cancelled, Job, JobControl, Progress
from models.kinds import Kind
from models.messages import say
from models.paths import LibraryPaths
from models.views import DuplicateFile, DuplicateGroup, TrashReport

SPACES: Mapping[Kind, str] = {
    Kind.IMAGE: "efficientnet-lite0/features",
    Kind.AUDIO: "spectral/timbre",
    Kind.DOCUMENT: "minilm-l6-v2/text",
}
"""Spaces of the basic encoders, which are always at work: what is alike was measured in them."""

# What is only alike never counts as equal.
_MOST_ALIKE = 0.999
_GROUPS_AT_ONCE = 200
_LOOK_AGAIN_S = 0.5


def methods(catalogue: Catalogue, paths: LibraryPaths, spaces: Mapping[Kind, str] = SPACES) -> dict[Kind, Method]:
    """How each kind is compared. Args: spaces: names of those whose vectors are used, by the kind of item."""
    pictures, sounds, texts = (spaces[kind] for kind in (Kind.IMAGE, Kind.AUDIO, Kind.DOCUMENT))
    return {
        Kind.IMAGE: Method(Looks(catalogue, paths), "", say("Comparing pictures")),
        Kind.AUDIO: Method(Sounds(catalogue, paths, sounds), sounds, say("Comparing sounds")),
        Kind.FILM: Method(Films(catalogue, pictures, sounds), pictures, say("Comparing films")),
        Kind.DOCUMENT: Method(Texts(catalogue), texts, say("Comparing documents")),
    }


class Duplicates:
    """Groups of files of which one is enough. Nothing is ever chosen or moved by itself. Safe between threads.

    Args:
        can: the trash of the system.
        spaces: see `methods`.

    Attributes:
        progress: of looking for what is alike; None while nobody does.
    """

    def __init__(
        self, catalogue: Catalogue, paths: LibraryPaths, can: TrashCan, spaces: Mapping[Kind, str] = SPACES
    ) -> None:
        self._catalogue = catalogue
        self._paths = paths
        self._alike = Alike(catalogue, lambda: methods(catalogue, paths, spaces))
        self._trashing = Trashing(catalogue, can, self._company)
        self._finding = threading.Lock()
        self._controls: set[JobControl] = set()
        self._state: tuple[int, ...] = ()
        self._stars = self._shown = Stars()
        self.progress: Progress | None = None

    def groups(self, kinds: tuple[Kind, ...] = (), alike: bool = True) -> tuple[DuplicateGroup, ...]:
        """All groups, those that free the most first; what is alike is looked for at first, which may take a minute.

        Args:
            kinds: of the files; empty means all.
            alike: whether files that are only alike are wanted, too. Where looking for them was cancelled, only what is
                the same to the byte comes.
        """
        if alike:
            try:
                for _ in self.find(JobControl()):
                    pass
            except Cancelled:
                alike = False
        stars = self._shown = self._stars if alike else Stars()
        with self._catalogue.read() as connection:
            held_twice = duplicates.contents_held_twice(connection)
        best_ids = dict.fromkeys((*map(stars.best_of, held_twice), *stars))
        groups = [group for group in self._assemble(list(best_ids), stars) if not kinds or group.kind in kinds]
        return tuple(sorted(groups, key=lambda group: (-group.spare_bytes, group.files[0].path)))

    def find(self, control: JobControl) -> Job:
        """Look for what is alike, unless it is known for the catalogue as it is. Raises: Cancelled."""
        self._controls.add(control)
        try:
            while not self._finding.acquire(timeout=_LOOK_AGAIN_S):
                if control.cancelled:
                    raise Cancelled
                yield self.progress or Progress(0, 0, say("Waiting for the comparison that is under way"))
            try:
                yield from self._find(control)
            finally:
                self.progress = None
                self._finding.release()
        finally:
            self._controls.discard(control)

    @property
    def looking(self) -> bool:
        """Whether duplicates are looked for now."""
        return bool(self._controls)

    def cancel(self) -> None:
        """Stop looking for what is alike."""
        for control in tuple(self._controls):
            control.cancel()

    def trash(self, file_ids: Collection[int]) -> TrashReport:
        """Move files of the groups that were asked for last to the trash; see `Trashing.move`.

        Raises: UserError: then nothing was moved.
        """
        return self._trashing.move(file_ids)

    def undo(self, token: str) -> int:
        """Put back what was moved; see `Trashing.undo`. Raises: UserError: some files could not be put back."""
        return self._trashing.undo(token)

    def _find(self, control: JobControl) -> Job:
        with self._catalogue.read() as connection:
            state = duplicates.state(connection)
        if state == self._state:
            return
        stars = Stars()
        for progress in self._alike.find(stars, control):
            self.progress = progress
            yield progress
        self._stars, self._state = stars, state

    def _company(self, content_id: int) -> Collection[int]:
        # A group is what a person was shown as one: where that was only what is the same, nothing alike stands in.
        stars = self._shown
        best_id = stars.best_of(content_id)
        return {best_id, *stars.around(best_id)}

    def _assemble(self, best_ids: Sequence[int], stars: Stars) -> Iterator[DuplicateGroup]:
        """Groups around some contents, with the files as they are now; a group of one file is none."""
        gone = self._trashing.gone
        for start in range(0, len(best_ids), _GROUPS_AT_ONCE):
            members = {
                best_id: {best_id: 1.0, **stars.around(best_id)} for best_id in best_ids[start:][:_GROUPS_AT_ONCE]
            }
            with self._catalogue.read() as connection:
                files = duplicates.files_holding(connection, [one for of_best in members.values() for one in of_best])
            for best_id, sameness in members.items():
                there = (file for one in sameness for file in files.get(one, ()) if file.file_id not in gone)
                found = _without_second_names(there)
                if len(found) > 1:
                    yield self._group(found, best_id, sameness)

    def _group(self, found: Sequence[FoundFile], best_id: int, sameness: Mapping[int, float]) -> DuplicateGroup:
        # All others were compared with this content, so the best is one of its files, unless all of those are away.
        best = min(found, key=lambda file: (file.offline, file.content_id != best_id, rank(file)))
        others = sorted((file for file in found if file is not best), key=rank)
        return DuplicateGroup(
            sort="same" if len({file.content_id for file in found}) == 1 else "alike",
            kind=Kind(best.kind),
            files=tuple(self._file(file, best, sameness) for file in (best, *others)),
            why_best=why_best(best, others),
            spare_bytes=sum(file.size_bytes for file in others if not file.offline),
        )

    def _file(self, file: FoundFile, best: FoundFile, sameness: Mapping[int, float]) -> DuplicateFile:
        same = file.content_id == best.content_id
        preview = self._paths.preview_name(file.sha256, file.preview) if file.preview else ""
        return DuplicateFile(
            file_id=file.file_id,
            path=file.path,
            name=file.name,
            folder=file.folder,
            kind=Kind(file.kind),
            size_bytes=file.size_bytes,
            changed_at=file.mtime_ns / 1e9,
            sameness=1.0 if same else min(sameness[file.content_id], _MOST_ALIKE),
            preview=preview,
            width=file.width,
            height=file.height,
            duration_s=file.duration_s,
            pages=file.pages,
            offline=bool(file.offline),
        )


def _without_second_names(files: Iterable[FoundFile]) -> list[FoundFile]:
    """Without those that are further names of a file (hard links): they take no room of their own."""
    found: dict[object, FoundFile] = {}
    for file in sorted(files, key=rank):
        found.setdefault((file.device, file.inode) if file.inode else file.file_id, file)
    return list(found.values())
