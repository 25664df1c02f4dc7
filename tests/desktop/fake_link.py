"""An engine from memory: answers in a thread of its own, records what it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from some_lessons import FakeLearning
from some_reports import FakeLaboratory

from models.answers import (
    Answer,
    Evidence,
    Exported,
    Form,
    HeatMap,
    Hit,
    Passage,
    SavedSearch,
    SearchRequest,
    Suggestion,
    TagStatus,
    Why,
)
from models.errors import UserError
from models.explored import AxisAnswer, AxisWish, Clusters, Colouring, How, MapOptions, MapPoints, MapStatus, MapWish
from models.kinds import Kind, Region
from models.library.settings import Settings
from models.programs import Program
from models.query.completion import Facets
from models.search.exporting import export
from models.shown import FileDetails, FilmFrames, PageData, SpectrogramData, TextData
from models.views import (
    DuplicateGroup,
    EncoderStatus,
    EndpointEstimate,
    EndpointSettings,
    Failure,
    LibraryStatus,
    PictureData,
    ReaderStatus,
    RootStatus,
    SharedPlace,
    SnapshotStatus,
    SpaceStatus,
    TrashReport,
    UnderWay,
)

if TYPE_CHECKING:
    from some_maps import SomeMap


def make_hit(number: int, kind: Kind = Kind.IMAGE, **changes: Any) -> Hit:
    """A hit whose ids and name follow from its number."""
    suffix = {Kind.IMAGE: "jpg", Kind.AUDIO: "wav", Kind.DOCUMENT: "pdf", Kind.FILM: "mp4"}[kind]
    name = f"{kind.value}-{number}.{suffix}"
    hit = Hit(
        item_id=number,
        file_id=1000 + number,
        path=f"/library/things/{name}".encode(),
        name=name,
        folder="/library/things",
        kind=kind,
        score=0.9,
        relevance="strong",
        reasons=("looks like: lion",),
    )
    return replace(hit, **changes)


LIBRARY = (
    make_hit(1, width=400, height=300),
    make_hit(2, Kind.AUDIO, start_s=10.0, end_s=20.0, duration_s=40.0),
    make_hit(3, Kind.DOCUMENT, text="How to keep a lion.", heading="Lions", page=3),
    make_hit(4, copies=3, relevance="maybe"),
)

WHY = Why(
    0.83,
    (
        Evidence("looks like: lion", "Basic picture encoder", 0.81, 0.312, 0.18, 0.04),
        Evidence("The name has your words", "Words", 0.3),
        Evidence("It may be what you exclude", "Basic picture encoder", 0.12, against=True),
    ),
    ("lion", "wild cat"),
    ("lion",),
)
TAGS = (
    TagStatus(1, "animals", SearchRequest("lion"), 1, 3),
    TagStatus(2, "my dog", SearchRequest(), 4, 0),
)

FAILURES = (
    Failure(
        11,
        b"/library/things/broken.jpg",
        "/library/things/broken.jpg",
        "damaged",
        "It is damaged.",
        "It ends early.",
        "Copy it again.",
    ),
    Failure(
        12,
        b"/library/things/locked.pdf",
        "/library/things/locked.pdf",
        "encrypted",
        "It is locked.",
        "It has a password.",
        "Save it without one.",
    ),
)

ENCODERS = (
    EncoderStatus(
        "minilm",
        "Basic text encoder",
        "Reads passages.",
        "Apache-2.0",
        "a package",
        (Kind.DOCUMENT,),
        installed=True,
        chosen=True,
        filled=True,
        choosable=True,
    ),
    EncoderStatus(
        "yamnet",
        "Basic sound tags",
        "Hears what a sound is.",
        "Apache-2.0",
        "Google",
        (Kind.AUDIO,),
        installed=False,
        why_not="It has not been downloaded.",
        download_bytes=4_126_810,
    ),
)


LEAVES = "The text of your documents and every query go to api.example.com."
SERVICE = EncoderStatus(
    "text-embedding",
    "text-embedding at api.example.com",
    "Reads documents elsewhere.",
    "A service: its terms apply",
    "https://api.example.com/v1",
    (Kind.DOCUMENT,),
    installed=True,
    choosable=True,
    removable=True,
    leaves=LEAVES,
)


READERS = (
    ReaderStatus("ocr", "Words in pictures", "Reads what is written.", (("en", "English"), ("de", "German")), True),
    ReaderStatus("speech", "Speech", "Writes down what is said.", (("en", "English"),), False, "It is not installed."),
)

COPIES = (
    SnapshotStatus("daily-2.sqlite", "daily", datetime(2026, 3, 8, 9, 30, tzinfo=UTC), 12_000_000, 4182),
    SnapshotStatus("version-2-1.sqlite", "version", datetime(2026, 3, 1, 8, 0, tzinfo=UTC), 11_000_000, 4000),
    SnapshotStatus(
        "daily-1.sqlite", "daily", datetime(2026, 2, 1, 8, 0, tzinfo=UTC), 9, 0, "It cannot be read: it is torn."
    ),
)


class FakeLink(FakeLaboratory, FakeLearning):
    """Answers like an engine. Tests change its attributes, and `hold` and `release` its answers."""

    def __init__(self, on_event: Callable[[str, Any], None], restore: str = "") -> None:
        self.on_event = on_event
        self.restore = restore
        self.calls: list[tuple[Any, ...]] = []
        self.hits: tuple[Hit, ...] = LIBRARY
        self.notes: tuple[str, ...] = ()
        self.roots: tuple[RootStatus, ...] = (RootStatus(1, b"/library", "/library", 4, 0, 0, offline=False),)
        self.library = LibraryStatus(roots=self.roots, counts={Kind.IMAGE: 2, Kind.AUDIO: 1, Kind.DOCUMENT: 1})
        self.failed: tuple[Failure, ...] = FAILURES
        self.known_encoders: tuple[EncoderStatus, ...] = ENCODERS
        self.known_spaces: tuple[SpaceStatus, ...] = ()
        self.set: Settings = Settings()
        self.known_readers: tuple[ReaderStatus, ...] = READERS
        self.copies: tuple[SnapshotStatus, ...] = COPIES
        self.duplicates: tuple[DuplicateGroup, ...] = ()
        self.report = TrashReport(0, "")
        self.came_back = 0
        self.estimate = EndpointEstimate("api.example.com", 12_345, 4_938_000, 1_234_500, 0.0247, LEAVES)
        self.ranked: dict[str, tuple[Hit, ...]] = {}
        self.facets = Facets(
            kinds=(("image", 2), ("audio", 1), ("document", 1)),
            extensions=(("jpg", 2), ("wav", 1), ("pdf", 1)),
            folders=(("things", 4), ("my holidays", 2)),
            tags=(("receipts", 7),),
        )
        self.suggested: tuple[Suggestion, ...] = ()
        self.saved: tuple[SavedSearch, ...] = ()
        self.shared_places: tuple[SharedPlace, ...] = ()
        self.reasons = WHY
        self.heat = HeatMap(2, 2, (0.0, 0.2, 0.4, 1.0))
        self.known_tags: tuple[TagStatus, ...] = TAGS
        self.proposals: tuple[Hit, ...] = ()
        self.programs: tuple[Program, ...] = ()
        self.text = TextData("A text.", markdown=False)
        self.known_details = FileDetails()
        self.near: tuple[Hit, ...] = ()
        self.errors: dict[str, Exception] = {}
        self.under_way = UnderWay()
        self.closed = False
        self._held: dict[str, threading.Event] = {}
        self._pool = ThreadPoolExecutor(4, thread_name_prefix="fake-engine")

    @cached_property
    def map(self) -> SomeMap:
        """What it knows of maps: made with libraries that no window loads, so only where a map is asked for."""
        from some_maps import SomeMap

        return SomeMap()

    def call(self, method: str, *args: Any) -> Future[Any]:
        self.calls.append((method, *args))
        return self._pool.submit(self._answer, method, args)

    def close(self) -> None:
        self.closed = True
        for event in self._held.values():
            event.set()
        self._pool.shutdown(wait=True)

    def asked(self, method: str) -> list[tuple[Any, ...]]:
        """The arguments of each call of a method."""
        return [call[1:] for call in self.calls if call[0] == method]

    def hold(self, text: str) -> None:
        """Don't answer searches for this text, or "ENCODER: TEXT", "download NAME" or a method, before `release`."""
        self._held[text] = threading.Event()

    def release(self, text: str) -> None:
        """Answer what was held."""
        self._held[text].set()

    def _wait_for(self, subject: str) -> None:
        if subject in self._held:
            assert self._held[subject].wait(10)

    def _answer(self, method: str, args: tuple[Any, ...]) -> Any:
        if method in self.errors:
            raise self.errors[method]
        self._wait_for(method)
        return getattr(self, f"_{method.replace('.', '_')}")(*args)

    def _status(self) -> LibraryStatus:
        return self.library

    def _search(self, request: SearchRequest) -> Answer:
        self._wait_for(request.text)
        self._wait_for(f"{request.encoder}: {request.text}")
        if request.encoder:
            return Answer(self.ranked.get(request.encoder, ()), took_ms={"encode": 11.0, "total": 34.2})
        wanted = [hit for hit in self.hits if not request.kinds or hit.kind in request.kinds]
        if request.text:
            wanted = [hit for hit in wanted if request.text in f"{hit.name} {hit.text} {hit.reasons}"]
        time.sleep(0)
        marks = dict.fromkeys(request.good, True) | dict.fromkeys(request.bad, False)
        wanted = [replace(hit, marked=marks.get(hit.item_id), folded=hit.folded * request.folded) for hit in wanted]
        return Answer(tuple(wanted), notes=self.notes)

    def _shared_all(self) -> tuple[SharedPlace, ...]:
        return self.shared_places

    def _facets(self) -> Facets:
        return self.facets

    def _suggestions(self) -> tuple[Suggestion, ...]:
        return self.suggested

    def _saved_all(self) -> tuple[SavedSearch, ...]:
        return self.saved

    def _saved_keep(self, name: str, request: SearchRequest, is_collection: bool) -> SavedSearch:
        if any(one.name == name for one in self.saved):
            raise UserError("The search was not kept.", f"There is one called {name} already.", "Choose another name.")
        made = SavedSearch(len(self.saved) + 1, name, request, is_collection)
        self.saved += (made,)
        return made

    def _saved_rename(self, saved_id: int, name: str) -> None:
        self.saved = tuple(replace(one, name=name) if one.saved_id == saved_id else one for one in self.saved)

    def _saved_remove(self, saved_id: int) -> str:
        self.removed = self.saved
        self.saved = tuple(one for one in self.saved if one.saved_id != saved_id)
        return "token"

    def _saved_restore(self, token: str) -> None:
        self.saved = self.removed

    def _saved_look(self, saved_id: int) -> None:
        self.saved = tuple(replace(one, new=0) if one.saved_id == saved_id else one for one in self.saved)

    def _why(self, request: SearchRequest, item_id: int) -> Why:
        return self.reasons

    def _heat(self, request: SearchRequest, item_id: int) -> HeatMap:
        return self.heat

    def _tags_all(self) -> tuple[TagStatus, ...]:
        return self.known_tags

    def _tags_add(self, name: str, request: SearchRequest) -> TagStatus:
        made = TagStatus(9, name, request, 0, len(self.proposals))
        self.known_tags += (made,)
        return made

    def _tags_waiting(self, tag_id: int, limit: int) -> tuple[Hit, ...]:
        return self.proposals

    def _tags_propose(self, tag_id: int) -> int:
        return len(self.proposals)

    def _tags_rename(self, tag_id: int, name: str) -> None:
        self.known_tags = tuple(replace(one, name=name) if one.tag_id == tag_id else one for one in self.known_tags)

    def _tags_change(self, *args: Any) -> int:
        return len(self.calls)

    _tags_put = _tags_decide = _tags_remove = _tags_change

    def _add_folder(self, path: bytes) -> RootStatus:
        return RootStatus(2, path, path.decode("utf-8", "replace"), 0, 0, 0, offline=False)

    def _failures(self) -> tuple[Failure, ...]:
        return self.failed

    def _picture(self, file_id: int, max_px: int) -> PictureData:
        return PictureData(4, 3, bytes(range(36)))

    def _still(self, file_id: int, time_s: float, max_px: int) -> PictureData:
        return PictureData(4, 3, bytes(range(36)))

    def _notices(self) -> str:
        return "pebble 1.0: MIT\nQt 6.11: LGPL-3.0-only"

    def _settings(self) -> Settings:
        return self.set

    def _change_settings(self, wanted: Settings) -> None:
        self.set = wanted

    def _readers(self) -> tuple[ReaderStatus, ...]:
        return self.known_readers

    def _upkeep_snapshots(self) -> tuple[SnapshotStatus, ...]:
        return self.copies

    def _duplicates_groups(self, kinds: tuple[Kind, ...], alike: bool) -> tuple[DuplicateGroup, ...]:
        wanted = [group for group in self.duplicates if not kinds or group.kind in kinds]
        return tuple(group for group in wanted if alike or group.sort == "same")

    def _duplicates_trash(self, file_ids: tuple[int, ...]) -> TrashReport:
        return self.report

    def _duplicates_undo(self, token: str) -> int:
        return self.came_back

    def _passages(self, item_id: int) -> tuple[Passage, ...]:
        return (
            Passage("What comes before.", "Lions", 2, matched=False),
            Passage("How to keep a lion.", "Lions", 3, matched=True),
            Passage("What comes after.", "Tigers", 3, matched=False),
        )

    def _export(self, request: SearchRequest, form: Form, target: bytes) -> Exported:
        return export(self._search(request).hits, form, target)

    def _export_hits(self, hits: Sequence[Hit], form: Form, target: bytes) -> Exported:
        return export(hits, form, target)

    def _programs(self, path: bytes, language: str) -> tuple[Program, ...]:
        return self.programs

    def _picture_piece(self, file_id: int, region: Region, max_px: int) -> PictureData:
        return PictureData(4, 3, bytes(range(36)))

    def _page(self, file_id: int, page: int, max_px: int, passage: str) -> PageData:
        return PageData(PictureData(3, 4, bytes(36)), min(max(page, 1), 12), 12, ((0.1, 0.2, 0.9, 0.25),))

    def _text(self, file_id: int, passage: str) -> TextData:
        return self.text

    def _stretch(self, file_id: int, start_s: float, end_s: float) -> bytes:
        return b"RIFF"

    def _spectrogram(self, file_id: int, start_s: float, end_s: float) -> SpectrogramData:
        return SpectrogramData(4, 2, bytes((0, 85, 170, 255) * 2), start_s, end_s, 40.0, 15_000.0, 80.0)

    def _frames(self, file_id: int, start_s: float, end_s: float, max_px: int) -> FilmFrames:
        return FilmFrames((), (), start_s, last=True)

    def _details(self, file_id: int, item_id: int | None) -> FileDetails:
        return self.known_details

    def _neighbours(self, item_id: int, count: int) -> tuple[Hit, ...]:
        return self.near[:count]

    def _sound(self, item_id: int) -> bytes:
        return b"RIFF"

    def _sound_file(self, file_id: int) -> bytes:
        return b"RIFF"

    def _under_way(self) -> UnderWay:
        return self.under_way

    def _encoders(self) -> tuple[EncoderStatus, ...]:
        return self.known_encoders

    def _import_encoder(self, path: bytes, architecture: str = "") -> EncoderStatus:
        return self.known_encoders[0]

    def _spaces(self) -> tuple[SpaceStatus, ...]:
        return self.known_spaces

    def _download_encoder(self, name: str) -> None:
        self._wait_for(f"download {name}")

    def _estimate_endpoint(self, settings: EndpointSettings) -> EndpointEstimate:
        return self.estimate

    def _add_endpoint(self, settings: EndpointSettings, key: str) -> EncoderStatus:
        return SERVICE

    def _explorer_options(self) -> MapOptions:
        return self.map.options

    def _explorer_map(self, wish: MapWish) -> MapStatus:
        return self.map.status(wish)

    _explorer_make_anew = _explorer_map

    def _explorer_points(self, wish: MapWish, colouring: Colouring, request: SearchRequest) -> MapPoints:
        return self.map.points(colouring)

    def _explorer_clusters(self, wish: MapWish, how: How, count: int) -> Clusters:
        return self.map.clusters(how, count)

    def _explorer_query_place(self, wish: MapWish, request: SearchRequest) -> tuple[float, float] | None:
        return 0.5, -0.4

    def _explorer_inside(self, wish: MapWish, outline: list[float]) -> tuple[int, ...]:
        return self.map.inside(outline)

    def _explorer_items_of_clusters(self, wish: MapWish, numbers: tuple[int, ...]) -> tuple[int, ...]:
        return self.map.items_of(numbers)

    def _between_place(self, wish: AxisWish) -> AxisAnswer:
        return self.map.between(wish)

    def _between_inside(self, outline: list[float]) -> tuple[int, ...]:
        return self.map.inside(outline)

    def _nothing(self, *args: Any) -> None:
        return None

    _explorer_cancel = _nothing
    _pause = _resume = _cancel = _rescan = _retry = _ignore = _remove_folder = _nothing
    _upkeep_take_snapshot = _nothing
    _pause_download = _discard_download = _use_encoder = _use_when_ready = _rest_encoder = _nothing
    _tags_undo = _nothing
    _remove_encoder = _fill_anew = _remove_space = _nothing
