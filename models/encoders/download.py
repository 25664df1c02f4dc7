"""Downloads one file that a person asked for: resumable, checked by its hash, never half in use."""

from __future__ import annotations

import contextlib
import errno
import http.client
import os
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.encoders.weights import file_sha256
from models.errors import UserError
from models.jobs import Progress
from models.paths import sync_folder

_BLOCK_BYTES = 1 << 16
_TIMEOUT_S = 30.0


@dataclass(frozen=True, slots=True)
class Source:
    """A file on the network whose content is known beforehand."""

    url: str
    sha256: str
    size_bytes: int


class _Interrupted(Exception):
    """The connection ended early; what came so far is kept for the next try."""


def download(source: Source, target: Path, title: str) -> Iterator[Progress]:
    """Fetch a file to `target`, going on where an earlier try ended ("target.part" beside it).

    `target` appears only when it is whole and has the right hash. Progress counts bytes.

    Raises: UserError: no network, not there, no room, or other bytes than expected; a person can act on it.
    """
    what = f"Downloading {title}"
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _require_room(source, part)
        for done in _fetch(source, part):
            yield Progress(done, source.size_bytes, what)
        _require_expected(source, part)
        os.replace(part, target)
        sync_folder(target.parent)
    except urllib.error.HTTPError as error:
        raise _failed(title, _http_reason(error), "Try again later, or import the file from disk.") from error
    except (_Interrupted, urllib.error.URLError, TimeoutError, http.client.HTTPException) as error:
        reason = f"The connection failed or ended early ({getattr(error, 'reason', error) or type(error).__name__})."
        raise _failed(title, reason, "Check the network and try again: it goes on where it stopped.") from error
    except _WrongBytes as error:
        raise _failed(title, str(error), "Try again later, or import the file from disk.") from error
    except OSError as error:
        raise _disk_failed(title, error) from error


class _WrongBytes(Exception):
    """What came is not the file that was promised."""


def _fetch(source: Source, part: Path) -> Iterator[int]:
    """Append what is missing to `part`; yields the bytes there so far."""
    have = part.stat().st_size if part.exists() else 0
    if have > source.size_bytes:
        part.unlink()
        have = 0
    if have == source.size_bytes:
        return
    with _open(source.url, have) as response:
        if have and not _continues(response, have):
            have = 0
        with part.open("ab" if have else "wb") as file:
            while block := _read(response):
                have += len(block)
                if have > source.size_bytes:
                    _discard(part)
                    raise _WrongBytes("The server sent more than the file should hold.")
                file.write(block)
                yield have
            file.flush()
            os.fsync(file.fileno())
    if have < source.size_bytes:
        raise _Interrupted(f"{have} of {source.size_bytes} bytes came")


def _open(url: str, start: int) -> http.client.HTTPResponse:
    if not url.startswith(("https://", "http://")):
        raise ValueError(f"not a web address: {url}")
    headers = {"User-Agent": "Findling", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    request = urllib.request.Request(url, headers=headers)  # noqa: S310  the scheme is checked above
    response: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=_TIMEOUT_S)  # noqa: S310
    return response


def _continues(response: http.client.HTTPResponse, start: int) -> bool:
    """Whether the server goes on from `start`; otherwise it sends the whole file."""
    return response.status == 206 and (response.headers.get("Content-Range") or "").startswith(f"bytes {start}-")


def _read(response: http.client.HTTPResponse) -> bytes:
    try:
        return response.read(_BLOCK_BYTES)
    except (ConnectionError, TimeoutError, http.client.HTTPException) as error:
        raise _Interrupted(str(error)) from error


def _require_room(source: Source, part: Path) -> None:
    missing = source.size_bytes - (part.stat().st_size if part.exists() else 0)
    if shutil.disk_usage(part.parent).free < missing:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _require_expected(source: Source, part: Path) -> None:
    if file_sha256(part) != source.sha256:
        _discard(part)
        raise _WrongBytes("What the server sent is not the expected file; it was thrown away.")


def _discard(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink()


def _http_reason(error: urllib.error.HTTPError) -> str:
    if error.code in (404, 410):
        return "The file is no longer where it was published."
    return f"The server answered {error.code} ({error.reason})."


def _failed(title: str, why: str, what_to_do: str) -> UserError:
    return UserError(f"{title} could not be downloaded.", why, what_to_do)


def _disk_failed(title: str, error: OSError) -> UserError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _failed(title, "There is not enough room on the disk.", "Free some space and try again.")
    return _failed(
        title,
        f"The file cannot be written ({error.strerror or error}).",
        "Check that the library's folder can be written.",
    )
