"""Libraries that are never called can be taken out of a bundle, and everything is read as before."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import empty_libraries
import licences
import plainly
import pytest
from licence_reader import Rules

_NAME = "libx264-0123abcd.so.165"  # no real one: libraries of the same name would be taken for one another
_ENCODER = "int x264_encoder_open_165(void) { return 7; } const int x264_levels[4] = { 1, 2, 3, 0 };"
_USER = """
int x264_encoder_open_165(void); extern const int x264_levels[];
int level(void) { return x264_levels[0]; }
int encode(void) { return x264_encoder_open_165(); }
"""
_READ = """
import sys
sys.path.insert(0, sys.argv[1])
import av, pillow_heif
from PIL import Image, ImageGrab
pillow_heif.register_heif_opener()
assert all(one.__file__.startswith(sys.argv[1]) for one in (av, pillow_heif, Image))
for path in sys.argv[2:]:
    if path.endswith((".heic", ".webp", ".avif", ".tiff")):
        with Image.open(path) as picture:
            picture.load()
            print(picture.size)
    else:
        with av.open(path) as opened:
            print(sum(1 for _ in opened.decode(opened.streams[0])))
for codec, mode in (("libx265", "w"), ("libvpx-vp9", "w"), ("libvpx-vp9", "r"), ("libwebp", "w")):
    context = av.CodecContext.create(codec, mode)
    if mode == "w":
        context.width, context.height, context.pix_fmt, context.time_base = 64, 48, "yuv420p", 1
    try:
        context.open()
    except av.FFmpegError as error:
        print("refused")
try:
    ImageGrab.grab(xdisplay=":77")
except OSError as error:
    print("no screen")
"""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("cc") or not shutil.which("nm"),
    reason="bundles for Linux are made on Linux, with a C compiler",
)


def _compile(source: str, place: Path, *more: str) -> Path:
    command = [
        "cc",
        "-shared",
        "-fPIC",
        "-x",
        "c",
        "-",
        "-o",
        str(place),
        f"-Wl,-soname,{place.name}",
        "-Wl,-rpath,$ORIGIN",
    ]
    subprocess.run([*command, "-x", "none", *more], input=source, text=True, check=True, timeout=60)
    return place


def test_an_encoder_is_replaced_by_one_that_refuses(tmp_path: Path) -> None:
    encoder = _compile(_ENCODER, tmp_path / _NAME)
    user = _compile(_USER, tmp_path / "libavcodec.so.62", str(encoder))
    assert list(licences.problems_of_bundle(tmp_path, Rules.read()))
    assert empty_libraries.replace_all(tmp_path) == [encoder]
    assert empty_libraries.is_empty(encoder)
    assert list(licences.problems_of_bundle(tmp_path, Rules.read())) == []
    loaded = ctypes.CDLL(str(user))
    assert (loaded.encode(), loaded.level()) == (0, 0)
    assert empty_libraries.replace_all(tmp_path) == [encoder]


def test_versions_of_functions_are_kept(tmp_path: Path) -> None:
    """A library without them would be loaded with a complaint on the terminal of whoever starts Findling."""
    name, versions = "libgnutls-0123abcd.so.30.1.0", tmp_path / "versions.map"
    versions.write_text("GNUTLS_3_4 { gnutls_init; gnutls_strerror; };", encoding="utf-8")
    source = 'int gnutls_init(void) { return 0; } const char *gnutls_strerror(void) { return "fine"; }'
    library = _compile(source, tmp_path / name, f"-Wl,--version-script={versions}")
    source = "int gnutls_init(void); const char *gnutls_strerror(void);"
    source += "int begin(void) { return gnutls_init(); } const char *words(void) { return gnutls_strerror(); }"
    user = _compile(source, tmp_path / "libavformat-0123abcd.so.62", str(library))
    assert empty_libraries.replace_all(tmp_path) == [library]
    script = "import ctypes, sys; a = ctypes.CDLL(sys.argv[1]); a.words.restype = ctypes.c_char_p\n"
    script += "print(a.begin(), a.words())"
    done = subprocess.run([sys.executable, "-c", script, str(user)], capture_output=True, text=True, check=True)
    assert (done.stdout.split()[0], done.stderr) == ("-1", "")
    assert "left out" in done.stdout


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    for name in ("libx264.txt", "libx2640.so.1", "libx264.so", "libasound.so.2", "libgnutls.so.30"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    assert empty_libraries.replace_all(tmp_path) == []


def test_without_a_compiler_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / _NAME).touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(plainly.Stop) as caught:
        empty_libraries.replace_all(tmp_path)
    assert "sudo apt-get install gcc" in caught.value.what_to_do


@pytest.mark.real
def test_films_and_pictures_are_read_as_before_without_the_encoders(tmp_path: Path) -> None:
    codecs = {"libx264": "mp4", "libx265": "mp4", "libvpx": "webm", "libvpx-vp9": "webm"}
    wheels, films = tmp_path / "wheels", [_film(tmp_path / f"{one}.{ending}", one) for one, ending in codecs.items()]
    sounds = [_sound(tmp_path / f"{one}.mka", one) for one in ("libopus", "libmp3lame")]
    pictures = [_picture(tmp_path / f"a.{ending}") for ending in ("heic", "webp", "avif", "tiff")]
    for name in ("av", "pillow", "pillow-heif"):
        distribution = metadata.distribution(name)
        for file in distribution.files or ():
            if ".dist-info" not in str(file):
                (wheels / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(str(distribution.locate_file(file)), wheels / file)
    emptied = empty_libraries.replace_all(wheels)
    assert {path.name.partition(".so")[0].rpartition("-")[0] for path in emptied if path.parent.name == "av.libs"} == {
        *("libx264", "libx265", "libSvtAv1Enc", "libmp3lame", "libgnutls", "libasound", "libvpl", "libvpx"),
        *("libwebp", "libwebpmux", "libxcb", "libxcb-shape", "libxcb-shm", "libxcb-xfixes"),
    }
    assert [path.name.partition("-")[0] for path in emptied if path.parent.name == "pillow.libs"] == ["libxcb"]
    gone = [path for name in ("nettle", "Xau", "sharpyuv") for path in wheels.rglob(f"lib{name}*")]
    assert [path.parent.name for path in gone] == ["pillow.libs"], "what only those needed that are emptied goes, too"
    command = [sys.executable, "-c", _READ, str(wheels), *map(str, films), *map(str, sounds), *map(str, pictures)]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    heard = told.stdout.splitlines()
    assert heard[:4] == ["5"] * 4 and all(map(int, heard[4:6])), told.stderr
    assert heard[6:] == [*["(64, 48)"] * 4, *["refused"] * 4, "no screen"], told.stderr


def _film(path: Path, codec: str) -> Path:
    import av
    import numpy as np

    with av.open(str(path), "w") as film:
        stream = film.add_stream(codec, rate=5)
        stream.width, stream.height, stream.pix_fmt = 128, 96, "yuv420p"
        for level in range(5):
            frame = av.VideoFrame.from_ndarray(np.full((96, 128, 3), 40 * level, "uint8"))
            film.mux(stream.encode(frame))
        film.mux(stream.encode())
    return path


def _sound(path: Path, codec: str) -> Path:
    import av
    import numpy as np

    with av.open(str(path), "w") as sound:
        stream = sound.add_stream(codec, rate=48_000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 4_800), "float32"), format="fltp", layout="mono")
        frame.sample_rate = 48_000
        sound.mux(stream.encode(frame))
        sound.mux(stream.encode())
    return path


def _picture(path: Path) -> Path:
    import pillow_heif
    from PIL import Image

    picture = Image.new("RGB", (64, 48), "red")
    if path.suffix == ".heic":
        pillow_heif.from_pillow(picture).save(str(path))
    else:
        picture.save(path)
    return path
