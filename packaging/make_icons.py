"""Makes Findling's icon in the sizes and forms that systems want: `python packaging/make_icons.py FOLDER`.

For Linux, a tree as the Icon Theme Specification has it (FOLDER/hicolor/...); findling.ico for Windows and
findling.icns for macOS. All are drawn from resources/icons/findling.svg, each size by itself.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import resvg_py
from PIL import Image

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons" / "findling.svg"
SIZES_PX = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
_ICO_PX = (16, 24, 32, 48, 64, 128, 256)
_ICNS_PX = (32, 64, 128, 256, 512, 1024)


def draw(size_px: int) -> Image.Image:
    """The icon, RGBA, so many pixels wide and high."""
    data = resvg_py.svg_to_bytes(svg_string=SOURCE.read_text("utf-8"), width=size_px, height=size_px)
    return Image.open(io.BytesIO(bytes(data))).convert("RGBA")


def make(folder: Path) -> list[Path]:
    """Write all of them. Returns: what was written."""
    return make_theme(folder) + make_bundles(folder)


def make_theme(folder: Path) -> list[Path]:
    """Write those for Linux. Returns: what was written."""
    written = [folder / "hicolor" / "scalable" / "apps" / "findling.svg"]
    written[0].parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SOURCE, written[0])
    for size_px in SIZES_PX:
        path = folder / "hicolor" / f"{size_px}x{size_px}" / "apps" / "findling.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        draw(size_px).save(path, optimize=True)
        written.append(path)
    return written


def make_bundles(folder: Path) -> list[Path]:
    """Write those that hold all sizes, for Windows and macOS. Returns: what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, sizes_px in (("findling.ico", _ICO_PX), ("findling.icns", _ICNS_PX)):
        *smaller, largest = (draw(size_px) for size_px in sizes_px)
        sizes = [(size_px, size_px) for size_px in sizes_px]
        largest.save(folder / name, sizes=sizes, append_images=smaller)
        written.append(folder / name)
    return written


def main() -> int:
    """Write them into the folder that is named."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    for path in make(Path(sys.argv[1])):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
