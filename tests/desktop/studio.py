"""A library to take pictures of: painted landscapes, sounds, documents, in an engine from memory."""

from __future__ import annotations

import math
import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from fake_link import FakeLink
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QLinearGradient, QPainter, QPolygonF
from studio_encoders import ENCODERS, SPACES
from studio_library import COPIES, READERS, away, duplicate_groups, film_hits, ignored, sign_hit
from studio_views import StudioViews

from models.answers import Answer, Hit, Passage, Relevance, SearchRequest, Suggestion
from models.kinds import Kind
from models.views import DuplicateGroup, Failure, LibraryStatus, PictureData, RootStatus

_HOME = "/home/anna"
_NAMES = (
    "IMG_2041.jpg",
    "lake at dusk.jpg",
    "DSC00317.jpg",
    "sunrise over the ridge.jpg",
    "hike, last day.jpg",
    "P1010982.jpg",
    "from the hut.jpg",
    "autumn.jpg",
    "IMG_2077.jpg",
    "the long way round to the northern shore.jpg",
    "evening.jpg",
    "IMG_1999.jpg",
)
_FOLDERS = (f"{_HOME}/Pictures/2023/Norway", f"{_HOME}/Pictures/Holidays", f"{_HOME}/Pictures/Phone")
_DOCUMENTS = (
    (
        "norway plan.pdf",
        "Day 4: round the lake",
        "We leave the hut at six to see the sun come up behind the ridge. The path round the lake is easy, about "
        "eleven kilometres, with two streams to cross. Bring the small stove: there is a place for coffee on the "
        "northern shore, sheltered from the wind.",
        4,
    ),
    (
        "letter to Marie.docx",
        "",
        "The lake was so still that evening that I could not tell where the mountains ended and the water began. "
        "I wished you had been there. On the way back it rained, of course, and the tent was never quite dry again.",
        None,
    ),
    (
        "field notes.md",
        "Birds",
        "Two divers on the lake at dawn, calling. A pair of ring ouzels above the tree line. Nothing on the way down.",
        None,
    ),
)
_SOUNDS = (
    ("waves on gravel.flac", 96.0, 20.0),
    ("divers calling.wav", 44.0, 10.0),
    ("rain on the tent.ogg", 310.0, 120.0),
)


class Studio:
    """Makes pictures, waveforms and hits in a folder."""

    def __init__(self, folder: Path, photographs: list[Path]) -> None:
        self.folder = folder
        self.chance = random.Random(7)
        self.previews = [self._preview(number, photographs) for number in range(len(_NAMES))]

    def hits(self) -> tuple[Hit, ...]:
        """Hits of all kinds, mixed."""
        pictures = [self._picture(number) for number in range(len(_NAMES))]
        sounds = [self._sound(number) for number in range(len(_SOUNDS))]
        documents = [self._document(number) for number in range(len(_DOCUMENTS))]
        order = pictures[:2] + documents[:1] + sounds[:1] + pictures[2:5] + sounds[1:2] + documents[1:2]
        order += pictures[5:8] + sounds[2:] + documents[2:] + [away(pictures[8])] + pictures[9:]
        films = film_hits(self.previews)
        return (*order[:4], films[0], sign_hit(self.folder), *order[4:8], *films[1:], *order[8:])

    def duplicates(self) -> tuple[DuplicateGroup, ...]:
        """Groups of each kind and sort."""
        return duplicate_groups(self.previews, self._peaks(1))

    def _preview(self, number: int, photographs: list[Path]) -> str:
        target = self.folder / f"preview-{number}.jpg"
        if photographs:
            reader = QImageReader(str(photographs[number % len(photographs)]))
            reader.setScaledSize(reader.size().scaled(QSize(900, 900), Qt.AspectRatioMode.KeepAspectRatio))
            image = reader.read()
        else:
            image = self._landscape(number)
        image.save(str(target), "JPG", 88)
        return str(target)

    def _landscape(self, number: int) -> QImage:
        chance = random.Random(number)
        size = QSize(900, 600) if number % 4 else QSize(640, 800)
        image = QImage(size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hue = chance.choice((205, 215, 20, 30, 340, 190, 265))
        sky = QLinearGradient(0, 0, 0, size.height())
        sky.setColorAt(0, QColor.fromHsl(hue, 120, 120))
        sky.setColorAt(0.6, QColor.fromHsl((hue + 25) % 360, 150, 205))
        painter.fillRect(image.rect(), sky)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 250, 225, 230))
        painter.drawEllipse(QPointF(chance.uniform(0.2, 0.8) * size.width(), size.height() * 0.32), 38, 38)
        for layer in range(4):
            base = size.height() * (0.45 + 0.13 * layer)
            phase, rough = chance.uniform(0, 6), chance.uniform(50, 90) / (layer + 1)
            ridge = [QPointF(0, size.height())]
            for x in range(0, size.width() + 12, 12):
                wave = math.sin(x / 130 + phase) + 0.5 * math.sin(x / 53 + 2 * phase) + 0.2 * math.sin(x / 17)
                ridge.append(QPointF(x, base - rough * wave))
            ridge.append(QPointF(size.width(), size.height()))
            painter.setBrush(QColor.fromHsl((hue + 40 - 12 * layer) % 360, 60 + 12 * layer, 150 - 32 * layer))
            painter.drawPolygon(QPolygonF(ridge))
        painter.end()
        return image

    def _peaks(self, number: int) -> str:
        target = self.folder / f"sound-{number}.peaks"
        chance = random.Random(number + 40)
        values = bytearray()
        for step in range(600):
            swell = 0.45 + 0.4 * math.sin(step / (34 + 9 * number)) * math.sin(step / 11 + number)
            values.append(int(255 * max(0.03, min(1.0, swell * chance.uniform(0.55, 1.0)))))
        target.write_bytes(bytes(values))
        return str(target)

    def _hit(self, number: int, name: str, kind: Kind, **more: Any) -> Hit:
        folder = {
            Kind.IMAGE: _FOLDERS[number % 3],
            Kind.AUDIO: f"{_HOME}/Recordings",
            Kind.DOCUMENT: f"{_HOME}/Documents",
        }
        path = os.fsencode(f"{folder[kind]}/{name}")
        return Hit(
            item_id=len(_NAMES) * list(Kind).index(kind) + number,
            file_id=len(_NAMES) * list(Kind).index(kind) + number,
            path=path,
            name=name,
            folder=folder[kind],
            kind=kind,
            score=0.9,
            **more,
        )

    def _picture(self, number: int) -> Hit:
        return self._hit(
            number,
            _NAMES[number],
            Kind.IMAGE,
            relevance="strong" if number < 4 else "maybe" if number < 9 else "weak",
            reasons=("looks like: lakeside, alp, valley",),
            preview=self.previews[number],
            width=6000,
            height=4000,
            copies=3 if number == 1 else 1,
        )

    def _sound(self, number: int) -> Hit:
        name, duration_s, start_s = _SOUNDS[number]
        return self._hit(
            number,
            name,
            Kind.AUDIO,
            relevance=("strong", "maybe", "weak")[number],
            reasons=("sounds like: waves, stream, wind",),
            preview=self._peaks(number),
            duration_s=duration_s,
            start_s=start_s,
            end_s=start_s + 10,
        )

    def _document(self, number: int) -> Hit:
        name, heading, text, page = _DOCUMENTS[number]
        return self._hit(
            number,
            name,
            Kind.DOCUMENT,
            relevance=("strong", "maybe", "maybe")[number],
            reasons=("says: \N{LEFT DOUBLE QUOTATION MARK}the path round the lake\N{RIGHT DOUBLE QUOTATION MARK}",),
            heading=heading,
            text=text,
            page=page,
        )


class StudioLink(StudioViews, FakeLink):
    """The engine of the pictures."""

    def __init__(self, on_event: Callable[[str, Any], None], studio: Studio) -> None:
        super().__init__(on_event)
        self.hits = studio.hits()
        self.duplicates = studio.duplicates()
        self.copies = COPIES
        self.known_readers = READERS
        counts = {Kind.IMAGE: 4182, Kind.FILM: 87, Kind.AUDIO: 311, Kind.DOCUMENT: 1204}
        self.roots = (
            RootStatus(1, b"/home/anna/Pictures", "/home/anna/Pictures", 4182, 0, 3, offline=False, kept_up="watched"),
            RootStatus(2, b"/home/anna/Documents", "/home/anna/Documents", 1204, 0, 1, offline=False, away=300),
            RootStatus(3, b"/home/anna/Recordings", "/home/anna/Recordings", 311, 0, 0, offline=False),
            RootStatus(4, b"/media/anna/Archive", "/media/anna/Archive", 9120, 0, 0, offline=True),
        )
        self.library = LibraryStatus(roots=self.roots, counts=counts, failed=4)
        self.failed = (*_FAILURES, ignored(1), ignored(2))
        self.known_encoders = ENCODERS
        self.known_spaces = SPACES
        self.suggested = (
            Suggestion("lakeside", Kind.IMAGE),
            Suggestion("Ocean", Kind.AUDIO),
            Suggestion("Two days on the northern path", Kind.DOCUMENT),
            Suggestion("date:2023"),
        )

    def _search(self, request: SearchRequest) -> Answer:
        if request.text == "zebra":
            return Answer(())
        if request.encoder:
            return self._ranked(request)
        hits = [hit for hit in self.hits if not request.kinds or hit.kind in request.kinds]
        return Answer(tuple(hits), notes=self.notes)

    def _ranked(self, request: SearchRequest) -> Answer:
        """Another order for each encoder, with cosines that fall."""
        chance = random.Random(request.encoder)
        hits = [hit for hit in self.hits if hit.kind in request.kinds]
        chance.shuffle(hits)
        measured = []
        for place, hit in enumerate(hits):
            relevance: Relevance = "strong" if place < 3 else "maybe" if place < 6 else "weak"
            cosine = 0.34 - 0.017 * place
            measured.append(replace(hit, cosine=cosine, score=0.96 - 0.09 * place, relevance=relevance))
        return Answer(tuple(measured), took_ms={"total": chance.uniform(18, 70)})

    def _picture(self, file_id: int, max_px: int) -> PictureData:
        hit = next(hit for hit in self.hits if hit.file_id == file_id)
        image = QImage(hit.preview).convertToFormat(QImage.Format.Format_RGB888)
        rows = [bytes(image.constScanLine(y))[: image.width() * 3] for y in range(image.height())]
        return PictureData(image.width(), image.height(), b"".join(rows))

    def _still(self, file_id: int, time_s: float, max_px: int) -> PictureData:
        return self._picture(file_id, max_px)

    def _passages(self, item_id: int) -> tuple[Passage, ...]:
        hit = next(hit for hit in self.hits if hit.item_id == item_id)
        before = "The weather was better than we had feared: one shower, and then the sun. The hut has room "
        after = (
            "On the way back keep to the eastern side. The bridge was washed away in spring, but the ford is shallow."
        )
        return (
            Passage(before + "for twelve, and a key hangs with the neighbours.", "Day 3: to the hut", 3, matched=False),
            Passage(hit.text, hit.heading, hit.page, matched=True),
            Passage(after, "Day 5: down to the valley", 5, matched=False),
        )


_FAILURES = (
    Failure(
        1,
        b"/home/anna/Pictures/Phone/IMG_0007.jpg",
        "/home/anna/Pictures/Phone/IMG_0007.jpg",
        "damaged",
        "The picture is damaged.",
        "It ends before its last line, as after a copy that was cut short.",
        "Copy it again from where it came from, then choose Retry.",
    ),
    Failure(
        2,
        b"/home/anna/Documents/tax 2022.pdf",
        "/home/anna/Documents/tax 2022.pdf",
        "encrypted",
        "The document is locked.",
        "It can be opened with a password only.",
        "Save a copy without a password, if you want it to be found.",
    ),
    Failure(
        3,
        b"/home/anna/Pictures/2023/Norway/panorama.tif",
        "/home/anna/Pictures/2023/Norway/panorama.tif",
        "too large",
        "The picture is too large.",
        "It has 1,204 million pixels; Findling looks into up to 400 million.",
        "Save a smaller copy.",
    ),
    Failure(
        4,
        b"/home/anna/Pictures/Phone/IMG_0411.jpg",
        "/home/anna/Pictures/Phone/IMG_0411.jpg",
        "empty",
        "The file is empty.",
        "It has no content at all.",
        "Nothing can be done, unless there is another copy.",
    ),
)
