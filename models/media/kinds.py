"""Which files Findling looks into, by the extension of their names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import MappingProxyType

from models.kinds import Kind

_BY_KIND = {
    Kind.IMAGE: ".jpg .jpeg .jpe .jfif .png .gif .webp .bmp .tif .tiff .heic .heif .avif .jxl .jp2 .j2k .jpf .jpx .ico"
    " .svg .svgz .psd .psb"
    " .dng .cr2 .cr3 .nef .nrw .arw .sr2 .orf .rw2 .raf .pef .srw .3fr .erf .mrw .x3f",
    Kind.AUDIO: ".wav .mp3 .flac .ogg .oga .opus .m4a .m4b .m4r .3ga .aac .aif .aiff .aifc .wma"
    " .mka .weba .mp2 .wv .ape .tta .caf .amr .dsf .au .w64",
    Kind.DOCUMENT: ".txt .md .markdown .rst .org .tex .latex .html .htm .xhtml .mht .mhtml .pdf .rtf .epub"
    " .docx .docm .dotx .dotm .pptx .pptm .ppsx .ppsm .potx .potm .xlsx .xlsm .xltx .xltm .xls"
    " .odt .ott .odp .otp .ods .ots .odg .otg .fodt .fodp .fods .fodg"
    " .eml .emlx .mbox .srt .vtt .ass .ssa .csv .tsv .json .jsonl .ndjson .geojson .xml .ipynb"
    " .py .pyw .pyi .js .mjs .cjs .jsx .ts .tsx .vue .svelte .java .kt .kts .scala .groovy .gradle"
    " .c .h .cc .cpp .cxx .hh .hpp .hxx .ino .cs .fs .vb .m .mm .swift .go .rs .zig .rb .php .pl .pm .lua .r .jl .dart"
    " .hs .ml .ex .exs .erl .clj .lisp .el .pas .f90 .asm .sh .bash .zsh .fish .ps1 .bat .cmd .sql .proto .graphql"
    " .tf .cmake .bib .yaml .yml .toml .ini .cfg .conf .properties .log",
    Kind.FILM: ".mp4 .m4v .mov .qt .3gp .3g2 .mkv .webm .avi .divx .mpg .mpeg .vob .mts .m2ts .wmv .asf .flv .f4v .ogv",
}

EXTENSIONS: Mapping[str, Kind] = MappingProxyType(
    {extension: kind for kind, extensions in _BY_KIND.items() for extension in extensions.split()}
)
"""Lower-case extension with its dot -> kind."""

_KINDS = {extension.encode(): kind for extension, kind in EXTENSIONS.items()}
_LONGEST_EXTENSION = max(map(len, EXTENSIONS))


def extension_of(name: bytes) -> str:
    """The lower-case extension of a name or path, with its dot; "" where there is none."""
    return os.path.splitext(name)[1].decode("ascii", "replace").lower()


def kind_of(name: bytes) -> Kind | None:
    """The kind of file that a name or path promises, or None where Findling does not look into such files."""
    # Asked for every file of a disk: most names are settled by their last bytes.
    dot = name.rfind(b".", -_LONGEST_EXTENSION)
    if dot < 0:
        return None
    if name[max(dot - 1, 0) : dot].isalnum():
        return _KINDS.get(name[dot:].lower())
    # Dots in front of a name are part of it, as `os.path.splitext` has it.
    return EXTENSIONS.get(extension_of(name))
