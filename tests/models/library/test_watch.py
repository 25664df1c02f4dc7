"""Changes on a real file system are told: once, soon, and none is missed."""

from __future__ import annotations

import ctypes
import errno
import itertools
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from watchdog.observers.api import BaseObserver

from models.library import keeper, mounts
from models.library.bursts import Burst, Pace, folders_above
from models.library.ignore import Rules
from models.library.mounts import Mount, known_mounts, mount_of, mounts_inside
from models.library.watch import Watcher

DEADLINE_S = 60.0
SIGN = "settled "
_numbers = itertools.count()
FAST = Pace(quiet_s=0.05, longest_s=0.5, look_every_s=0.05, patience_s=20.0)
only_linux = pytest.mark.skipif(sys.platform != "linux", reason="about inotify")


class Told:
    """Everything that a watcher has told."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self.calls: list[frozenset[bytes]] = []
        self.states = 0
        self.threads: set[threading.Thread] = set()
        self.failure: Exception | None = None

    def on_changes(self, paths: frozenset[bytes]) -> None:
        with self._news:
            self.calls.append(paths)
            self.threads.add(threading.current_thread())
            self._news.notify_all()
        if self.failure is not None:
            raise self.failure

    def on_state(self) -> None:
        with self._news:
            self.states += 1
            self.threads.add(threading.current_thread())
            self._news.notify_all()

    @property
    def everything(self) -> set[bytes]:
        return set().union(*self.calls)

    @property
    def paths(self) -> set[bytes]:
        return {path for path in self.everything if not os.path.basename(path).startswith(os.fsencode(SIGN))}

    def forget(self) -> None:
        with self._news:
            self.calls = []
            self.states = 0

    def wait(self, *paths: bytes | Path) -> None:
        """Wait until each path, or a folder that it lies in, was told."""
        wanted = [os.fsencode(path) for path in paths]
        self.wait_until(lambda: all(covers(self.paths, path) for path in wanted))

    def wait_until(self, is_so: Callable[[], object]) -> None:
        deadline_s = time.monotonic() + DEADLINE_S
        with self._news:
            while not is_so():
                assert time.monotonic() < deadline_s, f"after {DEADLINE_S} s only {sorted(self.paths)[:20]} were told"
                self._news.wait(0.05)


def covers(told: set[bytes], path: bytes) -> bool:
    return path in told or any(folder in told for folder in folders_above(b"/", path))


def nothing_left_out(_root: bytes, _path: bytes) -> bool:
    return False


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def watcher(told: Told) -> Iterator[Watcher]:
    made = Watcher(told.on_changes, told.on_state, pace=FAST)
    yield made
    made.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = tmp_path / "pictures"
    path.mkdir()
    return path


@pytest.fixture
def watched(watcher: Watcher, told: Told, root: Path) -> Watcher:
    """A watcher that has told of the root and waits for changes."""
    (root / "old").mkdir()
    write(root / "old" / "cat.jpg")
    begin(watcher, told, root)
    return watcher


def begin(
    watcher: Watcher, told: Told, *roots: Path, leaves_out: Callable[[bytes, bytes], bool] = nothing_left_out
) -> None:
    watcher.follow({number: os.fsencode(root) for number, root in enumerate(roots, 1)}, leaves_out)
    told.wait(*roots)
    told.wait_until(lambda: all(watcher.state_of(number) != "away" for number in range(1, len(roots) + 1)))
    settle(told, roots[0])


def settle(told: Told, root: Path) -> None:
    """Wait until all that happened before now has been told, then forget it.

    A file that is moved in is one event, and events are told in their order.
    """
    told.forget()
    sign = root / f"{SIGN}{next(_numbers)}"
    write(root.parent / sign.name)
    (root.parent / sign.name).rename(sign)
    told.wait_until(lambda: covers(told.everything, b(sign)))
    told.forget()


def write(path: Path | bytes, content: bytes = b"x") -> None:
    with open(path, "wb") as file:
        file.write(content)


def b(path: Path) -> bytes:
    return os.fsencode(path)


# ---- what changes is told ----


def test_a_root_is_told_whole_at_first(watcher: Watcher, told: Told, root: Path) -> None:
    write(root / "cat.jpg")
    watcher.follow({7: b(root)}, nothing_left_out)
    told.wait(root)
    told.wait_until(lambda: told.states and watcher.state_of(7) == "watched")
    assert told.paths == {b(root)}
    assert watcher.why(7) == ""


def test_a_new_file(watched: Watcher, told: Told, root: Path) -> None:
    write(root / "old" / "dog.jpg")
    told.wait(root / "old" / "dog.jpg")
    assert told.paths == {b(root / "old" / "dog.jpg")}


def test_a_changed_file(watched: Watcher, told: Told, root: Path) -> None:
    with open(root / "old" / "cat.jpg", "ab") as file:
        file.write(b"more")
    told.wait(root / "old" / "cat.jpg")
    assert told.paths == {b(root / "old" / "cat.jpg")}


def test_a_deleted_file(watched: Watcher, told: Told, root: Path) -> None:
    (root / "old" / "cat.jpg").unlink()
    told.wait(root / "old" / "cat.jpg")
    assert told.paths == {b(root / "old" / "cat.jpg")}


def test_a_file_moved_within(watched: Watcher, told: Told, root: Path) -> None:
    (root / "old" / "cat.jpg").rename(root / "tiger.jpg")
    told.wait(root / "tiger.jpg", root / "old" / "cat.jpg")
    assert told.paths == {b(root / "tiger.jpg"), b(root / "old" / "cat.jpg")}


def test_a_file_moved_over_another(watched: Watcher, told: Told, root: Path) -> None:
    """As editors save."""
    write(root / "old" / ".cat.jpg.new", b"new")
    (root / "old" / ".cat.jpg.new").replace(root / "old" / "cat.jpg")
    told.wait(root / "old" / "cat.jpg")


def test_moved_in_and_out(watched: Watcher, told: Told, root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (outside / "album" / "deep").mkdir(parents=True)
    write(outside / "album" / "deep" / "a.jpg")
    write(outside / "b.jpg")
    (outside / "album").rename(root / "album")
    (outside / "b.jpg").rename(root / "b.jpg")
    told.wait(root / "album", root / "b.jpg")
    assert told.paths == {b(root / "album"), b(root / "b.jpg")}
    settle(told, root)
    write(root / "album" / "deep" / "later.jpg")
    told.wait(root / "album" / "deep" / "later.jpg")
    settle(told, root)
    (root / "album").rename(outside / "album")
    (root / "b.jpg").rename(outside / "b.jpg")
    told.wait(root / "album", root / "b.jpg")
    assert told.paths == {b(root / "album"), b(root / "b.jpg")}


def test_a_folder_moved_out_and_in_again(watched: Watcher, told: Told, root: Path, tmp_path: Path) -> None:
    for name in ("once", "twice"):
        (root / "old").rename(tmp_path / "elsewhere")
        told.wait(root / "old")
        settle(told, root)
        (tmp_path / "elsewhere").rename(root / "old")
        told.wait(root / "old")
        settle(told, root)
        write(root / "old" / name)
        told.wait(root / "old" / name)
    assert watched.state_of(1) == "watched"


def test_a_renamed_folder(watched: Watcher, told: Told, root: Path) -> None:
    (root / "old" / "deep").mkdir()
    settle(told, root)
    (root / "old").rename(root / "new")
    told.wait(root / "old", root / "new")
    assert told.paths == {b(root / "old"), b(root / "new")}
    settle(told, root)
    write(root / "new" / "deep" / "later.jpg")
    told.wait(root / "new" / "deep" / "later.jpg")
    assert told.paths == {b(root / "new" / "deep" / "later.jpg")}


def test_a_deleted_folder(watched: Watcher, told: Told, root: Path) -> None:
    shutil.rmtree(root / "old")
    told.wait(root / "old")
    assert told.paths == {b(root / "old")}
    assert watched.state_of(1) == "watched"


def test_nothing_is_missed_in_new_folders(watched: Watcher, told: Told, root: Path) -> None:
    """Files that come before, while and after their folders are watched."""
    made = []
    for number in range(40):
        folder = root / f"new {number}" / "deep" / "er"
        folder.mkdir(parents=True)
        for name in ("at once.jpg", "too.jpg"):
            write(folder / name)
            made.append(folder / name)
    told.wait(*made)
    settle(told, root)
    later = [root / f"new {number}" / "deep" / "er" / "later.jpg" for number in range(40)]
    for path in later:
        write(path)
    told.wait(*later)
    assert told.paths == {b(path) for path in later}


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are text there")
def test_names_that_are_no_text(watched: Watcher, told: Told, root: Path) -> None:
    folder = os.path.join(b(root), b"fold\xff")
    os.mkdir(folder)
    write(os.path.join(folder, b"\xfe.jpg"))
    told.wait(folder)
    settle(told, root)
    os.rename(os.path.join(folder, b"\xfe.jpg"), os.path.join(b(root), b"\xfd.jpg"))
    told.wait(os.path.join(folder, b"\xfe.jpg"), os.path.join(b(root), b"\xfd.jpg"))
    settle(told, root)
    write(os.path.join(folder, b"\xfc.jpg"))
    told.wait(os.path.join(folder, b"\xfc.jpg"))
    assert told.paths == {os.path.join(folder, b"\xfc.jpg")}


def test_permissions_that_change_are_told(watched: Watcher, told: Told, root: Path) -> None:
    (root / "old" / "cat.jpg").chmod(0o640)
    told.wait(root / "old" / "cat.jpg")
    (root / "old").chmod(0o750)
    told.wait_until(lambda: b(root / "old") in told.paths)


# ---- what is no change is not told ----


def test_reading_is_no_change(watched: Watcher, told: Told, root: Path) -> None:
    """Our own looking must not be a reason to look again."""
    for _ in range(3):
        (root / "old" / "cat.jpg").read_bytes()
        os.listdir(root / "old")
        os.stat(root / "old" / "cat.jpg")
        with os.scandir(root) as entries:
            assert {entry.name for entry in entries if entry.is_dir()} == {"old"}
    write(root / "sign")
    told.wait(root / "sign")
    assert told.paths == {b(root / "sign")}


@only_linux
def test_a_file_is_told_when_it_is_whole(watched: Watcher, told: Told, root: Path) -> None:
    """That it is there is told at once; that it grows is not, or a film that is being recorded would never rest."""
    with open(root / "film.mkv", "wb", buffering=0) as file:
        told.wait(root / "film.mkv")
        settle(told, root)
        for _ in range(20):
            file.write(b"frame")
        write(root / "sign")
        told.wait(root / "sign")
        assert told.paths == {b(root / "sign")}
    told.wait(root / "film.mkv")


def test_many_changes_of_one_file_are_told_together(watched: Watcher, told: Told, root: Path) -> None:
    for number in range(50):
        write(root / "notes.txt", b"%d" % number)
    told.wait(root / "notes.txt")
    settle_calls = len(told.calls)
    assert settle_calls <= 20
    assert told.paths == {b(root / "notes.txt")}


# ---- what is left out ----


def test_what_is_left_out_is_not_told(watcher: Watcher, told: Told, root: Path) -> None:
    library = b(root / "library")
    rules = Rules()

    def leaves_out(of: bytes, path: bytes) -> bool:
        return path == library or path.startswith(library + b"/") or rules.leaves_out_path(of, path)

    (root / "node_modules" / "deep").mkdir(parents=True)
    begin(watcher, told, root, leaves_out=leaves_out)
    (root / "library").mkdir()
    write(root / "library" / "catalogue.sqlite")
    write(root / "node_modules" / "a.jpg")
    write(root / "node_modules" / "deep" / "b.jpg")
    (root / ".git" / "objects").mkdir(parents=True)
    write(root / ".git" / "objects" / "c")
    write(root / "film.mkv.part")
    (root / "film.mkv.part").rename(root / "film.mkv")
    told.wait(root / "film.mkv")
    assert told.paths == {b(root / "film.mkv")}


@only_linux
def test_what_is_left_out_costs_no_watch(
    watcher: Watcher, told: Told, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from watchdog.observers import inotify_c

    asked = []
    really = inotify_c.inotify_add_watch

    def note(number: int, path: bytes, mask: int) -> int:
        asked.append(path)
        return really(number, path, mask)

    monkeypatch.setattr(inotify_c, "inotify_add_watch", note)
    for name in ("node_modules/a/b", "kept/deep", "marked/deep"):
        (root / name).mkdir(parents=True)
    write(root / "marked" / ".nomedia")
    begin(watcher, told, root, leaves_out=Rules().leaves_out_path)
    assert set(asked) == {b(root), b(root / "kept"), b(root / "kept" / "deep"), b(root / "marked")}


@pytest.mark.parametrize("marker", [".nomedia", ".findlingignore"])
def test_a_marker_comes_and_goes(watcher: Watcher, told: Told, root: Path, marker: str) -> None:
    (root / "private" / "deep").mkdir(parents=True)
    begin(watcher, told, root, leaves_out=Rules().leaves_out_path)
    write(root / "private" / marker, b"")
    told.wait(root / "private")
    settle(told, root)
    write(root / "private" / "deep" / "a.jpg")
    write(root / "sign")
    told.wait(root / "sign")
    assert told.paths == {b(root / "sign")}
    settle(told, root)
    (root / "private" / marker).unlink()
    told.wait(root / "private")
    settle(told, root)
    write(root / "private" / "deep" / "b.jpg")
    told.wait(root / "private" / "deep" / "b.jpg")


def test_other_rules_mean_looking_again(watched: Watcher, told: Told, root: Path) -> None:
    def leaves_out(_root: bytes, path: bytes) -> bool:
        return path.endswith(b".txt")

    watched.follow({1: b(root)}, leaves_out)
    told.wait_until(lambda: b(root) in told.paths)
    settle(told, root)
    write(root / "a.txt")
    write(root / "a.jpg")
    told.wait(root / "a.jpg")
    assert told.paths == {b(root / "a.jpg")}


# ---- many at once ----


def test_a_burst_is_told_in_few_words(watched: Watcher, told: Told, root: Path) -> None:
    (root / "many").mkdir()
    settle(told, root)
    for number in range(5000):
        write(root / "many" / f"{number}.jpg", b"")
    write(root / "last")
    told.wait(root / "last")
    paths = told.paths
    assert all(covers(paths, b(root / "many" / f"{number}.jpg")) for number in range(5000))
    assert all(len(call) <= 2000 for call in told.calls)
    assert len(told.calls) < 50
    assert len(told.threads) == 1


def test_changes_that_never_end_are_told_all_the_same(watched: Watcher, told: Told, root: Path) -> None:
    done = threading.Event()

    def scribble() -> None:
        while not done.wait(FAST.quiet_s / 10):
            write(root / "log.txt")

    scribbler = threading.Thread(target=scribble)
    scribbler.start()
    try:
        told.wait(root / "log.txt")
    finally:
        done.set()
        scribbler.join()


@only_linux
def test_what_the_system_could_not_keep_is_looked_for(watcher: Watcher, told: Told, root: Path) -> None:
    """The kernel keeps some thousand changes; while we are too slow to take them, the others are lost."""
    reached, go_on = threading.Event(), threading.Event()

    def leaves_out(_root: bytes, path: bytes) -> bool:
        if path == b(root / "slow"):
            reached.set()
            go_on.wait(DEADLINE_S)
        return False

    (root / "many").mkdir()
    begin(watcher, told, root, leaves_out=leaves_out)
    queued = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text())
    if queued > 50_000:
        pytest.skip(f"this system keeps {queued} changes")
    try:
        (root / "slow").mkdir()
        assert reached.wait(DEADLINE_S)
        for number in range(queued // 2 + 500):
            write(root / "many" / str(number), b"")
    finally:
        go_on.set()
    told.wait_until(lambda: b(root) in told.paths)
    settle(told, root)
    write(root / "many" / "later.jpg")
    told.wait(root / "many" / "later.jpg")
    assert watcher.state_of(1) == "watched"


# ---- roots that come and go ----


def test_a_root_goes_away_and_comes_back(watched: Watcher, told: Told, root: Path) -> None:
    root.rename(root.with_name("elsewhere"))
    told.wait_until(lambda: told.states and watched.state_of(1) == "away")
    assert "not there" in watched.why(1)
    write(root.with_name("elsewhere") / "while away.jpg")
    assert told.calls == []
    told.forget()
    root.with_name("elsewhere").rename(root)
    told.wait_until(lambda: told.states and watched.state_of(1) == "watched")
    told.wait(root)
    assert told.paths == {b(root)}
    settle(told, root)
    write(root / "old" / "later.jpg")
    told.wait(root / "old" / "later.jpg")


def test_another_folder_in_its_place(watched: Watcher, told: Told, root: Path, tmp_path: Path) -> None:
    """As when a drive is mounted; without a moment in between."""
    (tmp_path / "other").mkdir()
    write(tmp_path / "other" / "dog.jpg")
    root.rename(tmp_path / "first")
    (tmp_path / "other").rename(root)
    told.wait_until(lambda: b(root) in told.paths)
    settle(told, root)
    write(root / "later.jpg")
    told.wait(root / "later.jpg")


def test_a_deleted_root_that_is_made_again(watched: Watcher, told: Told, root: Path) -> None:
    for _ in range(3):
        shutil.rmtree(root)
        root.mkdir()
        told.wait_until(lambda: b(root) in told.paths)
        settle(told, root)
        write(root / "later.jpg")
        told.wait(root / "later.jpg")
        told.forget()


@pytest.mark.parametrize("deleted", [False, True])
def test_a_root_that_is_gone_tells_nothing_of_its_files(told: Told, root: Path, deleted: bool) -> None:
    """It may be a drive that was pulled: what the catalogue knows about it stays."""
    # It looks for itself only now and then, so that what is told first cannot be that the root is gone.
    watcher = Watcher(told.on_changes, told.on_state, pace=Pace(quiet_s=1.0, longest_s=60.0, look_every_s=30.0))
    try:
        write(root / "old.jpg")
        watcher.follow({1: b(root)}, nothing_left_out)
        told.wait(root)
        told.forget()
        write(root / "new.jpg")
        if deleted:
            shutil.rmtree(root)
        else:
            root.rename(root.with_name("elsewhere"))
        told.wait_until(lambda: told.states)
        assert watcher.state_of(1) == "away"
        assert told.calls == []
    finally:
        watcher.close()


def test_a_root_that_never_was(watcher: Watcher, told: Told, tmp_path: Path) -> None:
    write(tmp_path / "file")
    watcher.follow(
        {1: b(tmp_path / "nowhere"), 2: b(tmp_path / "file"), 3: b(tmp_path / "file" / "x")}, nothing_left_out
    )
    told.wait_until(lambda: all(watcher.state_of(number) == "away" for number in (1, 2, 3)))
    assert "file in its place" in watcher.why(2)
    (tmp_path / "nowhere").mkdir()
    told.wait_until(lambda: watcher.state_of(1) == "watched")
    told.wait(tmp_path / "nowhere")
    assert told.paths == {b(tmp_path / "nowhere")}


def test_a_drive_that_does_not_answer_keeps_nobody_else_waiting(
    told: Told, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = threading.Event()
    slow = tmp_path / "slow"
    slow.mkdir()
    really = keeper._identify

    def identify(path: bytes) -> tuple[tuple[int, int] | None, str]:
        if path == b(slow):
            answer.wait(DEADLINE_S)
        return really(path)

    monkeypatch.setattr(keeper, "_identify", identify)
    watcher = Watcher(told.on_changes, told.on_state, pace=Pace(0.1, 1.0, 0.1, patience_s=0.3))
    try:
        watcher.follow({1: b(root), 2: b(slow)}, nothing_left_out)
        told.wait_until(lambda: watcher.state_of(1) == "watched" and watcher.state_of(2) == "away")
        assert "does not answer" in watcher.why(2)
        told.wait(root)
        write(root / "a.jpg")
        told.wait(root / "a.jpg")
        assert b(slow) not in told.paths
        told.forget()
        answer.set()
        told.wait(slow)
        told.wait_until(lambda: told.states and watcher.state_of(2) == "watched")
    finally:
        answer.set()
        watcher.close()


def test_following_again_changes_nothing(watched: Watcher, told: Told, root: Path) -> None:
    for _ in range(3):
        watched.follow({1: b(root)}, nothing_left_out)
    write(root / "sign")
    told.wait(root / "sign")
    assert told.paths == {b(root / "sign")}
    assert told.states == 0


def test_roots_are_added_and_removed(watched: Watcher, told: Told, root: Path, tmp_path: Path) -> None:
    second = tmp_path / "sounds"
    second.mkdir()
    watched.follow({1: b(root), 2: b(second)}, nothing_left_out)
    told.wait(second)
    told.wait_until(lambda: watched.state_of(2) == "watched")
    assert b(root) not in told.paths
    told.forget()
    watched.follow({2: b(second)}, nothing_left_out)
    assert (watched.state_of(1), watched.why(1)) == ("away", "Findling does not look after it.")
    write(root / "a.jpg")
    write(second / "b.ogg")
    told.wait(second / "b.ogg")
    assert told.paths == {b(second / "b.ogg")}
    told.wait_until(lambda: sum(thread.name == "watch-root" for thread in threading.enumerate()) == 1)


# ---- roots that cannot be watched ----


def slow_watcher(told: Told, rescan_every_s: float = 0.3) -> Watcher:
    return Watcher(told.on_changes, told.on_state, rescan_every_s, FAST)


@pytest.mark.parametrize(
    ("number", "word"),
    [(errno.ENOSPC, "max_user_watches"), (errno.EMFILE, "max_user_instances"), (errno.EACCES, "may not"), (5, "error")],
)
def test_a_system_that_refuses(told: Told, root: Path, monkeypatch: pytest.MonkeyPatch, number: int, word: str) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise OSError(number, os.strerror(number))

    watcher = slow_watcher(told)
    try:
        with monkeypatch.context() as patched:
            patched.setattr(BaseObserver, "schedule", refuse)
            watcher.follow({1: b(root)}, nothing_left_out)
            told.wait_until(lambda: len(told.calls) >= 3)
            assert told.paths == {b(root)}
            assert watcher.state_of(1) == "rescanned"
            assert word in watcher.why(1) and watcher.why(1).endswith("looks through it every 0 seconds.")
        told.wait_until(lambda: watcher.state_of(1) == "watched")
    finally:
        watcher.close()


@only_linux
@pytest.mark.parametrize("later", [False, True])
def test_a_limit_that_is_reached_on_the_way(
    told: Told, root: Path, monkeypatch: pytest.MonkeyPatch, later: bool
) -> None:
    """watchdog passes over folders that it cannot watch; Findling does not."""
    from watchdog.observers import inotify_c

    full = threading.Event()
    really = inotify_c.inotify_add_watch

    def add(number: int, path: bytes, mask: int) -> int:
        if full.is_set() and path.endswith(b"deep"):
            ctypes.set_errno(errno.ENOSPC)
            return -1
        return really(number, path, mask)

    monkeypatch.setattr(inotify_c, "inotify_add_watch", add)
    watcher = slow_watcher(told, rescan_every_s=120.0)
    try:
        if not later:
            full.set()
            (root / "deep").mkdir()
            watcher.follow({1: b(root)}, nothing_left_out)
        else:
            begin(watcher, told, root)
            told.wait_until(lambda: watcher.state_of(1) == "watched")
            full.set()
            (root / "deep").mkdir()
        told.wait_until(lambda: watcher.state_of(1) == "rescanned" and "max_user_watches" in watcher.why(1))
        told.wait(root)
        assert "every 2 minutes" in watcher.why(1)
    finally:
        watcher.close()


@only_linux
def test_no_more_instances(told: Told, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from watchdog.observers import inotify_c

    def refuse() -> int:
        ctypes.set_errno(errno.EMFILE)
        return -1

    monkeypatch.setattr(inotify_c, "inotify_init", refuse)
    watcher = slow_watcher(told)
    try:
        watcher.follow({1: b(root)}, nothing_left_out)
        told.wait_until(lambda: "max_user_instances" in watcher.why(1))
    finally:
        watcher.close()


def test_a_network_drive_is_looked_through(told: Told, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "known_mounts", lambda: (Mount(b(root.parent), "nfs4", "nas:/pictures"),))
    watcher = slow_watcher(told)
    try:
        watcher.follow({1: b(root)}, nothing_left_out)
        told.wait_until(lambda: len(told.calls) >= 3)
        assert watcher.state_of(1) == "rescanned"
        assert "network drive (nfs4)" in watcher.why(1)
    finally:
        watcher.close()


def test_a_network_drive_inside_is_looked_through(told: Told, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "nas").mkdir()
    monkeypatch.setattr(keeper, "known_mounts", lambda: (Mount(b(root / "nas"), "cifs", "//nas/pictures"),))
    watcher = slow_watcher(told)
    try:
        begin(watcher, told, root)
        told.wait_until(lambda: sum(b(root / "nas") in call for call in told.calls) >= 3)
        assert watcher.state_of(1) == "watched"
    finally:
        watcher.close()


def test_a_drive_that_is_mounted_inside_is_noticed(
    watched: Watcher, told: Told, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "known_mounts", lambda: (Mount(b(root / "old"), "vfat", "/dev/sdb1"),))
    told.wait_until(lambda: b(root) in told.paths)


@only_linux
def test_an_observer_that_breaks_is_made_anew(watched: Watcher, told: Told, root: Path) -> None:
    watched._keepers[1]._observer.stop()  # type: ignore[union-attr]
    told.wait_until(lambda: b(root) in told.paths)
    settle(told, root)
    write(root / "later.jpg")
    told.wait(root / "later.jpg")


# ---- the end ----


def test_all_threads_end(told: Told, tmp_path: Path) -> None:
    before = set(threading.enumerate())
    roots = {number: b(tmp_path / str(number)) for number in range(5)}
    for root in list(roots.values())[:4]:
        os.mkdir(root)
    watcher = Watcher(told.on_changes, told.on_state, pace=FAST)
    watcher.follow(roots, nothing_left_out)
    told.wait(*list(roots.values())[:4])
    watcher.close()
    assert set(threading.enumerate()) <= before
    told.forget()
    write(tmp_path / "0" / "a.jpg")
    watcher.follow(roots, nothing_left_out)
    watcher.close()
    assert told.calls == []
    assert set(threading.enumerate()) <= before


def test_closing_at_once(told: Told, root: Path) -> None:
    for _ in range(5):
        watcher = Watcher(told.on_changes, told.on_state, pace=FAST)
        watcher.follow({1: b(root)}, nothing_left_out)
        watcher.close()


def test_closing_while_it_tells(root: Path) -> None:
    closed = threading.Event()
    made: list[Watcher] = []

    def close(_paths: frozenset[bytes]) -> None:
        made[0].close()
        closed.set()

    made.append(Watcher(close, lambda: None, pace=FAST))
    made[0].follow({1: b(root)}, nothing_left_out)
    assert closed.wait(DEADLINE_S)


def test_a_listener_that_fails_is_told_more(watched: Watcher, told: Told, root: Path) -> None:
    told.failure = RuntimeError("a bug elsewhere")
    write(root / "a.jpg")
    told.wait(root / "a.jpg")
    write(root / "b.jpg")
    told.wait(root / "b.jpg")


# ---- bursts ----

STEPS = some.lists(some.sampled_from(["a", "b", "c"]), min_size=0, max_size=5)
ROOTS = some.sampled_from([b"/x", b"/x/y", b"/"])


@given(some.lists(some.tuples(ROOTS, STEPS), max_size=60), some.integers(2, 20))
def test_a_burst_covers_all_it_was_told(changes: list[tuple[bytes, list[str]]], most: int) -> None:
    burst = Burst(most)
    added = []
    for root, steps in changes:
        path = root.rstrip(b"/") + b"".join(b"/" + step.encode() for step in steps) or root
        burst.add(root, path)
        added.append((root, path))
        assert len(burst._roots) <= max(most, 3)  # never fewer than the roots
    taken = burst.take()
    assert not burst and burst.take() == {}
    for root, path in added:
        assert path in taken or any(folder in taken for folder in folders_above(root, path))
    for path, root in taken.items():
        assert not any(folder in taken for folder in folders_above(root, path))


def test_the_folders_above() -> None:
    assert list(folders_above(b"/x", b"/x/a/b.jpg")) == [b"/x/a", b"/x"]
    assert list(folders_above(b"/", b"/a/b.jpg")) == [b"/a", b"/"]
    assert list(folders_above(b"/x", b"/x")) == []


# ---- mounts ----

MOUNTS = (
    Mount(b"/", "ext4", "/dev/sda1"),
    Mount(b"/home", "ext4", "/dev/sda2"),
    Mount(b"/home/anna/nas", "fuse.sshfs", "anna@nas:"),
    Mount(b"/home/anna/vault", "fuse.gocryptfs", "/home/anna/.vault"),
    Mount(b"/home/anna/run", "tmpfs", "tmpfs"),
    Mount(b"/snap/core", "squashfs", "/dev/loop1"),
    Mount(b"/mnt", "ext4", "/dev/sdc1"),
    Mount(b"/mnt", "cifs", "//nas/all"),
    Mount(b"/media/usb", "fuseblk", "/dev/sdb1"),
)


@pytest.mark.parametrize(
    ("path", "kind", "remote"),
    [
        (b"/home/anna", "ext4", False),
        (b"/home/anna/nas", "fuse.sshfs", True),
        (b"/home/anna/nas/deep", "fuse.sshfs", True),
        (b"/home/anna/nasal", "ext4", False),
        (b"/home/anna/vault/x", "fuse.gocryptfs", False),
        (b"/mnt/x", "cifs", True),
        (b"/media/usb/photos", "fuseblk", False),
    ],
)
def test_the_mount_of_a_path(path: bytes, kind: str, remote: bool) -> None:
    mount = mount_of(path, MOUNTS)
    assert mount is not None
    assert (mount.kind, mount.is_remote) == (kind, remote)


def test_the_mounts_inside_a_folder() -> None:
    assert [mount.folder for mount in mounts_inside(b"/home/anna", MOUNTS)] == [b"/home/anna/nas"]
    assert b"/snap/core" not in [mount.folder for mount in mounts_inside(b"/", MOUNTS)]
    assert b"/media/usb" in [mount.folder for mount in mounts_inside(b"/", MOUNTS)]
    assert mount_of(b"/x", ()) is None


def test_the_mounts_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(mount.kind for mount in known_mounts())

    def fail(**_options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(mounts.psutil, "disk_partitions", fail)
    assert known_mounts() == ()
