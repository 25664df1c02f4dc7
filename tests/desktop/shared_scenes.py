"""Pictures of shared libraries: opening one, its results, and one that does not answer."""

from __future__ import annotations

from dataclasses import replace

from scenes import Scene, settle
from studio import StudioLink

from desktop.main_window import MainWindow
from models.answers import Answer, Hit, SearchRequest
from models.errors import LibraryUnavailable, UserError
from models.kinds import Kind
from models.shared.visiting import Guests
from models.views import SharedPlace, SharedState

ARCHIVE = SharedPlace("Team archive", "postgresql://anna@archive.example.org/findling")
SCANS = SharedPlace("Scans 1920 to 1950", "postgresql://anna@scans.example.org/scans")
STATE = SharedState(
    {Kind.IMAGE: 481_204, Kind.AUDIO: 20_311, Kind.DOCUMENT: 96_870, Kind.FILM: 3044},
    waiting=1204,
    failed=31,
    machines=(("reading-room", 20.0), ("scanner-2", 3 * 3600.0), ("old-server", 9 * 86_400.0)),
    here=("photos",),
)
GONE = LibraryUnavailable(
    "The shared library at postgresql://anna@archive.example.org/findling cannot be used.",
    'It says: connection to server at "archive.example.org", port 5432 failed: Connection refused.',
    "Check its address, the user, the password and that the server runs.",
)


def answer(link: StudioLink) -> None:
    """Let a link know two shared libraries."""
    link.shared_places = (ARCHIVE, SCANS)
    guests = Guests()
    own = link._search

    def search(request: SearchRequest) -> Answer:
        found = own(replace(request, library=""))
        if not request.library:
            return found
        if request.library == SCANS.name:
            raise GONE
        return replace(found, hits=guests.receive(_placed(found.hits), ARCHIVE.name, 0))

    link._search = search
    link._shared_state = lambda name: STATE
    link._shared_rest = lambda name: None


def _placed(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Every third is of a folder that this computer does not have."""
    return tuple(
        replace(hit, offline=True, preview="", path=b"scans/" + hit.name.encode()) if place % 3 == 2 else hit
        for place, hit in enumerate(hits)
    )


def _open(window: MainWindow, link: StudioLink) -> None:
    dialog = window.sharing.ask_for_address()
    dialog.address.setText(ARCHIVE.address)
    settle()


def _refused(window: MainWindow, link: StudioLink) -> None:
    link.errors["shared.attempt"] = UserError(
        "The shared library was not opened.",
        "The address holds a password, and addresses are kept in a file that is not protected.",
        "Leave it out of the address, and put it into the file .pgpass in your own folder.",
    )
    dialog = window.sharing.ask_for_address()
    dialog.address.setText("postgresql://anna:secret@archive.example.org/findling")
    dialog.attempt()
    settle()


def _results(window: MainWindow, link: StudioLink) -> None:
    window.query.type_text("a lake in the mountains")
    window.sharing.book.open(ARCHIVE.name)
    settle()
    window.results.setCurrentIndex(window.results.hits.index(0))
    settle()


def _away(window: MainWindow, link: StudioLink) -> None:
    _results(window, link)
    window.results.setCurrentIndex(window.results.hits.index(2))
    settle()


def _gone(window: MainWindow, link: StudioLink) -> None:
    window.query.type_text("a lake in the mountains")
    window.sharing.book.open(SCANS.name)
    settle()


SCENES: tuple[Scene, ...] = (
    ("shared-open", answer, _open),
    ("shared-refused", answer, _refused),
    ("shared-results", answer, _results),
    ("shared-away", answer, _away),
    ("shared-gone", answer, _gone),
    ("shared-narrow-results", answer, _results),
)
