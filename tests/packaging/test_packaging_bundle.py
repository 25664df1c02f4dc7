"""What goes into a bundle, and what is done with one; none is built here (.ci/bundle does)."""

from __future__ import annotations

import importlib.util
import json
import os
import plistlib
import shutil
import struct
import subprocess
import sys
import sysconfig
from pathlib import Path

import bundle
import bundle_appimage
import bundle_contents as contents
import bundle_smoke
import bundle_smoke_assistant
import bundle_smoke_full
import bundle_smoke_media
import bundle_strip
import environment
import install_desktop
import pytest
import yaml
from plainly import Stop
from test_packaging_linux import read, tool

from models import samples

_FOLDER = environment.ROOT / "packaging" / "bundle"
_POSIX = pytest.mark.skipif(os.name != "posix", reason="shell scripts and links are for Linux and macOS")


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/imageformats/libqjpeg.so", True),
        ("PySide6/Qt/plugins/imageformats/libqpdf.so", False),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/lib/libQt6QuickControls2.so.6", False),
        ("PySide6/Qt/lib/libQt6Pdf.so.6", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/translations/qt_help_de.qm", False),
        ("ai_edge_litert/libpywrap_litert_common.so", True),
        ("ai_edge_litert/libLiteRtWebGpuAccelerator.so", False),
        ("onnxruntime/capi/onnxruntime_pybind11_state.cpython-311-x86_64-linux-gnu.so", True),
        ("onnxruntime/capi/libonnxruntime.so.1.32.0", False),
        ("numpy/random/lib/libnpyrandom.a", False),
        ("torch/bin/test_api", False),
        ("torch/bin/torch_shm_manager", True),
        ("torch/lib/libtorch_cpu.so", True),
        ("torch/lib/libjitbackend_test.so", False),
        ("torchvision/_C.so", False),
        ("torchvision/__init__.py", True),
        ("torchvision/_meta_registrations.py", True),
        ("torchvision.libs/libcudart.faf08d9a.so.13", False),
        ("pyarrow/libarrow_flight.so.2600", False),
        ("pyarrow/libarrow.so.2600", True),
        ("numpy/tests/data/array.npy", False),
        ("resources/samples/Samples/Pictures/Ladybird.jpg", True),
        ("libQt6Core.so.6", True),
    ],
)
def test_what_belongs_into_a_bundle(place: str, wanted: bool) -> None:
    assert contents.is_wanted(place, ("de", "en")) is wanted


@pytest.mark.parametrize(
    ("place", "left"),
    [
        ("libstdc++.so.6", True),
        ("libX11.so.6", True),
        ("libxcb.so.1", True),
        ("libpulse.so.0", True),
        ("libpython3.11.so.1.0", False),
        ("libssl.so.3", False),
        ("libsqlite3.so.0", False),
        ("libxcb-cursor.so.0", False),
        ("libxkbcommon-x11.so.0", False),
        ("av.libs/libavutil-5809ad29.so.60", False),
    ],
)
def test_which_libraries_are_left_to_the_system(place: str, left: bool) -> None:
    assert contents.belongs_to_system(place) is left


def test_flavours_name_what_there_is() -> None:
    basic, full = contents.FLAVOURS["basic"], contents.FLAVOURS["full"]
    assert basic.lock.is_file() and full.lock == environment.LOCK
    assert set(basic.modules) < set(full.modules) and set(basic.data) < set(full.data)
    assert "torch" in basic.excluded and "torch" not in full.excluded
    assert not set(basic.modules) & set(basic.excluded)
    for module in {*full.modules, *full.data}:
        if module.partition(".")[0] in contents.NOT_EVERYWHERE:
            continue
        assert importlib.util.find_spec(module.partition(".")[0]) is not None, module


def test_the_basic_lock_holds_all_that_the_basic_flavour_names() -> None:
    locked = {
        name.replace("-", "_").lower() for name in contents.distributions(contents.FLAVOURS["basic"].lock.read_text())
    }
    basic = contents.FLAVOURS["basic"]
    assert {module.partition(".")[0] for module in (*basic.modules, *basic.data)} <= locked
    assert not {"torch", "torchvision", "transformers"} & locked


def test_every_module_and_resource_is_named() -> None:
    modules = contents.own_modules()
    assert {"desktop", "desktop.__main__", "desktop.trial", "models.worker", "models.media.sources"} <= set(modules)
    goals = {(Path(source).name, folder) for source, folder in contents.resources()}
    assert ("Ladybird.jpg", "resources/samples/Samples/Pictures") in goals
    assert ("findling_de.qm", "resources/translations") in goals
    assert not [name for name, _ in goals if name.endswith(".ts")]


def test_names_of_a_lock_are_read_with_extras_and_conditions() -> None:
    lock = "# made\nPySide6==6.1\npsycopg[binary]==3.3 ; sys_platform == 'linux'\n\nxlrd==2.0.2  # why\n"
    assert contents.distributions(lock) == ("PySide6", "psycopg", "xlrd")


def test_what_only_tools_bring_is_left_out() -> None:
    installed = {"lark": ["lark"], "yaml": ["PyYAML"], "google": ["protobuf", "tool"], "PyInstaller": ["pyinstaller"]}
    assert contents.not_locked(installed, "pyyaml==6\nprotobuf==7 ; sys_platform == 'linux'\n") == [
        "PyInstaller",
        "lark",
    ]


def test_versions_and_names() -> None:
    assert contents.windows_version("1.2.3rc4+local") == (1, 2, 3, 4)
    assert contents.windows_version("7") == (7, 0, 0, 0)
    assert f"Version: {contents.version()}\n" in contents.own_metadata()
    assert contents.archive_name("basic", "AMD64", "win32") == f"findling-{contents.version()}-basic-windows-amd64"
    flatpak = yaml.safe_load((environment.ROOT / "packaging" / "flatpak" / "findling.yml").read_text("utf-8"))
    archive = flatpak["modules"][0]["sources"][0]["path"]
    assert Path(archive).name == contents.archive_name("basic", "x86_64", "linux") + ".tar.xz"


def test_sizes_are_those_of_packages_with_their_libraries(tmp_path: Path) -> None:
    for name, size in {"av/a.so": 10, "av.libs/b.so": 30, "faiss_cpu.libs/c.so": 5, "faiss/d.so": 1}.items():
        path = tmp_path / "_internal" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    (tmp_path / "findling").write_bytes(b"x" * 3)
    assert bundle.sizes(tmp_path) == (49, [("av", 40), ("faiss", 6), ("findling", 3)])


def test_a_download_that_has_grown_too_large_ends_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "ROOT", tmp_path)
    archive = tmp_path / "a.tar.xz"
    archive.write_bytes(b"x" * 2_000_000)
    folder = tmp_path / "a"
    folder.mkdir()
    lock = tmp_path / "lock"
    bundle.report(folder, [archive], contents.Flavour("basic", lock, (), {}, (), 2_000_000))
    with pytest.raises(Stop, match="too large"):
        bundle.report(folder, [archive], contents.Flavour("basic", lock, (), {}, (), 1_999_999))


def _elf(offset: int, address: int) -> bytes:
    header = struct.pack("<16sHHIQQQIHHHHHH", b"\x7fELF\x02\x01\x01", 3, 62, 1, 0, 64, 0, 0, 64, 56, 1, 0, 0, 0)
    return header + struct.pack("<IIQQQQQQ", 1, 5, offset, address, address, 0, 0, 0x1000)


def test_a_library_is_not_stripped_into_one_that_cannot_be_loaded() -> None:
    assert bundle_strip.is_loadable(_elf(0x1000, 0x5000))
    assert bundle_strip.is_loadable(_elf(0x1234, 0x5234))
    assert not bundle_strip.is_loadable(_elf(0x1234, 0x5000))
    assert not bundle_strip.is_loadable(b"MZ, which is another system's")


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("strip"), reason="there is no strip here")
def test_stripping_keeps_what_works(tmp_path: Path) -> None:
    original = importlib.util.find_spec("tokenizers.tokenizers")
    assert original is not None and original.origin is not None
    copied = tmp_path / f"tokenizers{sysconfig.get_config_var('EXT_SUFFIX')}"
    shutil.copyfile(original.origin, copied)
    before = copied.stat().st_size
    assert bundle_strip.strip_all(tmp_path) == before - copied.stat().st_size
    assert bundle_strip.is_loadable(copied.read_bytes())


def _small_bundle(folder: Path) -> Path:
    """The files of a bundle for Linux, with programs that print how they were started."""
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "library.so").write_bytes(b"library")
    program = folder / "findling"
    program.write_text('#!/bin/sh\necho "$(basename "$0")" "$@"\n')
    program.chmod(0o755)
    os.symlink("findling", folder / "findling-window")
    install_desktop.install(folder)
    shutil.copy(_FOLDER / "install.sh", folder / "install.sh")
    return folder


@_POSIX
def test_the_folder_of_an_appimage_is_whole(tmp_path: Path) -> None:
    made = bundle_appimage.lay_out(_small_bundle(tmp_path / "bundle"), tmp_path / "bundle.AppDir")
    assert (made / "findling.desktop").is_file() and (made / ".DirIcon").is_file()
    assert (made / "usr" / "share" / "metainfo" / "findling.metainfo.xml").is_file()
    assert (made / "usr" / "bin" / "findling-window").exists()
    os.symlink(made / "AppRun", tmp_path / "elsewhere")
    for words, said in ((["/a b"], "findling-window /a b"), (["--command", "search", "x"], "findling search x")):
        told = subprocess.run([tmp_path / "elsewhere", *words], capture_output=True, text=True, check=True)
        assert told.stdout.strip() == said


@_POSIX
def test_without_the_tool_no_appimage_is_promised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bundle_appimage.sys, "platform", "linux")
    monkeypatch.setattr(bundle_appimage.shutil, "which", lambda name: None)
    assert bundle_appimage.make(_small_bundle(tmp_path / "bundle")) == []
    assert "appimagetool is not installed" in capsys.readouterr().out


@_POSIX
def test_a_bundle_is_put_into_the_menus_and_taken_out_again(tmp_path: Path) -> None:
    folder = _small_bundle(tmp_path / 'my "50 %" $HOME\\programs')
    home = tmp_path / "home"
    home.mkdir()
    surroundings = {"HOME": str(home), "PATH": os.environ["PATH"]}
    subprocess.run([folder / "install.sh"], env=surroundings, check=True, capture_output=True)
    entry = home / ".local" / "share" / "applications" / "findling.desktop"
    escaped = str(folder / "findling-window").replace("\\", "\\\\\\\\").replace('"', '\\\\"').replace("$", "\\\\$")
    assert read(entry)["Desktop Entry"]["Exec"] == '"' + escaped.replace("%", "%%") + '" %F'
    assert "TryExec" not in read(entry)["Desktop Entry"]
    checked = subprocess.run(
        [tool("desktop-file-validate", "desktop-file-utils"), entry], capture_output=True, text=True
    )
    assert (checked.returncode, checked.stdout) == (0, "")
    menu = home / ".local" / "share" / "kio" / "servicemenus" / "findling.desktop"
    assert read(menu)["Desktop Action findSimilar"]["Exec"].startswith('"/')
    assert (home / ".local" / "bin" / "findling").resolve() == folder / "findling"
    subprocess.run([folder / "install.sh", "--remove"], env=surroundings, check=True, capture_output=True)
    left = [path.name for path in home.rglob("*") if not path.is_dir()]
    assert not [name for name in left if not name.endswith(".cache")], "only what systems made for themselves stays"


def test_the_samples_find_what_the_smoke_run_asks() -> None:
    query, first = bundle_smoke.QUERY
    assert samples.PROMISES[query] == (first,)


def test_a_smoke_run_says_what_it_could_not_keep_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle_smoke.shutil, "which", lambda name: None)
    account = bundle_smoke.make_account(tmp_path / "home")
    assert account.prefix == ()
    assert [said.split()[0] for said in account.said if said.startswith("NOT")][:2] == ["NOT", "NOT"]
    surroundings = account.surroundings()
    assert surroundings["HOME"] == str(tmp_path / "home")
    assert not {"PYTHONPATH", "VIRTUAL_ENV", "DISPLAY"} & set(surroundings)


@_POSIX
def test_a_program_that_fails_fails_the_smoke_run(tmp_path: Path) -> None:
    program = _small_bundle(tmp_path / "bundle") / "findling"
    program.write_text("#!/bin/sh\necho oh no >&2\nexit 3\n")
    account = bundle_smoke.Account(tmp_path)
    with pytest.raises(Stop) as failed:
        bundle_smoke._use_command(tmp_path / "bundle", account)
    assert "status 3: oh no" in failed.value.why
    (tmp_path / "findling.log").write_text("WARNING a library is missing")
    with pytest.raises(Stop) as failed:
        bundle_smoke._read_logs(tmp_path)
    assert "a library is missing" in failed.value.why


@_POSIX
def test_a_bundle_is_used_from_its_archive_or_its_folder(tmp_path: Path) -> None:
    folder = _small_bundle(tmp_path / "findling-0.1-basic")
    archive = bundle._packed(folder)
    assert archive == bundle._packed(folder) == tmp_path / "findling-0.1-basic.tar.xz"
    for source in (archive, folder):
        used = bundle_smoke._unpack(source, tmp_path / f"used {source.name}")
        assert used.name == folder.name and (used / "findling-window").is_symlink()
        told = subprocess.run([used / "findling-window", "--version"], capture_output=True, text=True, check=True)
        assert told.stdout == "findling-window --version\n"


# Answers as a server does that has heard of one file, or fails, or says nothing.
_SERVER = """#!/usr/bin/env python3
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    hits = json.dumps({"hits": [{"path": "/home/Ladybird.jpg"}]})
    results = {"tools/list": {"tools": [{"name": "search"}]}, "tools/call": {"content": [{"text": hits}]}}
    if "id" in asked and sys.argv[2:] != [asked["method"]]:
        print(json.dumps({"method": "a notice"}))
        print(json.dumps({"id": asked["id"], "result": results.get(asked["method"], {})}), flush=True)
    elif "id" in asked:
        sys.exit("no more")
"""


@_POSIX
def test_an_assistant_has_to_be_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program, account = tmp_path / "findling", bundle_smoke.Account(tmp_path)
    program.write_text(_SERVER)
    program.chmod(0o755)
    bundle_smoke_assistant.ask(str(program), account, "ladybug", "Ladybird.jpg")
    assert "offers search; 'ladybug' finds Ladybird.jpg" in capsys.readouterr().out
    with pytest.raises(Stop) as failed:
        bundle_smoke_assistant.ask(str(program), account, "ladybug", "Rose.jpg")
    assert "is told ['Ladybird.jpg']" in failed.value.why
    program.write_text(_SERVER.replace("sys.argv[2:]", "['tools/list']"))
    with pytest.raises(Stop) as failed:
        bundle_smoke_assistant.ask(str(program), account, "ladybug", "Ladybird.jpg")
    assert "ended" in failed.value.why and "tools/list" in failed.value.why


@_POSIX
def test_every_form_of_media_has_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bundle_smoke_media, "FILMS", {})
    monkeypatch.setattr(bundle_smoke_media, "SOUNDS", {"flac": "flac"})
    monkeypatch.setattr(bundle_smoke_media, "PICTURES", ("webp",))
    hits = [{"path": f"/home/{name}"} for name in ("sound flac.flac", "picture.webp")]
    program = tmp_path / "findling"
    for count in (2, 1):
        program.write_text(f"#!/bin/sh\necho '{json.dumps({'hits': hits[:count]})}'\n")
        program.chmod(0o755)
        home = tmp_path / f"home of {count}"
        home.mkdir()
        account = bundle_smoke.Account(home)
        if count == 2:
            bundle_smoke_media.read(str(program), account, Path(sys.executable))
            assert "of 2 forms: read" in capsys.readouterr().out
        else:
            with pytest.raises(Stop) as failed:
                bundle_smoke_media.read(str(program), account, Path(sys.executable))
            assert "did not read picture.webp" in failed.value.why


@_POSIX
def test_an_imported_encoder_has_to_look_into_something(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = _small_bundle(tmp_path / "bundle") / "findling"
    answers = (
        '{"name": "tiny", "spaces": [{"name": "tiny/joint", "vectors": COUNT}, {"name": "tinyer/joint", "vectors": 7}]}'
    )
    account = bundle_smoke.Account(tmp_path)
    program.write_text(f"#!/bin/sh\necho '{answers.replace('COUNT', '3')}'\n")
    bundle_smoke_full.import_encoder(str(program), account, tmp_path / "tiny.safetensors")
    assert "3 vectors" in capsys.readouterr().out
    program.write_text(f"#!/bin/sh\necho '{answers.replace('COUNT', '0')}'\n")
    with pytest.raises(Stop, match="does not work") as failed:
        bundle_smoke_full.import_encoder(str(program), account, tmp_path / "tiny.safetensors")
    assert "looked into nothing" in failed.value.why


@_POSIX
def test_without_the_tests_it_is_said_what_was_not_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bundle_smoke_full, "_CHECKPOINTS", contents.ROOT / "nothing.py")
    assert bundle_smoke_full._made(bundle_smoke.Account(tmp_path), Path(sys.executable)) == []
    assert "NOT tried: imported encoders, since nothing.py" in capsys.readouterr().out


def test_a_full_bundle_is_used_in_full() -> None:
    basic, full = contents.FLAVOURS["basic"], contents.FLAVOURS["full"]
    assert len(bundle._more(basic, Path("python"), [])) == 2, "an assistant asks, and media are read"
    assert len(bundle._more(basic, Path("python"), [Path("a"), Path("b")])) == 4
    assert len(bundle._more(full, Path("python"), [Path("a")])) == 4


def test_what_other_systems_get_is_well_formed() -> None:
    rights = plistlib.loads((_FOLDER / "entitlements.plist").read_bytes())
    assert rights["com.apple.security.device.audio-input"] is True
    flatpak = yaml.safe_load((environment.ROOT / "packaging" / "flatpak" / "findling.yml").read_text("utf-8"))
    assert flatpak["command"] in contents.PROGRAMS
    rooms = [right for right in flatpak["finish-args"] if right.startswith("--filesystem")]
    assert rooms and all(right.endswith(":ro") for right in rooms)
    for script in ("install.sh", "sign_macos.sh"):
        assert (_FOLDER / script).stat().st_mode & 0o111 or os.name == "nt"
        if shutil.which("bash"):
            subprocess.run(["bash", "-n", _FOLDER / script], check=True)
