"""ZIP archives that are one document: Office's, OpenDocument's and e-books. Unpacked with care, part by part."""

from __future__ import annotations

import contextlib
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from models.errors import BadFile
from models.kinds import Kind
from models.media import failures
from models.media.xml_events import Event, walk
from models.messages import say

_MOST_PART_BYTES = 128 << 20
_MOST_UNPACKED_BYTES = 256 << 20
_MOST_ENTRIES = 20_000
_MOST_LIST_BYTES = 8 << 20
_OFFICE_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_CONTAINER_SCAN_BYTES = 16 << 20
# Others need memory by what the file says, and no format that is read here uses them.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
WORD, EXCEL, POWERPOINT = say("a Word document"), say("an Excel workbook"), say("a PowerPoint presentation")
BOOK, OPEN_DOCUMENT = say("an e-book"), say("an OpenDocument file")
"""What a package can be, in words for people."""

_LABELS = (
    ("word/", WORD),
    ("xl/", EXCEL),
    ("ppt/", POWERPOINT),
    ("META-INF/container.xml", BOOK),
    ("content.xml", OPEN_DOCUMENT),
)
_DAMAGE = (BadFile, expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError)


class Package:
    """The parts of a document that is a ZIP archive.

    Attributes:
        names: of all parts, in the order of the archive.
    """

    def __init__(self, file: BinaryIO) -> None:
        """Raises: BadFile: ENCRYPTED, MISLABELLED or TOO_LARGE; zipfile.BadZipFile."""
        _refuse_office_container(file)
        self._archive = zipfile.ZipFile(_BoundedFile(file))
        self.names = tuple(self._archive.namelist())
        self._left_bytes = _MOST_UNPACKED_BYTES
        if len(self.names) > _MOST_ENTRIES:
            raise failures.too_large(
                "This document has too many parts.", say("It is an archive of %1 files.", len(self.names))
            )

    def __contains__(self, name: str) -> bool:
        return name in self._archive.NameToInfo

    @contextlib.contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """One part, to be read from its beginning.

        Raises: BadFile: ENCRYPTED or TOO_LARGE; KeyError: there is no such part; zipfile.BadZipFile.
        """
        part = self._archive.getinfo(name)
        if part.flag_bits & 1:
            raise failures.encrypted()
        if part.compress_type not in _METHODS:
            raise failures.damaged(Kind.DOCUMENT, say("it is packed in a way that such documents never are"))
        # `zipfile` never unpacks more of a part than the size it claims.
        self._left_bytes -= part.file_size
        if part.file_size > _MOST_PART_BYTES or self._left_bytes < 0:
            raise failures.too_large(
                "This document is too large.",
                say(
                    "Unpacked, its text would be %1 MB or more, and Findling reads %2 MB of a part and "
                    "%3 MB of a whole document.",
                    f"{part.file_size / 2**20:.0f}",
                    _MOST_PART_BYTES >> 20,
                    _MOST_UNPACKED_BYTES >> 20,
                ),
            )
        with self._archive.open(part) as opened:
            yield opened  # type: ignore[misc]  # read() is all that is used

    def walk(self, name: str) -> Iterator[Event]:
        """The XML of one part, see `xml_events.walk`. Raises: as `open` and that do."""
        with self.open(name) as part:
            yield from walk(part)

    def walk_if_any(self, name: str) -> Iterator[Event]:
        """The XML of a part that the document can do without: nothing where it is missing, less where damaged."""
        with contextlib.suppress(*_DAMAGE):
            yield from self.walk(name)

    def read(self, name: str, most_bytes: int) -> bytes:
        """The beginning of one part. Raises: as `open`."""
        with self.open(name) as part:
            return part.read(most_bytes)

    def refuse(self, expected: str) -> BadFile:
        """What to raise where the main part is missing: this is another document than expected, or half of one."""
        label = next((label for start, label in _LABELS if any(name.startswith(start) for name in self.names)), "")
        if label == expected:
            return failures.damaged(Kind.DOCUMENT, say("its main part is missing"))
        return failures.mislabelled(Kind.DOCUMENT, label or say("a ZIP archive"))


class _BoundedFile:
    """Refuses to read at once what would be a hostile archive's list of contents."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > _MOST_LIST_BYTES:
            raise failures.too_large(
                "This document has too many parts.", say("The list of its parts alone has %1 MB.", size >> 20)
            )
        return self._file.read(min(size, _MOST_LIST_BYTES) if size >= 0 else _MOST_LIST_BYTES)


def _refuse_office_container(file: BinaryIO) -> None:
    """Protected documents of all Office programs, and those from before 2007, are no archives."""
    start = file.read(len(_OFFICE_CONTAINER))
    if start == _OFFICE_CONTAINER:
        if _PROTECTED in file.read(_CONTAINER_SCAN_BYTES):
            raise failures.encrypted()
        raise failures.mislabelled(Kind.DOCUMENT, say("an older Office document"))
    file.seek(0)
