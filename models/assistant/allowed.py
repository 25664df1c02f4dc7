"""Which files an assistant may know of: the one place where that is decided."""

from __future__ import annotations

import os
from collections.abc import Iterable

from models.errors import UserError
from models.messages import say
from models.paths import display_path


class Allowed:
    """The folders that a person lets an assistant look into, each with everything below it.

    Both sides are compared as they really are on the disk, links and ".." followed, so that neither a link out of a
    folder nor a name that merely begins alike ("/a/bc" beside "/a/b") is inside it.

    Args: folders: as the file system knows them; at least one.

    Attributes:
        folders: as they really are.
    """

    def __init__(self, folders: Iterable[bytes]) -> None:
        self.folders = tuple(dict.fromkeys(os.path.realpath(folder) for folder in folders))
        assert self.folders
        # With what follows a folder's name in a path; "/" ends with it already.
        self._beginnings = tuple(_comparable(os.path.join(folder, b"")) for folder in self.folders)

    def holds(self, path: bytes) -> bool:
        """Whether a file, which need not be there, lies in one of the folders."""
        if b"\0" in path:
            return False
        return _comparable(os.path.realpath(path)).startswith(self._beginnings)

    def check(self, path: bytes) -> None:
        """Raises: UserError: the file does not lie in one of the folders."""
        if not self.holds(path):
            raise not_known()


def chosen(folders: Iterable[bytes], roots: Iterable[bytes]) -> Allowed:
    """What a person has chosen of a library's folders.

    Args: folders: those that were named. roots: those of the library.
    Raises: UserError: one of them is no folder of the library.
    """
    there = list(roots)
    if not there:
        raise UserError("No assistant is served.", "There is no folder in the library.", "Index a folder first.")
    library, named = Allowed(there), list(folders)
    for folder in named:
        if not library.holds(folder) and os.path.realpath(folder) not in library.folders:
            raise UserError(
                "No assistant is served.",
                say("%1 is not in the library.", display_path(folder)),
                "Name a folder that Findling looks into, or a folder in it.",
            )
    return Allowed(named) if named else library


def not_known() -> UserError:
    """The same for what is not allowed and for what is not there: neither is to be told from the other."""
    return UserError(
        "There is no such file here.",
        "It is not in the library, or not in a folder that this assistant may look into.",
        "Search first, and use the paths and numbers that are found.",
    )


def _comparable(path: bytes) -> bytes:
    return os.path.normcase(path)
