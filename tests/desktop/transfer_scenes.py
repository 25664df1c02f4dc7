"""Pictures of importing a library."""

from __future__ import annotations

from scenes import Scene, nothing, settle
from studio import StudioLink

from desktop.main_window import MainWindow
from models.transfer.reports import ExportView, ImportFigures, RootCheck, RootView, TransferStatus

EXPORT = ExportView(
    folder=b"/media/drive/Findling library 2026-11-20",
    made_at="2026-11-20T18:30:00+00:00",
    findling="0.1.0",
    roots=(
        RootView(1, b"/home/anna/Pictures", "/home/anna/Pictures", 41_230, b"/home/anna/Pictures"),
        RootView(2, b"/media/anna/archive", "/media/anna/archive", 8_112, b"/media/anna/archive"),
        RootView(3, b"C:\\Scans", "C:\\Scans", 312, b""),
    ),
    counts={"files": 49_654, "items": 61_200, "contents": 48_001, "vectors": 61_200},
    size_bytes=412_000_000,
    spaces=("openclip/vit-b-32",),
)
FIGURES = ImportFigures(
    contents=48_001,
    items=61_200,
    vectors=61_200,
    files=49_342,
    known_files=12,
    left_out_files=312,
    decisions=640,
    saved=7,
    marks=215,
    away=["/media/anna/archive"],
    left_out=["The vectors of openclip/vit-l-14: no encoder here makes such."],
    copy="replaced-20261126T120000Z.sqlite",
)


def check(_folder: bytes, number: int, _here: bytes) -> RootCheck:
    """The first folder is here, the second away."""
    return RootCheck(exists=number != 2, looked_for=20, found=19 if number != 2 else 0)


def answer(link: StudioLink) -> None:
    """Let a link answer what is asked of exported libraries."""
    for name, give in (
        ("look_into", lambda folder: EXPORT),
        ("check_folder", check),
        ("try_import", lambda folder, folders: FIGURES),
        ("import_from", lambda folder, folders: FIGURES),
    ):
        setattr(link, f"_transfers_{name}", give)


def _show(window: MainWindow, link: StudioLink) -> None:
    window.panels.show_import(EXPORT)
    settle()


def _try(window: MainWindow, link: StudioLink) -> None:
    _show(window, link)
    page = window.panels.importing
    page.cards[2].leave_out.setChecked(True)
    settle()
    page.attempt.click()
    settle()


def _at_work(window: MainWindow, link: StudioLink) -> None:
    link.on_event("transfer", TransferStatus("import", 31_000, 159_000, "Bringing pictures, sounds and passages"))
    window.panels.show_activity()
    settle()


def _large(window: MainWindow, link: StudioLink) -> None:
    _try(window, link)
    window.preferences.theme.choose_text(200)
    settle()


SCENES: tuple[Scene, ...] = (
    ("transfer-import", answer, _show),
    ("transfer-tried", answer, _try),
    ("transfer-large-text", answer, _large),
    ("transfer-activity", nothing, _at_work),
)
