"""Only ordinary files are opened, what they are is looked at before their names, and changes are noticed."""

from __future__ import annotations

import hashlib
import os
import socket
import stat
from pathlib import Path

import pytest
from media_makers import DOCUMENT_EXTENSIONS, PICTURE_FORMATS, SOUND_CODECS, TEXT_EXTENSIONS, write_good_file

from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.media import files
from models.media.decoder import Decoder
from models.media.kinds import EXTENSIONS, kind_of
from models.media.parts import DecodeRequest
from models.media.signatures import recognise

WRITTEN = (*PICTURE_FORMATS, *SOUND_CODECS, *DOCUMENT_EXTENSIONS)


def refusal(path: Path | bytes, kind: Kind | None = None) -> BadFile:
    with pytest.raises(BadFile) as caught:
        if kind is None:
            Decoder().identify(bytes(path))
        else:
            list(Decoder().decode(bytes(path), kind, DecodeRequest()))
    error = caught.value
    assert all(part.endswith((".", "!", "?")) for part in (error.what, error.why, error.what_to_do))
    return error


def test_kinds_come_from_extensions() -> None:
    assert kind_of(b"/a/b.JPEG") is Kind.IMAGE
    assert kind_of(b"b.Flac") is Kind.AUDIO
    assert kind_of(b"\xff\xfe.pdf") is Kind.DOCUMENT
    assert kind_of(b"archive.tar.gz") is None and kind_of(b"jpg") is None and kind_of(b".jpg") is None
    assert kind_of(b"x.j\xffpg") is None
    assert set(EXTENSIONS.values()) == set(Kind)


@pytest.mark.parametrize("extension", [each for each in WRITTEN if each not in TEXT_EXTENSIONS])
def test_content_is_recognised(tmp_path: Path, extension: str) -> None:
    content = recognise(write_good_file(tmp_path / f"good{extension}").read_bytes()[:4096])
    assert content is not None and content.kind is EXTENSIONS[extension]


def test_identity_is_the_hash_of_the_content(tmp_path: Path) -> None:
    path = tmp_path / "some.bin"
    path.write_bytes(b"x" * 3_000_000)
    identity = Decoder().identify(bytes(path))
    assert identity.sha256 == hashlib.sha256(b"x" * 3_000_000).hexdigest()
    assert (identity.size_bytes, identity.mtime_ns) == (3_000_000, path.stat().st_mtime_ns)


@pytest.mark.skipif(os.name == "nt", reason="Windows stores names as text")
def test_names_may_be_any_bytes(tmp_path: Path) -> None:
    path = bytes(tmp_path) + b"/caf\xe9\n\xff.txt"
    Path(os.fsdecode(path)).write_text("Some words.")
    assert Decoder().identify(path).size_bytes == 11
    assert len(list(Decoder().decode(path, Kind.DOCUMENT, DecodeRequest()))) == 2


def test_missing_and_empty_files(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").touch()
    for kind in (None, *Kind):
        assert refusal(tmp_path / "nowhere" / "none.jpg", kind).reason is BadFileReason.GONE
        assert refusal(tmp_path / "empty.jpg", kind).reason is BadFileReason.EMPTY


def test_unreadable_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("words")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.os, "open", refuse)
    error = refusal(path)
    assert error.reason is BadFileReason.UNREADABLE and "permission" in error.why.lower()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in this system's folders")
def test_pipes_sockets_devices_and_folders_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "folder.jpg").mkdir()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s.jpg"))
        for path in (tmp_path / "pipe.jpg", tmp_path / "folder.jpg", tmp_path / "s.jpg", Path("/dev/zero")):
            assert refusal(path).reason is BadFileReason.UNSUPPORTED
            assert refusal(path, Kind.IMAGE).reason is BadFileReason.UNSUPPORTED


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in this system's folders")
def test_a_pipe_put_in_place_meanwhile_makes_nothing_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "swap.jpg"
    path.write_bytes(b"x")
    before = os.lstat(path)
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(files.os, "lstat", lambda _: before)
    assert stat.S_ISFIFO(os.stat(path).st_mode)
    assert refusal(path).reason is BadFileReason.UNSUPPORTED


def test_links_are_not_followed(tmp_path: Path) -> None:
    target = write_good_file(tmp_path / "target.png")
    link = tmp_path / "link.png"
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this user may not make links")
    assert refusal(link, Kind.IMAGE).reason is BadFileReason.UNSUPPORTED


@pytest.mark.parametrize(
    ("name", "content", "looks_like"),
    [
        ("text.jpg", b"This is not a picture at all.", "plain text"),
        ("text.mp3", b"Neither is this a sound, I am afraid.", "plain text"),
        ("page.png", b"<html><body>404</body></html>", "plain text"),
        ("text.pdf", b"Just words.", "plain text"),
        ("text.docx", b"Just words.", "plain text"),
        ("paper.txt", b"%PDF-1.7\nrest", "a PDF"),
        ("rich.txt", b"{\\rtf1 words}", "an RTF"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG"),
        ("sound.md", b"ID3\x04\0\0\0\0\0\x7f" + bytes(50), "an MP3"),
        ("random.txt", bytes(range(256)) * 4, "only a program"),
        ("sound.jpg", b"fLaC" + bytes(50), "a FLAC"),
        ("picture.wav", b"\xff\xd8\xff\xe0" + bytes(50), "a JPEG"),
        ("film.png", b"\x1aE\xdf\xa3" + bytes(50), "a Matroska"),
        ("icon.jpg", b"icns" + bytes(50), "an icon"),
    ],
)
def test_a_name_that_lies_is_told(tmp_path: Path, name: str, content: bytes, looks_like: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    error = refusal(path, kind_of(bytes(path)))
    assert error.reason is BadFileReason.MISLABELLED
    assert looks_like in error.why


def test_text_that_begins_like_a_picture_is_text(tmp_path: Path) -> None:
    for number, text in enumerate(("BMW builds cars in Munich.", "ID3 tags hold the title.", "GIF89a is a format.")):
        path = tmp_path / f"{number}.txt"
        path.write_text(text)
        assert len(list(Decoder().decode(bytes(path), Kind.DOCUMENT, DecodeRequest()))) == 2


def test_a_picture_of_another_picture_format_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "really.jpg"
    path.write_bytes(write_good_file(tmp_path / "good.png").read_bytes())
    assert len(list(Decoder().decode(bytes(path), Kind.IMAGE, DecodeRequest()))) == 3


def test_zeros_are_damage(tmp_path: Path) -> None:
    for name in ("a.jpg", "a.mp3", "a.pdf", "a.txt"):
        (tmp_path / name).write_bytes(bytes(10_000))
        assert refusal(tmp_path / name, kind_of(name.encode())).reason is BadFileReason.DAMAGED


def test_formats_that_are_not_read_are_named(tmp_path: Path) -> None:
    path = tmp_path / "texture.dds"
    path.write_bytes(b"DDS " + bytes(60))
    error = refusal(path, Kind.IMAGE)
    assert error.reason is BadFileReason.UNSUPPORTED and "DDS" in error.why


def test_a_change_while_decoding_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "growing.txt"
    path.write_text("\n\n".join("word " * 150 for _ in range(5)))
    parts = Decoder().decode(bytes(path), Kind.DOCUMENT, DecodeRequest())
    next(parts)
    with path.open("a") as file:
        file.write("more")
    with pytest.raises(BadFile) as caught:
        list(parts)
    assert caught.value.reason is BadFileReason.CHANGING


def test_a_file_that_is_still_being_written_is_changing_rather_than_damaged(tmp_path: Path) -> None:
    whole = write_good_file(tmp_path / "whole.flac").read_bytes()
    path = tmp_path / "half.flac"
    path.write_bytes(whole[:9000])
    parts = Decoder().decode(bytes(path), Kind.AUDIO, DecodeRequest())
    next(parts)
    path.write_bytes(whole)
    with pytest.raises(BadFile) as caught:
        list(parts)
    assert caught.value.reason is BadFileReason.CHANGING


def test_a_file_replaced_or_removed_while_hashing_is_noticed(tmp_path: Path) -> None:
    path, other = tmp_path / "one.bin", tmp_path / "two.bin"
    path.write_bytes(b"one")
    other.write_bytes(b"two")
    with files.open_ordinary(bytes(path)) as opened:
        os.replace(other, path)
        with pytest.raises(BadFile) as caught:
            opened.check_unchanged()
    assert caught.value.reason is BadFileReason.CHANGING
    with files.open_ordinary(bytes(path)) as opened:
        path.unlink()
        with pytest.raises(BadFile) as caught:
            opened.check_unchanged()
    assert caught.value.reason is BadFileReason.GONE
