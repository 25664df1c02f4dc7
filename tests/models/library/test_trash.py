"""The trash: what goes in comes out again, and nothing is deleted or overwritten."""

from __future__ import annotations

import errno
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from models.errors import UserError
from models.library import trash
from models.library.trash import TrashedFile, move_to_trash, restore

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the trash of freedesktop.org")

NAMES = (b"cat.jpg", b"no extension", b"\xff\xfe.jpg", "übermäßig 100%.png".encode(), b"a\nb.jpg", b".hidden", b"-rf")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A trash of the test's own; send2trash notes where it is when it is imported."""
    from send2trash import plat_other

    data = tmp_path / "home" / "data"
    data.mkdir(parents=True)
    monkeypatch.setenv("HOME", os.fspath(data.parent))
    monkeypatch.setenv("XDG_DATA_HOME", os.fspath(data))
    monkeypatch.setattr(plat_other, "XDG_DATA_HOME", os.fsencode(data))
    monkeypatch.setattr(plat_other, "HOMETRASH_B", os.fsencode(data / "Trash"))
    monkeypatch.setattr("send2trash.send2trash", plat_other.send2trash)
    return data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "pictures"
    path.mkdir()
    return path


@pytest.fixture
def drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that send2trash takes for the top of another drive."""
    from send2trash import plat_other

    top = tmp_path / "drive"
    (top / "pictures").mkdir(parents=True)
    inside = os.fsencode(top)
    monkeypatch.setattr(plat_other, "find_mount_point", lambda path: inside)
    monkeypatch.setattr(plat_other, "get_dev", lambda path: int(os.fsencode(path).startswith(inside)))
    return top


def write(folder: Path, name: bytes = b"cat.jpg", content: bytes = b"a cat") -> bytes:
    path = os.path.join(os.fsencode(folder), name)
    with open(path, "wb") as file:
        file.write(content)
    return path


def read(path: bytes) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def in_trash(home: Path) -> list[bytes]:
    return sorted(os.listdir(os.fsencode(home / "Trash" / "files"))) if (home / "Trash").exists() else []


def refused(action: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as caught:
        action()
    error = caught.value
    assert all(sentence.endswith(".") for sentence in (error.what, error.why, error.what_to_do))
    return error


@pytest.mark.parametrize("name", NAMES)
def test_there_and_back(home: Path, folder: Path, name: bytes) -> None:
    path = write(folder, name)
    os.utime(path, ns=(10**18, 10**18 + 7))
    number = os.stat(path).st_ino
    trashed = move_to_trash(path)
    assert trashed.can_be_restored and trashed.path == path
    assert not os.path.lexists(path)
    assert in_trash(home) == [name]
    restore(pickle.loads(pickle.dumps(trashed)))
    assert read(path) == b"a cat"
    assert (os.stat(path).st_ino, os.stat(path).st_mtime_ns) == (number, 10**18 + 7)
    assert in_trash(home) == []
    assert os.listdir(home / "Trash" / "info") == []


def test_files_of_one_name_are_told_apart(home: Path, folder: Path) -> None:
    """Three files at one path and one from elsewhere, all within a second."""
    contents = [b"first", b"second", b"third"]
    trashed = [move_to_trash(write(folder, content=content)) for content in contents]
    (folder / "deep").mkdir()
    elsewhere = move_to_trash(write(folder / "deep", content=b"fourth"))
    assert len(in_trash(home)) == 4
    for one, content in reversed(list(zip(trashed, contents, strict=True))):
        restore(one)
        assert read(one.path) == content
        os.unlink(one.path)
    restore(elsewhere)
    assert read(elsewhere.path) == b"fourth"


def test_nothing_is_overwritten(home: Path, folder: Path) -> None:
    trashed = move_to_trash(write(folder))
    write(folder, content=b"a newer cat")
    error = refused(lambda: restore(trashed))
    assert "Another file lies in its place" in error.why
    assert read(trashed.path) == b"a newer cat"
    assert read(trashed.entry) == b"a cat"
    os.unlink(trashed.path)
    os.symlink("nowhere", trashed.path)
    refused(lambda: restore(trashed))
    os.unlink(trashed.path)
    restore(trashed)
    assert read(trashed.path) == b"a cat"


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.EXDEV])
def test_nothing_is_overwritten_where_there_are_no_hard_links(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def no_link(*_args: object, **_options: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", no_link)
    trashed = move_to_trash(write(folder))
    write(folder, content=b"a newer cat")
    assert "Another file" in refused(lambda: restore(trashed)).why
    assert read(trashed.path) == b"a newer cat"
    os.unlink(trashed.path)
    restore(trashed)
    assert read(trashed.path) == b"a cat"
    assert not os.path.lexists(trashed.entry)


@pytest.mark.parametrize("number", [errno.EPERM, errno.EXDEV])
def test_a_failed_return_leaves_the_file_in_the_trash(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def no_link(*_args: object, **_options: object) -> None:
        raise OSError(number, os.strerror(number))

    def full(*_args: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    trashed = move_to_trash(write(folder))
    monkeypatch.setattr(os, "link", no_link)
    monkeypatch.setattr(os, "rename", full)
    monkeypatch.setattr("shutil.copyfileobj", full)
    assert "No space" in refused(lambda: restore(trashed)).why
    assert not os.path.lexists(trashed.path)
    assert read(trashed.entry) == b"a cat"
    assert os.path.exists(trashed.note)


def test_an_emptied_trash(home: Path, folder: Path) -> None:
    trashed = move_to_trash(write(folder))
    os.unlink(trashed.entry)
    assert "no longer in the trash" in refused(lambda: restore(trashed)).why
    assert not os.path.lexists(trashed.path)


def test_another_file_that_took_the_name_in_the_trash_is_left_alone(home: Path, folder: Path) -> None:
    trashed = move_to_trash(write(folder))
    os.unlink(trashed.entry)
    os.unlink(trashed.note)
    (folder / "other").mkdir()
    other = move_to_trash(write(folder / "other", content=b"another cat"))
    assert other.entry == trashed.entry
    assert "no longer in the trash" in refused(lambda: restore(trashed)).why
    assert read(other.entry) == b"another cat"


def test_a_folder_that_is_gone_is_not_made_again(folder: Path) -> None:
    """It may be the place of a drive that is away."""
    trashed = move_to_trash(write(folder))
    folder.rmdir()
    assert "folder is no longer there" in refused(lambda: restore(trashed)).why
    assert not folder.exists()
    folder.mkdir()
    restore(trashed)
    assert read(trashed.path) == b"a cat"


@pytest.mark.parametrize("shared", [False, True])
def test_another_drive_has_a_trash_of_its_own(home: Path, drive: Path, shared: bool) -> None:
    if shared:
        (drive / ".Trash").mkdir()
        (drive / ".Trash").chmod(0o1777)
    path = write(drive / "pictures", b"\xff.jpg")
    trashed = move_to_trash(path)
    place = drive / ".Trash" / str(os.getuid()) if shared else drive / f".Trash-{os.getuid()}"
    assert trashed.entry == os.path.join(os.fsencode(place), b"files", b"\xff.jpg")
    assert b"Path=pictures/%FF.jpg" in read(trashed.note)
    assert in_trash(home) == []
    restore(trashed)
    assert read(path) == b"a cat"


def test_a_copy_in_the_trash_comes_back_too(home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where renaming into the trash is impossible, send2trash copies."""

    def other_drive(source: bytes, target: bytes) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    path = write(folder, b"\xff.jpg")
    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", other_drive)
        trashed = move_to_trash(path)
    assert trashed.can_be_restored
    assert not os.path.lexists(path)
    restore(trashed)
    assert read(path) == b"a cat"


def test_a_path_through_a_link(home: Path, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    path = write(folder)
    trashed = move_to_trash(os.fsencode(tmp_path / "link" / "cat.jpg"))
    assert trashed.path == path
    restore(trashed)
    assert read(path) == b"a cat"


# ---- what cannot be moved ----


def test_what_is_gone(folder: Path) -> None:
    error = refused(lambda: move_to_trash(os.fsencode(folder / "gone\n.jpg")))
    assert error.why == "It is no longer there."
    assert "gone\u240a.jpg" in error.what


def test_only_ordinary_files_are_moved(home: Path, folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "link").symlink_to(folder / "inner")
    os.mkfifo(folder / "pipe")
    for name in ("inner", "link", "pipe"):
        assert "ordinary files" in refused(lambda name=name: move_to_trash(os.fsencode(folder / name))).why
        assert os.path.lexists(folder / name)
    assert in_trash(home) == []


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EACCES, "may not change"),
        (errno.EROFS, "has no trash"),
        (errno.ENOSPC, "is full"),
        (errno.EIO, "error"),
        (None, "peculiar"),
    ],
)
def test_why_the_system_refuses(folder: Path, monkeypatch: pytest.MonkeyPatch, number: int | None, told: str) -> None:
    def refuse(path: str) -> None:
        raise OSError("something peculiar") if number is None else OSError(number, os.strerror(number))

    monkeypatch.setattr("send2trash.send2trash", refuse)
    path = write(folder)
    assert told in refused(lambda: move_to_trash(path)).why
    assert read(path) == b"a cat"


def test_a_drive_without_a_trash(drive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from send2trash import plat_other

    def forbid(folder: bytes) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", folder)

    monkeypatch.setattr(plat_other, "check_create", forbid)
    path = write(drive / "pictures")
    error = refused(lambda: move_to_trash(path))
    assert "drive has no trash" in error.why and "Nothing was deleted" in error.what_to_do
    assert read(path) == b"a cat"


def test_a_folder_that_may_not_be_changed(home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked first: send2trash would leave a note about a file that never came."""
    path = write(folder)
    monkeypatch.setattr(os, "access", lambda place, mode: place != os.path.dirname(path))
    assert "may not change" in refused(lambda: move_to_trash(path)).why
    assert read(path) == b"a cat"
    assert not (home / "Trash").exists()


def test_a_name_that_is_too_long_for_a_note(folder: Path) -> None:
    path = write(folder, b"x" * 250)
    assert "too long" in refused(lambda: move_to_trash(path)).why
    assert read(path) == b"a cat"


def test_a_system_that_only_claims_to_have_moved_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("send2trash.send2trash", lambda path: None)
    path = write(folder)
    assert "left it" in refused(lambda: move_to_trash(path)).why


# ---- systems that keep their trash to themselves ----


def test_where_only_the_system_can_put_it_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trash, "_find", lambda *args: None)
    trashed = move_to_trash(write(folder))
    assert trashed == TrashedFile(trashed.path)
    assert not trashed.can_be_restored
    assert "Restore" in refused(lambda: restore(trashed)).what_to_do


def test_damaged_notes_of_others_do_no_harm(home: Path, folder: Path) -> None:
    info = home / "Trash" / "info"
    info.mkdir(parents=True)
    (info / "empty.trashinfo").touch()
    (info / "half.trashinfo").write_bytes(b"[Trash Info]\nPath=/x\n")
    (info / "date.trashinfo").write_bytes(b"[Trash Info]\nPath=/x\nDeletionDate=yesterday\n")
    (info / "bytes.trashinfo").write_bytes(b"\xff\n=\nPath=%ZZ\nDeletionDate=\xff\n")
    (info / "folder.trashinfo").mkdir()
    (info / "link.trashinfo").symlink_to("nowhere")
    trashed = move_to_trash(write(folder))
    restore(trashed)
    assert read(trashed.path) == b"a cat"
    assert len(os.listdir(info)) == 6
