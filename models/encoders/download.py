"""Downloads one file that a person asked for: resumable, checked by its hash, never half in use."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import http.client
import json
import os
import re
import shutil
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.encoders.weights import file_sha256
from models.errors import UserError
from models.jobs import Cancelled, JobControl, Progress
from models.messages import say
from models.paths import sync_folder, write_atomically

_BLOCK_BYTES = 1 << 16
_TIMEOUT_S = 10.0
_YIELD_EVERY_S = 0.2
_POLL_S = 0.1
_SPEED_OVER_S = 5.0
_LONGEST_WAIT_S = 30.0
# Between tries that brought nothing new; one that brought bytes begins the list again.
_PAUSES_S = (0.5, 1.0, 2.0, 4.0, 8.0)
_SECONDS = re.compile("[0-9]{1,15}")
_PASSING_STATUSES = (408, 425, 429, 500, 502, 503, 504)
TRY_LATER = "Try again later, or import the file from disk."
GO_ON = "Check the network and try again: it goes on where it stopped."


@dataclass(frozen=True, slots=True)
class Source:
    """A file on the network whose content is known beforehand.

    Attributes:
        url: where it is.
        sha256: of its content, as hex digits; "" when only `blob_sha1` is known.
        size_bytes: its length.
        blob_sha1: SHA-1 of git's blob object with its content, by which hubs name small files; "" when not known.
    """

    url: str
    sha256: str
    size_bytes: int
    blob_sha1: str = ""

    @property
    def checksum(self) -> str:
        """The hash that the content must have."""
        return self.sha256 or self.blob_sha1

    def matches(self, path: Path) -> bool:
        """Whether a file has the expected length and hash. Without any known hash nothing matches."""
        if not self.checksum or path.stat().st_size != self.size_bytes:
            return False
        return (file_sha256(path) if self.sha256 else _blob_sha1(path)) == self.checksum


@dataclass(frozen=True, slots=True)
class DownloadProgress(Progress):
    """Bytes so far, with the speed of the last seconds; 0 while it is not known."""

    bytes_per_s: float = 0.0


class Interrupted(Exception):
    """The connection ended early; what came so far is kept for the next try."""


class WrongBytes(Exception):
    """What came is not the file that was promised."""


class Meter:
    """Speed over the last seconds. Args: done_bytes: what was there before the first reading."""

    def __init__(self, done_bytes: int = 0) -> None:
        self._readings = deque([(time.monotonic(), done_bytes)])

    def bytes_per_s(self, done_bytes: int) -> float:
        """The speed now that so many bytes are done."""
        now_s = time.monotonic()
        self._readings.append((now_s, done_bytes))
        while len(self._readings) > 2 and now_s - self._readings[0][0] > _SPEED_OVER_S:
            self._readings.popleft()
        then_s, then_bytes = self._readings[0]
        return (done_bytes - then_bytes) / (now_s - then_s) if now_s > then_s else 0.0


def download(source: Source, target: Path, title: str, control: JobControl | None = None) -> Iterator[DownloadProgress]:
    """Fetch a file to `target`, going on where an earlier try ended ("target.part" beside it).

    `target` appears only when it is whole and has the right hash. A connection that breaks is tried again a few times.
    While the control is paused no connection is open.

    Raises:
        UserError: no network, not there, not allowed, no room, or other bytes than expected.
        Cancelled: the control was told so; what came is kept.
    """
    what = say("Downloading %1", title)
    part = target.with_name(target.name + ".part")
    with explained(title):
        target.parent.mkdir(parents=True, exist_ok=True)
        require_room(source.size_bytes - _size(part), part.parent)
        meter = Meter(_size(part))
        for done in _fetch(source, part, control or JobControl()):
            yield DownloadProgress(done, source.size_bytes, what, meter.bytes_per_s(done))
        if not source.matches(part):
            _discard(part)
            raise WrongBytes("What the server sent is not the expected file; it was thrown away.")
        os.replace(part, target)
        _discard(part)
        sync_folder(target.parent)


@contextlib.contextmanager
def explained(title: str) -> Iterator[None]:
    """Turns what goes wrong with a download into a `UserError`."""
    try:
        yield
    except urllib.error.HTTPError as error:
        error.close()
        raise _http_failed(title, error) from error
    except (Interrupted, urllib.error.URLError, TimeoutError, http.client.HTTPException) as error:
        reason = say(
            "The connection failed or ended early (%1).", getattr(error, "reason", error) or type(error).__name__
        )
        raise failed(title, reason, GO_ON) from error
    except WrongBytes as error:
        raise failed(title, str(error), TRY_LATER) from error
    except OSError as error:
        raise _disk_failed(title, error) from error


def failed(title: str, why: str, what_to_do: str) -> UserError:
    """That a download failed."""
    return UserError(say("%1 could not be downloaded.", title), why, what_to_do)


def require_room(missing_bytes: int, folder: Path) -> None:
    """Raises: OSError (ENOSPC): the disk of a folder has less room than is missing."""
    if shutil.disk_usage(folder).free < missing_bytes:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def stand_by(control: JobControl) -> None:
    """Wait here while paused. Raises: Cancelled: the job was asked to stop."""
    while control.paused:
        time.sleep(_POLL_S)
    if control.cancelled:
        raise Cancelled


def open_url(url: str, headers: dict[str, str], method: str = "GET", *, follow: bool = True) -> Any:
    """A response of a web server, through the proxies of the system.

    Args: follow: whether redirects are followed; otherwise they come as `urllib.error.HTTPError`.
    """
    if not url.startswith(("https://", "http://")):
        raise Interrupted(f"not a web address: {url}")
    headers = {"User-Agent": "Findling", "Accept-Encoding": "identity", **headers}
    request = urllib.request.Request(url, headers=headers, method=method)  # noqa: S310  the scheme is checked above
    opener = urllib.request.build_opener(_CarefulRedirects if follow else _NoRedirects)
    return opener.open(request, timeout=_TIMEOUT_S)


class _CarefulRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects within the web, never from an encrypted connection to an open one."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if not newurl.startswith(("https://", "http://") if req.full_url.startswith("http://") else "https://"):
            raise Interrupted(f"the server points to {newurl}, which is not followed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def _fetch(source: Source, part: Path, control: JobControl) -> Iterator[int]:
    """Bring `part` to its full length, over as many connections as it takes; yields the bytes there so far."""
    if _size(part) > source.size_bytes:
        _discard(part)
    before, fruitless, received = _size(part), 0, False
    while _size(part) < source.size_bytes:
        stand_by(control)
        try:
            yield from _fetch_once(source, part, control)
            error: Exception = Interrupted(f"{_size(part)} of {source.size_bytes} bytes came")
        except (Interrupted, urllib.error.URLError, TimeoutError, ConnectionError, http.client.HTTPException) as caught:
            error = caught
        if control.paused or control.cancelled or _size(part) == source.size_bytes:
            continue
        grown = _size(part) != before
        received, before, fruitless = received or grown, _size(part), 0 if grown else fruitless + 1
        if not _may_pass(error, received) or fruitless > len(_PAUSES_S):
            raise error
        _wait(error, _PAUSES_S[max(0, fruitless - 1)], control)
    yield source.size_bytes


def _fetch_once(source: Source, part: Path, control: JobControl) -> Iterator[int]:
    """Append what one connection brings, until its end or a pause."""
    have = _size(part)
    headers = {"Range": f"bytes={have}-"} if have else {}
    if have and (etag := _read_etag(part)):
        headers["If-Range"] = etag  # a file that has changed comes whole
    with open_url(source.url, headers) as response:
        if have and not _continues(response, have, source.size_bytes):
            have = 0
        _write_etag(part, response.headers.get("ETag") or "")
        shown_s = 0.0
        with part.open("ab" if have else "wb") as file:
            while block := _read(response):
                have += len(block)
                if have > source.size_bytes:
                    _discard(part)
                    raise WrongBytes("The server sent more than the file should hold.")
                file.write(block)
                if control.paused or control.cancelled:
                    break
                if time.monotonic() - shown_s > _YIELD_EVERY_S:
                    shown_s = time.monotonic()
                    file.flush()
                    yield have
            file.flush()
            os.fsync(file.fileno())


def _continues(response: Any, start: int, size_bytes: int) -> bool:
    """Whether the server goes on from `start` in a file of the right length; otherwise it sends the whole file."""
    if response.status != 206:
        return False
    if response.headers.get("Content-Range", "") not in (
        f"bytes {start}-{size_bytes - 1}/{n}" for n in (size_bytes, "*")
    ):
        raise WrongBytes("The server goes on with another file than it began with.")
    return True


def _read(response: Any) -> bytes:
    try:
        block: bytes = response.read1(_BLOCK_BYTES)
    except (ConnectionError, TimeoutError, http.client.HTTPException) as error:
        raise Interrupted(str(error)) from error
    return block


def _may_pass(error: Exception, received: bool) -> bool:
    """Whether trying again may help: not where nothing could be reached at all."""
    if isinstance(error, urllib.error.HTTPError):
        return error.code in _PASSING_STATUSES
    return received or isinstance(error, Interrupted | http.client.HTTPException | ConnectionResetError)


def _wait(error: Exception, pause_s: float, control: JobControl) -> None:
    if isinstance(error, urllib.error.HTTPError):
        asked = error.headers.get("Retry-After", "") if error.headers else ""
        pause_s = min(_LONGEST_WAIT_S, max(pause_s, float(asked) if _SECONDS.fullmatch(asked) else 0.0))
        error.close()
    until_s = time.monotonic() + pause_s
    while time.monotonic() < until_s and not control.cancelled:
        time.sleep(min(_POLL_S, pause_s))


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _etag_file(part: Path) -> Path:
    return part.with_name(part.name + ".json")


def _read_etag(part: Path) -> str:
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        return str(json.loads(_etag_file(part).read_text(encoding="utf-8"))["etag"])
    return ""


def _write_etag(part: Path, etag: str) -> None:
    """Weak ones promise too little to go on by."""
    if etag and not etag.startswith("W/"):
        write_atomically(_etag_file(part), json.dumps({"etag": etag}).encode())
    else:
        with contextlib.suppress(OSError):
            _etag_file(part).unlink()


def _discard(part: Path) -> None:
    for path in (part, _etag_file(part)):
        with contextlib.suppress(OSError):
            path.unlink()


def _blob_sha1(path: Path) -> str:
    digest = hashlib.sha1(f"blob {path.stat().st_size}\0".encode(), usedforsecurity=False)
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()


def _http_failed(title: str, error: urllib.error.HTTPError) -> UserError:
    if error.code in (404, 410):
        return failed(title, "The file is no longer where it was published.", TRY_LATER)
    if error.code in (401, 403):
        return failed(
            title,
            "The server does not give it to everyone: it wants an account, or that its terms are accepted first.",
            "Fetch its files with a web browser from its page, then import the folder.",
        )
    return failed(title, say("The server answered %1 (%2).", error.code, error.reason), TRY_LATER)


def _disk_failed(title: str, error: OSError) -> UserError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return failed(title, "There is not enough room on the disk.", "Free some space and try again.")
    return failed(
        title,
        say("The file cannot be written (%1).", error.strerror or error),
        "Check that the library's folder can be written.",
    )
