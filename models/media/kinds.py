"""Which files Findling looks into, by the extension of their names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import MappingProxyType

from models.kinds import Kind

_BY_KIND = {
    Kind.IMAGE: ".jpg .jpeg .jpe .jfif .png .gif .webp .bmp .tif .tiff .heic .heif .avif",
    Kind.AUDIO: ".wav .mp3 .flac .ogg .oga .opus .m4a .m4b .aac .aif .aiff .aifc .wma",
    Kind.DOCUMENT: ".txt .md .markdown .rst .html .htm .xhtml .pdf .docx",
    Kind.FILM: "",
}

EXTENSIONS: Mapping[str, Kind] = MappingProxyType(
    {extension: kind for kind, extensions in _BY_KIND.items() for extension in extensions.split()}
)
"""Lower-case extension with its dot -> kind."""


def extension_of(name: bytes) -> str:
    """The lower-case extension of a name or path, with its dot; "" where there is none."""
    return os.path.splitext(name)[1].decode("ascii", "replace").lower()


def kind_of(name: bytes) -> Kind | None:
    """The kind of file that a name or path promises, or None where Findling does not look into such files."""
    return EXTENSIONS.get(extension_of(name))
