"""What filters leave, against the same said in plain Python over a catalogue of odd files."""

from __future__ import annotations

import gc
import math
import random
import weakref
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.catalogue import contents, facts, files, tagging
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import NewContent, NewItem
from models.catalogue.facts import Facts
from models.catalogue.files import ScannedFile
from models.kinds import Kind
from models.query.parser import parse
from models.query.parts import HAS, IS, Around, Field, Filter, Range
from models.search import filters
from models.search.holdings import Inventory

TODAY = date(2026, 3, 1)
FOLDERS = ("Holidays", "Holidays/Old Ones", "work", "STRASSE", "äöü")
NAMES = ("Beach", "beach 2", "Report.final", "ÄRGER", "x")
SUFFIXES = {Kind.IMAGE: ("jpg", "PNG"), Kind.AUDIO: ("wav",), Kind.FILM: ("mp4",), Kind.DOCUMENT: ("txt", "tar.gz")}
CAMERAS = ("", "Canon EOS 5D", "NIKON D70")
TAGS = ("Receipts", "dog", "Straße")


def at(day: str) -> datetime:
    """The first moment of a day, by the clock on the wall."""
    return datetime.fromisoformat(day)


@dataclass
class Row:
    """A file, as plain as can be."""

    kind: Kind
    folder: str
    name: str
    size: int
    moment: datetime
    taken: bool = False
    looked_into: bool = True
    content: int = 0
    duration: float = 0.0
    camera: str = ""
    place: tuple[float, float] | None = None
    tags: tuple[str, ...] = ()
    text: bool = False
    sound: bool = False
    offline: bool = False


def random_rows(seed: int, count: int = 60) -> list[Row]:
    draw = random.Random(seed)
    rows: list[Row] = []
    for number in range(count):
        kind = draw.choice(list(Kind))
        row = Row(
            kind,
            draw.choice(FOLDERS),
            f"{draw.choice(NAMES)}{number}.{draw.choice(SUFFIXES[kind])}",
            draw.choice((0, 10, 999, 5_000_000, 5_000_001, 10**12)),
            at("2020-01-01") + timedelta(days=draw.randrange(2000), seconds=draw.randrange(86400)),
            looked_into=draw.random() > 0.2,
            offline=draw.random() < 0.2,
        )
        if row.looked_into:
            row.taken = draw.random() < 0.4
            row.content = number
            row.duration = draw.choice((0.0, 3.0, 59.9, 600.0)) if kind in (Kind.AUDIO, Kind.FILM) else 0.0
            row.camera = draw.choice(CAMERAS)
            row.place = draw.choice((None, (52.5, 13.4), (52.51, 13.41), (-33.9, 151.2)))
            row.tags = tuple(tag for tag in TAGS if draw.random() < 0.3)
            row.text = kind is Kind.DOCUMENT or draw.random() < 0.2
            row.sound = kind is Kind.AUDIO or (kind is Kind.FILM and draw.random() < 0.5)
            twin = draw.choice(rows) if rows and draw.random() < 0.2 else None
            if twin is not None and twin.looked_into and twin.kind is kind:
                known = ("content", "duration", "camera", "place", "tags", "text", "sound", "taken")
                for name in known:
                    setattr(row, name, getattr(twin, name))
                if row.taken:
                    row.moment = twin.moment
        rows.append(row)
    return rows


def holds(row: Row, rows: list[Row], one: Filter) -> bool:
    """What a filter means, in plain Python."""
    return any(_holds(row, rows, one.field, value) for value in one.values) != one.negated


def _holds(row: Row, rows: list[Row], field: Field, value: object) -> bool:
    copies = sum(other.looked_into and other.content == row.content for other in rows)
    has = {
        "text": row.text,
        "place": row.place is not None,
        "date": row.taken,
        "camera": bool(row.camera),
        "tag": bool(row.tags),
        "sound": row.sound,
    }
    being = {"offline": row.offline, "copy": row.looked_into and copies > 1, "new": not row.looked_into}
    inside = isinstance(value, Range)
    within = {
        Field.DATE: inside and _inside(row.moment.date().toordinal(), value),
        Field.SIZE: inside and _inside(row.size, value),
        Field.DURATION: inside and row.duration > 0 and _inside(row.duration, value),
    }
    if field in within:
        return bool(within[field])
    if field is Field.NEAR:
        assert isinstance(value, Around)
        return row.place is not None and _km(row.place, (value.latitude, value.longitude)) <= value.km
    text = str(value)
    answers = {
        Field.KIND: lambda: row.kind == text,
        Field.NAME: lambda: text.casefold() in row.name.casefold(),
        Field.FOLDER: lambda: text.casefold() in f"/m/{row.folder}".casefold(),
        Field.EXT: lambda: row.name.rpartition(".")[2].lower() == text,
        Field.CAMERA: lambda: text.casefold() in row.camera.casefold() if row.looked_into else text == "",
        Field.TAG: lambda: text.casefold() in [tag.casefold() for tag in row.tags],
        Field.HAS: lambda: has[text],
        Field.IS: lambda: being[text],
    }
    return answers[field]()


def _inside(number: float, value: object) -> bool:
    assert isinstance(value, Range)
    return (value.low is None or number >= value.low) and (value.high is None or number <= value.high)


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """By the spherical law of cosines, another formula than the one that is tested."""
    a, b, difference = math.radians(one[0]), math.radians(other[0]), math.radians(one[1] - other[1])
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(difference)
    return 6371.0 * math.acos(max(-1.0, min(1.0, cosine)))


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[list[Row], Facts]]:
    made = []
    for seed in range(4):
        rows = random_rows(seed)
        folder = tmp_path_factory.mktemp(f"library{seed}")
        catalogue = Catalogue(folder / "catalogue.sqlite", folder / "snapshots")
        fill(catalogue, rows)
        with catalogue.read() as connection:
            made.append((rows, facts.read(connection)))
        catalogue.close()
    return made


def fill(catalogue: Catalogue, rows: list[Row]) -> None:
    with catalogue.write() as connection:
        root_id = files.add_root(connection, b"/m")
        tag_ids = {name: tagging.put_tag(connection, name) for name in TAGS}
        ids: dict[int, int] = {}
        for row in rows:
            path = f"/m/{row.folder}/{row.name}".encode()
            mtime_ns = int(row.moment.timestamp()) * 10**9
            files.put_scanned(connection, root_id, [ScannedFile(path, row.kind, row.size, mtime_ns)])
            (file_id,) = [one.file_id for one in files.known_at(connection, path, b"", 1)]
            if row.looked_into:
                if row.content not in ids:
                    ids[row.content] = put_content(connection, row)
                    for tag in row.tags:
                        tagging.decide(connection, tag_ids[tag], [ids[row.content]], "kept")
                files.mark_indexed(connection, file_id, ids[row.content], row.size, mtime_ns)
            if row.offline:
                files.set_offline(connection, [file_id])


def put_content(connection: object, row: Row) -> int:
    new = NewContent(
        f"{row.content:064d}",
        row.kind,
        duration_s=row.duration,
        taken_at=row.moment.isoformat() if row.taken else "",
        camera=row.camera,
        latitude=row.place[0] if row.place else None,
        longitude=row.place[1] if row.place else None,
    )
    content_id = contents.put_content(connection, new)
    items = []
    if row.text:
        reader = "" if row.kind is Kind.DOCUMENT else "ocr"
        items.append(NewItem(Kind.DOCUMENT, 0, {}, text="words", reader=reader))
    if row.sound:
        items.append(NewItem(Kind.AUDIO, 0, {}))
    contents.put_items(connection, content_id, items)
    return content_id


def ranges(numbers: st.SearchStrategy[float]) -> st.SearchStrategy[Range]:
    ends = st.one_of(st.none(), numbers)
    return st.builds(Range, ends, ends)


TEXTS = st.sampled_from(
    ["beach", "BEACH 2", "report.FINAL", "ärger", "hol", "old ones", "work", "strasse", "zzz", "canon"]
)
VALUES = {
    Field.KIND: st.sampled_from([str(kind) for kind in Kind]),
    Field.NAME: TEXTS,
    Field.FOLDER: TEXTS,
    Field.EXT: st.sampled_from(["jpg", "png", "wav", "mp4", "txt", "gz", "exe"]),
    Field.CAMERA: st.sampled_from(["canon", "D70", "eos 5d", "leica"]),
    Field.TAG: st.sampled_from(["receipts", "DOG", "straße", "STRASSE", "cat"]),
    Field.HAS: st.sampled_from(HAS),
    Field.IS: st.sampled_from(IS),
    Field.DATE: ranges(st.integers(date(2020, 1, 1).toordinal(), date(2025, 12, 31).toordinal())),
    Field.SIZE: ranges(st.sampled_from([0, 10, 11, 999, 5_000_000, 5_000_001, 10**13])),
    Field.DURATION: ranges(st.sampled_from([0.0, 3.0, 59.9, 60.0, 600.0])),
    Field.NEAR: st.builds(
        Around, st.sampled_from([52.5, 0.0, -33.9]), st.sampled_from([13.4, 151.2]), st.sampled_from([0.5, 5, 30000])
    ),
}
FILTERS = st.sampled_from(list(Field)).flatmap(
    lambda field: st.builds(
        Filter, st.just(field), st.lists(VALUES[field], min_size=1, max_size=3).map(tuple), st.booleans()
    )
)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 3), st.lists(FILTERS, max_size=4))
def test_filters_leave_what_plain_python_leaves(
    libraries: list[tuple[list[Row], Facts]], number: int, conditions: list[Filter]
) -> None:
    rows, known = libraries[number]
    expected = [all(holds(row, rows, one) for one in conditions) for row in rows]
    assert filters.matching(known, conditions).tolist() == expected


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("kind:picture", lambda row: row.kind is Kind.IMAGE),
        ("-kind:picture,sound", lambda row: row.kind not in (Kind.IMAGE, Kind.AUDIO)),
        ("before:2022", lambda row: row.moment < at("2022-01-01")),
        ("after:2022-05", lambda row: row.moment >= at("2022-06-01")),
        ("date:2021-03..2021-08", lambda row: at("2021-03-01") <= row.moment < at("2021-09-01")),
        ("size:>5MB", lambda row: row.size > 5_000_000),
        ("duration:<10s", lambda row: 0 < row.duration < 10),
        ('folder:"old ones"', lambda row: row.folder == "Holidays/Old Ones"),
        ("-folder:old", lambda row: row.folder != "Holidays/Old Ones"),
        ("near:52.5,13.4,5km", lambda row: row.place in ((52.5, 13.4), (52.51, 13.41))),
        ("ext:.JPG", lambda row: row.name.endswith(".jpg")),
        ("tag:dog is:offline", lambda row: "dog" in row.tags and row.offline),
    ],
)
def test_what_is_typed_leaves_what_it_says(libraries: list[tuple[list[Row], Facts]], typed: str, means: object) -> None:
    for rows, known in libraries:
        found = filters.matching(known, parse(typed, TODAY).filters)
        assert found.tolist() == [means(row) for row in rows]


def test_what_filters_leave_is_remembered_wherever_they_stand(libraries: list[tuple[list[Row], Facts]]) -> None:
    inventory = Inventory(libraries[0][1])
    pictures = inventory.left_by(parse("kind:picture dog", TODAY).filters)
    assert inventory.left_by(parse("two dogs kind:picture", TODAY).filters)[1] is pictures[1]
    for typed in ("-kind:picture", "kind:picture is:offline", "", "kind:picture"):
        conditions = parse(typed, TODAY).filters
        files, items = inventory.left_by(conditions)
        assert files.tolist() == filters.matching(inventory.facts, conditions).tolist()
        assert items.tolist() == inventory.items_of(files).tolist()


def test_an_inventory_that_is_replaced_is_let_go_at_once(libraries: list[tuple[list[Row], Facts]]) -> None:
    inventory = Inventory(libraries[0][1])
    inventory.left_by(parse("kind:picture", TODAY).filters)
    known = weakref.ref(inventory)
    gc.disable()
    try:
        del inventory
        assert known() is None
    finally:
        gc.enable()
