"""What the pictures of the window show of films, words, duplicates, copies and failed files."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from models.answers import Hit
from models.errors import BadFileReason
from models.kinds import Kind
from models.views import DuplicateFile, DuplicateGroup, Failure, ReaderStatus, SnapshotStatus

_HOME = "/home/anna"
_FILMS = (
    ("over the pass.mp4", 2, 724.0, 64.0, Kind.IMAGE, "", ""),
    ("first evening at the hut, with everybody.mov", 3, 1893.0, 612.0, Kind.AUDIO, "", ""),
    (
        "GOPR0417.MP4",
        7,
        96.0,
        30.0,
        Kind.DOCUMENT,
        "speech",
        "and if you look over there, right behind the lake, that is where we slept the first night",
    ),
)

READERS = (
    ReaderStatus(
        "ocr",
        "Words in pictures",
        "Reads signs, letters and screenshots; about a second for each picture.",
        (("latin", "Latin letters"), ("zh", "Chinese")),
        installed=True,
    ),
    ReaderStatus(
        "speech",
        "Speech",
        "Writes down what is said; an hour of sound takes about five minutes.",
        (("en", "English"), ("de", "German")),
        installed=False,
        why_not="The reader of speech is not on this computer. Install the package faster-whisper to have it.",
    ),
)

COPIES = (
    SnapshotStatus("daily-3.sqlite", "daily", datetime(2026, 3, 8, 9, 30, tzinfo=UTC), 41_200_000, 14_817),
    SnapshotStatus("replaced-1.sqlite", "replaced", datetime(2026, 3, 7, 19, 2, tzinfo=UTC), 41_000_000, 14_790),
    SnapshotStatus("daily-2.sqlite", "daily", datetime(2026, 3, 7, 9, 29, tzinfo=UTC), 40_900_000, 14_771),
    SnapshotStatus("version-2-1.sqlite", "version", datetime(2026, 2, 1, 8, 0, tzinfo=UTC), 33_000_000, 12_002),
    SnapshotStatus(
        "daily-1.sqlite",
        "daily",
        datetime(2026, 1, 30, 8, 0, tzinfo=UTC),
        9_100,
        0,
        "It cannot be read: the file is no database.",
    ),
)


def film_hits(previews: list[str]) -> tuple[Hit, ...]:
    """A shot, a sound and some spoken words, each of a film."""
    found = []
    for number, (name, picture, duration_s, start_s, item_kind, reader, text) in enumerate(_FILMS):
        hit = Hit(
            item_id=500 + number,
            file_id=500 + number,
            path=os.fsencode(f"{_HOME}/Videos/{name}"),
            name=name,
            folder=f"{_HOME}/Videos",
            kind=Kind.FILM,
            score=0.9,
            relevance=("strong", "strong", "maybe")[number],
            reasons=(
                ("Looks like: alp, valley", "Sounds like: laughter", "What is said in it has all your words")[number],
            ),
            start_s=start_s,
            end_s=start_s + 10,
            duration_s=duration_s,
            width=1920,
            height=1080,
            preview=previews[picture],
            item_kind=item_kind,
            reader=reader,
            text=text,
            taken_at="2023-07-14T18:22:05",
            camera="GoPro HERO8 Black",
        )
        found.append(hit)
    return tuple(found)


def sign_hit(folder: Path) -> Hit:
    """A picture of a sign, whose words were read."""
    image = QImage(1200, 800, QImage.Format.Format_RGB32)
    image.fill(QColor("#5d7f5a"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#6b5138"))
    painter.drawRect(QRectF(560, 480, 60, 320))
    painter.setBrush(QColor("#e7d9b5"))
    painter.drawRoundedRect(QRectF(240, 180, 720, 320), 24, 24)
    painter.setPen(QColor("#2c2416"))
    font = QFont(painter.font())
    font.setPixelSize(92)
    painter.setFont(font)
    painter.drawText(QPointF(300, 310), "Norberghytta")
    font.setPixelSize(64)
    painter.setFont(font)
    painter.drawText(QPointF(300, 430), "4 km  \N{RIGHTWARDS ARROW}")
    painter.end()
    target = folder / "sign.jpg"
    image.save(str(target), "JPG", 90)
    return Hit(
        item_id=600,
        file_id=600,
        path=os.fsencode(f"{_HOME}/Pictures/2023/Norway/IMG_2043.jpg"),
        name="IMG_2043.jpg",
        folder=f"{_HOME}/Pictures/2023/Norway",
        kind=Kind.IMAGE,
        score=0.9,
        relevance="strong",
        reasons=("What is written in it has all your words",),
        preview=str(target),
        width=1200,
        height=800,
        item_kind=Kind.DOCUMENT,
        reader="ocr",
        region=(0.235, 0.25, 0.765, 0.42),
        text="Norberghytta",
        title="Sign above the tree line",
        taken_at="2023-07-14T11:02:40",
        camera="FUJIFILM X-T4",
        tags="hiking\nNorway\nhut\nJotunheimen",
    )


def away(hit: Hit) -> Hit:
    """The same on a drive that is not connected."""
    return replace(
        hit, offline=True, folder="/media/anna/Archive/2019", path=b"/media/anna/Archive/2019/" + hit.path[-9:]
    )


def duplicate_groups(previews: list[str], peaks: str) -> tuple[DuplicateGroup, ...]:
    """Groups of each kind and sort."""
    return (
        _group(
            "same",
            Kind.IMAGE,
            "It lies in the folder with most of its neighbours, and its name says most.",
            previews[1],
            3,
        ),
        _group("alike", Kind.IMAGE, "It has the most pixels.", previews[3], 4),
        _group("same", Kind.AUDIO, "It has been there longest.", peaks, 2),
        _group("same", Kind.FILM, "It has been there longest.", previews[7], 2),
        _group("alike", Kind.DOCUMENT, "It is the newest.", "", 2),
        *(_group("same", Kind.IMAGE, "It has been there longest.", preview, 2) for preview in previews[4:]),
    )


_NAMES = {
    Kind.IMAGE: (
        "lake at dusk.jpg",
        "IMG_2041 (1).jpg",
        "lake at dusk, copy for Marie and Tom.jpg",
        "20230714_182205.jpg",
    ),
    Kind.AUDIO: ("divers calling.wav", "track 07.wav"),
    Kind.FILM: ("over the pass.mp4", "over the pass (2).mp4"),
    Kind.DOCUMENT: ("norway plan.pdf", "norway plan old.pdf"),
}
_next_id = iter(range(9000, 10_000))


def _group(sort: str, kind: Kind, why_best: str, preview: str, count: int) -> DuplicateGroup:
    files = []
    for number in range(count):
        size_bytes = 8_412_331 if sort == "same" else 8_412_331 // (1 + 2 * number)
        file = DuplicateFile(
            file_id=next(_next_id),
            path=b"/home/anna/x",
            name=_NAMES[kind][number],
            folder=(
                "/home/anna/Pictures/2023/Norway",
                "/home/anna/Downloads",
                "/media/anna/Archive",
                "/home/anna/Phone",
            )[number],
            kind=kind,
            size_bytes=size_bytes,
            changed_at=1_689_000_000.0 + number * 86_400,
            sameness=1.0 if sort == "same" or not number else 0.94,
            preview=preview,
            width=6000 // (1 + number * (sort == "alike")) if kind in (Kind.IMAGE, Kind.FILM) else 0,
            height=4000 // (1 + number * (sort == "alike")) if kind in (Kind.IMAGE, Kind.FILM) else 0,
            duration_s=96.0 if kind in (Kind.AUDIO, Kind.FILM) else 0.0,
            pages=12 if kind is Kind.DOCUMENT else 0,
            offline=number == 2,
        )
        files.append(file)
    spare = sum(file.size_bytes for file in files[1:])
    return DuplicateGroup("same" if sort == "same" else "alike", kind, tuple(files), why_best, spare)


def ignored(number: int) -> Failure:
    """A failed file that is left alone."""
    path = f"{_HOME}/Documents/Scans/old {number}.tif"
    return Failure(
        80 + number,
        path.encode(),
        path,
        BadFileReason.DAMAGED,
        "The picture is damaged.",
        "Its header makes no sense.",
        "Scan it again if you still have the paper.",
        ignored=True,
    )
