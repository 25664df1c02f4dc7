"""Puts empty libraries in the place of some that Findling never calls: `python packaging/empty_libraries.py FOLDER`.

FOLDER is a bundle for Linux, or anything else that holds wheels as they are unpacked. x264 and x265, which encode
video, must not be in a bundle, since they are under the GPL (docs/adr/0027). The others need not be: they encode, too,
or speak to servers, sound cards, graphics cards and screens, while Findling hands FFmpeg files that it has opened
itself, and only reads them, with the decoders that FFmpeg has inside. FFmpeg, libheif and Pillow cannot be loaded
without any of them. What takes their place is written here: it offers each function that is asked for, and each says
that it cannot. Needs a C compiler and binutils.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import bundle_libraries
from plainly import Stop, explain, say


@dataclass(frozen=True, slots=True)
class _Unused:
    """A library that Findling never calls.

    Attributes:
        prefix: how its functions are named.
        refusal: what each of them returns: 0 where the one that begins everything returns a pointer, -1 where it
            returns a status, or a pointer that is asked for one.
        within: the only folder in which it is never called; everywhere where it is empty.
    """

    prefix: str
    refusal: int = 0
    within: str = ""


_UNUSED: Mapping[str, _Unused] = {
    "x264": _Unused("x264_"),
    "x265": _Unused("x265_"),
    "SvtAv1Enc": _Unused("svt_", -1),
    "mp3lame": _Unused("lame_"),
    "gnutls": _Unused("gnutls_", -1),
    "asound": _Unused("snd_", -1),
    "vpl": _Unused("MFX", -1),
    "vpx": _Unused("vpx_", -1, within="av.libs"),
    "webp": _Unused("WebP", within="av.libs"),
    "webpmux": _Unused("WebP", within="av.libs"),
    **{name: _Unused("xcb_", -1, within="av.libs") for name in ("xcb-shape", "xcb-shm", "xcb-xfixes")},
    "xcb": _Unused("xcb_", -1),
}
# Only names as tools that repair wheels write them, and those two everywhere.
_NAME = re.compile(rf"lib(?P<stem>x26[45]|(?:{'|'.join(_UNUSED)})(?=-[0-9a-f]{{8}}))(-[0-9a-f]{{8}})?\.so\.[\d.]+")
_WANTED = re.compile(r"\b[Uuw] (?P<name>\w+)(?:@+(?P<version>[\w.]+))?$", re.MULTILINE)
# The one thing that is data: levels of H.264, a list that ends with a row of zeros.
_LISTS = ("x264_levels",)
_IN_WORDS = re.compile(r"\w+(_strerror|_to_string|_error|_error_detail|_version_str|_build_config)")
_MARK = "findling_empty_library"
_LARGEST_BYTES = 100_000
_SOURCE = """\
const char findling_empty_library[] = "Stands where a library would be, and can do nothing.";
{functions}
"""


def is_empty(path: Path) -> bool:
    """Whether a library is one of those that are made here."""
    return path.stat().st_size < _LARGEST_BYTES and _MARK.encode() in path.read_bytes()


def replace_all(folder: Path) -> list[Path]:
    """Replace each of them below a folder, and drop what only they needed. Returns: the files that were replaced.

    Raises: Stop: a tool is missing, or fails.
    """
    found = [path for path in bundle_libraries.libraries(folder) if _unused(path) is not None]
    needed_before: set[str] = set()
    for path in found:
        needed_before |= bundle_libraries.needed(path)
        known = _unused(path)
        assert known is not None
        _replace(path, _wanted_of(folder, path, known.prefix), known.refusal)
    bundle_libraries.drop_unneeded(folder, needed_before)
    return found


def _unused(library: Path) -> _Unused | None:
    """What is known of a library that is never called; None for any other."""
    named = _NAME.fullmatch(library.name)
    known = _UNUSED[named["stem"]] if named is not None else None
    return known if known is not None and known.within in ("", library.parent.name) else None


def _wanted_of(folder: Path, library: Path, prefix: str) -> dict[str, str]:
    """What the libraries that load this one ask it for, with the version of it that each function is asked in."""
    wanted: dict[str, str] = {}
    for other in bundle_libraries.libraries(folder):
        if _unused(other) is not None or library.name.encode() not in other.read_bytes():
            continue
        listed = bundle_libraries.run(["nm", "--dynamic", "--undefined-only", str(other)])
        for one in _WANTED.finditer(listed):
            if one["name"].startswith(prefix):
                wanted[one["name"]] = one["version"] or ""
    return wanted


def _replace(library: Path, wanted: Mapping[str, str], refusal: int) -> None:
    lines = [_definition(name, refusal) for name in sorted(wanted)]
    with tempfile.TemporaryDirectory() as place:
        source, versions = Path(place) / "empty.c", Path(place) / "versions.map"
        source.write_text(_SOURCE.format(functions="\n".join(lines)), encoding="utf-8")
        versions.write_text(_versions(wanted), encoding="utf-8")
        script = (f"-Wl,--version-script={versions}",) if any(wanted.values()) else ()
        bundle_libraries.compile_into(library, source, *script)


def _definition(name: str, refusal: int) -> str:
    if name in _LISTS:
        return f"const unsigned char {name}[256] = {{ 0 }};"
    if _IN_WORDS.fullmatch(name):
        return f'const char *{name}(void) {{ return "this library was left out"; }}'
    return f"void *{name}(void) {{ return (void *)(long)({refusal}); }}"


def _versions(wanted: Mapping[str, str]) -> str:
    """The same for the linker, in its own words."""
    by_version: dict[str, list[str]] = {}
    for name, version in sorted(wanted.items()):
        by_version.setdefault(version or "BASE", []).append(name)
    return "".join(
        f"{version} {{ {' '.join(f'{name};' for name in names)} }};\n" for version, names in by_version.items()
    )


def main() -> int:
    """Replace them. Returns: the exit status."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        return explain(Stop("No folder was named.", "There is nothing to look at.", "Name the folder of a bundle."))
    try:
        replaced = replace_all(Path(sys.argv[1]))
    except Stop as stop:
        return explain(stop)
    for path in replaced:
        say(f"Emptied: {path}")
    say(f"{len(replaced)} libraries that are never called were replaced by empty ones.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
