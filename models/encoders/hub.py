"""Finds files on a hub that speaks Hugging Face's protocol, with the hashes that the hub itself states for them."""

from __future__ import annotations

import os
import re
import urllib.error
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass

from models.encoders.download import Interrupted, Source, open_url

PUBLIC = "https://huggingface.co"
_MOST_REDIRECTS = 5
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SHA1 = re.compile(r"[0-9a-f]{40}")
_SIZE = re.compile(r"0*[1-9][0-9]{0,14}")
_REPOSITORY = re.compile(r"[\w.-]+(/[\w.-]+)?")


@dataclass(frozen=True, slots=True)
class Located:
    """A file that the hub has.

    Attributes:
        source: where it is at this commit, and the hash it must have.
        commit: the revision of the repository, 40 hex digits; "" where the hub does not say.
    """

    source: Source
    commit: str


class Unchecked(Exception):
    """The hub states no hash or size for a file, so that nobody could tell whether it arrived as it should.

    Args: missing: what it does not state.
    """

    def __init__(self, missing: str) -> None:
        super().__init__(missing)
        self.missing = missing


def endpoint_from_environment() -> str:
    """The hub to ask: HF_ENDPOINT, as other programs call it, or the public one."""
    return (os.environ.get("HF_ENDPOINT") or PUBLIC).rstrip("/")


class Hub:
    """One hub or mirror.

    Args: endpoint: its address; "" means `endpoint_from_environment`.
    """

    def __init__(self, endpoint: str = "") -> None:
        self.endpoint = endpoint.rstrip("/") or endpoint_from_environment()

    def locate(self, repository: str, name: str, revision: str = "main") -> Located | None:
        """Ask for a file, without fetching it.

        Args: repository: "owner/name". name: path of a file in it. revision: a branch, tag or commit.

        Returns: None: the repository has no such file.
        Raises:
            Unchecked: the hub states no hash for it, or no size that a file may have.
            OSError, http.client.HTTPException, Interrupted: the hub cannot be reached, or refuses.
        """
        if not _REPOSITORY.fullmatch(repository) or ".." in name:
            raise Interrupted(f"{repository!r} is not the name of a repository")
        path = f"/{repository}/resolve/{{}}/{urllib.parse.quote(name)}"
        try:
            facts = self._facts(self.endpoint + path.format(urllib.parse.quote(revision, safe="")))
        except urllib.error.HTTPError as error:
            if error.code != 404:
                raise
            error.close()
            return None
        commit = facts.get("x-repo-commit", "")
        commit = commit if _SHA1.fullmatch(commit) else ""
        return Located(_source(self.endpoint + path.format(commit or revision), facts), commit)

    def _facts(self, url: str) -> Mapping[str, str]:
        """Headers of a HEAD request, the first of each name on the way; ends where the hub points to its storage."""
        facts: dict[str, str] = {}
        for _ in range(_MOST_REDIRECTS):
            location = ""
            try:
                with open_url(url, {}, "HEAD", follow=False) as response:
                    headers = response.headers
            except urllib.error.HTTPError as error:
                if error.code not in (301, 302, 303, 307, 308):
                    raise
                headers = error.headers
                location = headers.get("Location", "")
                error.close()
            # The length and ETag of a redirect are its own, not the file's.
            skipped = ("content-length", "etag") if location else ()
            for key, value in headers.items():
                if key.lower() not in skipped:
                    facts.setdefault(key.lower(), value)
            if not location or "x-linked-etag" in facts:
                return facts
            url = urllib.parse.urljoin(url, location)
        raise Interrupted("the hub redirects without end")


def _source(url: str, facts: Mapping[str, str]) -> Source:
    stated = (facts.get("x-linked-etag") or facts.get("etag") or "").removeprefix("W/").strip('"').lower()
    size = facts.get("x-linked-size") or facts.get("content-length") or ""
    if not _SIZE.fullmatch(size):
        raise Unchecked("size")
    if not (_SHA256.fullmatch(stated) or _SHA1.fullmatch(stated)):
        raise Unchecked("checksum")
    if len(stated) == 64:
        return Source(url, stated, int(size))
    return Source(url, "", int(size), stated)
