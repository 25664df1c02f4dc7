"""Starting the program: what is imported, a second start, odd arguments."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.single_instance import SingleInstance, hand_over, server_name

_ROOT = Path(__file__).resolve().parents[2]
_HEAVY = (
    "torch",
    "open_clip",
    "faiss",
    "onnxruntime",
    "sqlalchemy",
    "numpy",
    "PIL",
    "transformers",
    "PySide6.QtMultimedia",
)


def _environment(tmp_path: Path) -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path / "config")}


def _python(code: str, *arguments: str, tmp_path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=_ROOT,
        env=_environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


_WINDOW = """
import sys
from pathlib import Path
sys.path[:0] = ["tests/desktop", "."]
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import app
from fake_link import FakeLink
app._start_link = lambda library, on_event, restore: FakeLink(on_event, restore)
from desktop.main_window import MainWindow
take = MainWindow.take_later_start
def take_and_tell(window, paths):
    take(window, paths)
    print("taken", [path.hex() for path in paths], window.isVisible(), flush=True)
    QTimer.singleShot(200, QApplication.quit)
MainWindow.take_later_start = take_and_tell
shown = MainWindow.showEvent
def tell(window, event):
    shown(window, event)
    print("shown", flush=True)
MainWindow.showEvent = tell
status = app.run(sys.argv[1:])
print("ended", status, flush=True)
"""


def test_the_process_of_the_window_imports_nothing_heavy(tmp_path: Path) -> None:
    code = f"""
import sys
sys.path[:0] = ["tests/desktop", "."]
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import models.link
from desktop import app
from fake_link import FakeLink
app._start_link = lambda library, on_event, restore: FakeLink(on_event, restore)
QTimer.singleShot(0, lambda: QTimer.singleShot(600, QApplication.quit))
app.run(["--library", {str(tmp_path / "library")!r}])
print(*[name for name in {_HEAVY!r} if name in sys.modules])
"""
    process = _python(code, tmp_path=tmp_path)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert out.strip() == ""


def test_the_collector_does_not_walk_through_what_lives_as_long_as_the_window(tmp_path: Path) -> None:
    code = f"""
import gc, sys
sys.path[:0] = ["tests/desktop", "."]
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import app
from fake_link import FakeLink
app._start_link = lambda library, on_event, restore: FakeLink(on_event, restore)
def look():
    print(gc.get_freeze_count() > 20000, len(gc.get_objects()) < 5000, gc.isenabled())
    QApplication.quit()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, look))
app.run(["--library", {str(tmp_path / "library")!r}])
print(gc.get_freeze_count())
"""
    process = _python(code, tmp_path=tmp_path)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert out.split() == ["True", "True", "True", "0"]


def test_a_second_start_hands_its_paths_to_the_first(tmp_path: Path) -> None:
    library = str(tmp_path / "library")
    first = _python(_WINDOW, "--library", library, tmp_path=tmp_path)
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "shown\n"
        odd = os.fsdecode(b"/nowhere/caf\xe9")
        second = _python(_WINDOW, "--library", library, str(tmp_path), odd, tmp_path=tmp_path)
        out, err = second.communicate(timeout=30)
        assert (second.returncode, out) == (0, "ended 0\n"), err
        paths = [os.fsencode(tmp_path).hex(), b"/nowhere/caf\xe9".hex()]
        assert first.stdout.readline() == f"taken {paths} True\n"
        assert first.stdout.readline() == "ended 0\n"
        assert first.wait(30) == 0
    finally:
        first.kill()
        first.communicate()


def test_other_libraries_have_windows_of_their_own(tmp_path: Path) -> None:
    assert server_name(tmp_path / "one") != server_name(tmp_path / "two")
    assert server_name(tmp_path / "one") == server_name(tmp_path / "x" / ".." / "one")


def test_what_a_killed_window_left_behind_is_not_in_the_way(qapp: QApplication, tmp_path: Path) -> None:
    code = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
assert instance.listening
os._exit(9)
"""
    killed = _python(code, str(tmp_path), tmp_path=tmp_path)
    killed.communicate(timeout=30)
    assert killed.returncode == 9
    assert not hand_over(tmp_path, [])
    instance = SingleInstance(tmp_path)
    assert instance.listening
    instance.close()


def test_of_two_that_start_at_once_one_wins(qapp: QApplication, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert (first.listening, second.listening) == (True, False)
    first.close()
    second.close()


def test_arguments(tmp_path: Path) -> None:
    options = app._parse(["--library", str(tmp_path), "a", "b"])
    assert (options.library, options.path) == (tmp_path, ["a", "b"])
    with pytest.raises(SystemExit):
        app._parse(["--nonsense"])
