"""Gets encoders into the store and out of it: downloads, imports, removals, and which of them are in use."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from models.encoders import extras, known, laion_clap_backend
from models.encoders.checkpoints import OPENCLIP_CONFIG, OPENCLIP_WEIGHTS, TOKENIZER_FILES, Checkpoint, recognise
from models.encoders.choices import FAMILY_KINDS, Choices, read_choices, write_choices
from models.encoders.download import DownloadProgress, Source, download, stand_by
from models.encoders.endpoint import FAMILY as ENDPOINT
from models.encoders.endpoint_adding import forget_key_of, ready_to_install
from models.encoders.fetching import Fetched, WantedFile, fetch
from models.encoders.hub import Hub
from models.encoders.importing import NOT_IMPORTED, importable, locate_openclip
from models.encoders.presets import Preset, preset_named
from models.encoders.protocol import Installation
from models.encoders.room import NoRoom
from models.encoders.store import EncoderStore, Stored
from models.encoders.under_way import UnderWay
from models.errors import EncoderUnavailable, UserError
from models.jobs import Cancelled, JobControl
from models.kinds import Kind
from models.messages import say
from models.views import EndpointSettings

_OPENCLIP_NAME = re.compile(r"openclip:([^/\s]+)/([^/\s]+)")

Downloading = Generator[DownloadProgress, None, Stored]
Proof = Callable[[Installation, Path, JobControl], None]
"""Tries an encoder that lies in a folder before it is taken, or raises a `UserError`, or `Cancelled` at its control."""


class Acquisitions:
    """Safe between threads; an encoder is downloaded once at a time.

    Args:
        store: where encoders live.
        files: name -> the one file of an encoder that is no preset.
        hub: where presets and OpenCLIP's checkpoints are fetched from.
        prove: see `Proof`.
    """

    def __init__(self, store: EncoderStore, files: Mapping[str, Source], hub: Hub, prove: Proof) -> None:
        self._store = store
        self._files = files
        self._hub = hub
        self._prove = prove
        self._lock = threading.Lock()
        self._under_way = UnderWay()

    def cancel(self) -> None:
        """Tell downloads and imports in progress to end; nothing can be brought afterwards."""
        self._under_way.cancel()

    def close(self) -> None:
        """As `cancel`, and wait until they have ended. What downloads brought is kept."""
        self._under_way.close()

    def choices(self) -> Choices:
        """Which encoders are in use."""
        return read_choices(self._store.choices, self._store.stored())

    def choose(self, change: Callable[[Choices], Choices], before: Choices | None = None) -> None:
        """Change which encoders are in use.

        Args: before: what was in use where nothing is written down yet, if the list of what is installed, from which
            it follows then, has changed since.

        Raises: UserError: the disk refuses.
        """
        with self._lock:
            written = self._store.choices.exists()
            self._write(change(self.choices() if written or before is None else before))

    def import_from(self, path: Path, architecture: str, backend: str = "") -> Stored:
        """See `Encoders.import_from`."""
        laion_clap_backend.require(backend)
        with (
            self._under_way.importing() as control,
            importable(path, architecture, self._store.workplace, self._tokenizers(), control) as checkpoint,
        ):
            extras.require(NOT_IMPORTED, known.lacking(checkpoint.family, checkpoint.files))
            return self._install(laion_clap_backend.with_backend(checkpoint, backend), control)

    def add_endpoint(self, settings: EndpointSettings, key: str) -> Stored:
        """See `Encoders.add_endpoint`."""
        with self._under_way.importing() as control, ready_to_install(settings, key) as checkpoint:
            return self._install(checkpoint, control)

    def remove(self, name: str) -> None:
        """Delete an encoder, and its key if it has one; another that answers for its kind has to be chosen, or the
        basic one does.

        Raises: UserError: it comes with Findling, is unknown, or the disk refuses; or it is removed, but not its key.
        """
        present = next((one for one in self._store.stored() if one.name == name), None)
        if known.is_basic(name) and present is None:
            raise UserError(
                say("%1 cannot be removed.", name),
                "It comes with Findling.",
                "Choose another encoder if you do not want it.",
            )
        before = self.choices()
        self._store.remove(name)
        self.choose(lambda choices: choices.without(name), before)
        if present is not None:
            forget_key_of(present)

    def download(self, name: str, control: JobControl) -> Downloading:
        """See `Encoders.download`. Returns: what was installed."""
        folder = self._folder_of(name)
        if not folder:
            raise UserError(
                say("%1 cannot be downloaded.", name),
                "Findling knows no download for it.",
                "Look at the list of encoders, write openclip:ARCHITECTURE/TAG, or import its files from a folder.",
            )
        with self._under_way.download(folder, name, control):
            if name in self._files:
                return (yield from self._download_file(name, self._files[name], control))
            if preset := preset_named(name):
                if preset.research_only and name != preset.name:
                    raise UserError(
                        say("%1 was not downloaded.", name),
                        say("Its licence allows research only: %1.", preset.licence),
                        say(
                            "If that suits you, choose it in the list of encoders, where it is called %1.", preset.name
                        ),
                    )
                return (yield from self._download_preset(preset, control))
            return (yield from self._download_openclip(name, control))

    def discard_download(self, name: str) -> None:
        """See `Encoders.discard_download`."""
        folder = self._folder_of(name)
        if not folder:
            raise UserError(
                say("What came of %1 was not thrown away.", name),
                "Findling knows no download of this name.",
                "Look at the list of encoders for their names.",
            )
        with self._under_way.standing_still(folder, name):
            self._store.discard_download(folder)

    def _folder_of(self, name: str) -> str:
        """What the folder of a download is called, whichever of its names it is asked for by; "" where there is none.

        Nothing of a name that somebody typed can lead out of the folder of downloads.
        """
        if name in self._files:
            return name
        if preset := preset_named(name):
            return preset.name
        if match := _OPENCLIP_NAME.fullmatch(name):
            plain = re.sub(r"[^a-z0-9]+", "-", f"{match[1]}-{match[2]}".lower()).strip("-")
            return f"openclip-{plain}" if plain else ""
        return ""

    def _download_file(self, name: str, source: Source, control: JobControl) -> Downloading:
        title = next((one.title for one in known.statuses(self._store, self.choices()) if one.name == name), name)
        folder = self._store.download_folder(name)
        target = folder / source.url.rsplit("/", 1)[-1]
        yield from download(source, target, title, control)
        yield _trying(title, source.size_bytes)
        with self._cleared(name):
            return self._install(replace(recognise(target), origin={"checked": "pinned"}), control)

    def _download_preset(self, preset: Preset, control: JobControl) -> Downloading:
        extras.require(say("%1 was not downloaded.", preset.title), known.lacking_for(preset))
        folder = self._store.download_folder(preset.name)
        fetched = yield from fetch(self._hub, preset.wanted, folder, preset.title, control)
        yield _trying(preset.title, fetched.size_bytes)
        with (
            self._cleared(preset.name),
            importable(folder, "", self._store.workplace, self._tokenizers(), control) as checkpoint,
        ):
            origin = {"preset": preset.name, **_origin(preset.repository, fetched)}
            settings = {**checkpoint.settings, **preset.settings}
            return self._install(replace(checkpoint, name=preset.name, settings=settings, origin=origin), control)

    def _download_openclip(self, name: str, control: JobControl) -> Downloading:
        architecture, _, tag = name.removeprefix("openclip:").partition("/")
        title = f"OpenCLIP {architecture}/{tag}"
        extras.require(say("%1 was not downloaded.", title), known.lacking("openclip", ()))
        yield DownloadProgress(0, 0, say("Looking for %1", title))
        place = locate_openclip(architecture, tag, control)
        repository = place["repository"]
        wanted = _openclip_files(repository, place)
        own_name = self._folder_of(name)
        folder = self._store.download_folder(own_name)
        fetched = yield from fetch(self._hub, wanted, folder, title, control)
        yield _trying(title, fetched.size_bytes)
        # Without a configuration beside the weights OpenCLIP's own is taken.
        bare = "" if (folder / OPENCLIP_CONFIG).is_file() else f"{architecture}/{tag}"
        with (
            self._cleared(own_name),
            importable(folder, bare, self._store.workplace, (), control) as checkpoint,
        ):
            return self._install(replace(checkpoint, name=own_name, origin=_origin(repository, fetched)), control)

    def _install(self, checkpoint: Checkpoint, control: JobControl) -> Stored:
        before = self.choices()
        with self._store.staged(checkpoint) as staged:
            stand_by(control)
            if self._store.same_as(staged) is None:
                self._prove(known.installation_of(staged), staged.folder, control)
            stand_by(control)
            stored = self._store.commit(staged)
        if stored.family in FAMILY_KINDS:
            kind = FAMILY_KINDS[stored.family]
            basic = self._basic_answers(kind)
            self.choose(lambda choices: choices.welcoming(kind, stored.name, basic_answers=basic), before)
        elif stored.family == ENDPOINT:
            # Whatever else there is: it answers when a person says so.
            self.choose(lambda choices: choices.filling(stored.name), before)
        return stored

    def _basic_answers(self, kind: Kind) -> bool:
        return any(one.description.name == known.BASIC[kind] for one in known.installed(self._store))

    def _tokenizers(self) -> list[Path]:
        return [one.folder for one in self._store.stored() if one.family == "clap"]

    def _write(self, choices: Choices) -> None:
        try:
            write_choices(self._store.choices, choices)
        except OSError as error:
            raise UserError(
                "The choice of encoders could not be kept.",
                say("Its file cannot be written (%1).", error.strerror or error),
                "Check that there is room on the disk and that the library's folder can be written.",
            ) from error

    @contextlib.contextmanager
    def _cleared(self, name: str) -> Iterator[None]:
        """Afterwards the downloaded files are gone, unless this computer was the reason that they could not be used, or
        somebody asked for a pause."""
        try:
            yield
        except (EncoderUnavailable, NoRoom, Cancelled):
            raise
        except Exception:
            self._store.discard_download(name)
            raise
        self._store.discard_download(name)


def _trying(title: str, size_bytes: int) -> DownloadProgress:
    return DownloadProgress(size_bytes, size_bytes, say("Trying %1, and measuring how it works quickest here", title))


def _origin(repository: str, fetched: Fetched) -> dict[str, str]:
    return {
        "repository": repository,
        "revision": fetched.commits.get(repository, ""),
        "checked": "pinned" if fetched.pinned else "hub",
    }


def _openclip_files(repository: str, place: Mapping[str, str]) -> list[WantedFile]:
    if place["file"]:
        safe = str(Path(place["file"]).with_suffix(".safetensors"))
        return [WantedFile(repository, "main", (safe, place["file"]))]
    wanted = [
        WantedFile(repository, "main", (OPENCLIP_CONFIG,), optional=True),
        WantedFile(repository, "main", OPENCLIP_WEIGHTS),
    ]
    if place["tokenizer"]:
        wanted += [WantedFile(repository, "main", (name,), optional=True) for name in TOKENIZER_FILES]
    return wanted
