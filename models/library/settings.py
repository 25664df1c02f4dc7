"""What a person can set about a library: what is left out, when to work, what is read besides."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

from models.errors import UserError
from models.library.ignore import DEFAULT_PATTERNS
from models.messages import say
from models.paths import write_atomically

Manner = Literal["fast", "slow", "wait"]
Speed = Literal["quiet", "normal", "full"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one library; each has an effect as soon as it is saved.

    Attributes:
        leave_out: patterns, as in a .gitignore, of files and folders that are not looked into.
        hidden: whether hidden files and folders are looked into.
        watch: whether folders are watched, so that changes are seen within seconds.
        rescan_minutes: how often folders that cannot be watched are looked through; 1 to 1440.
        on_battery: what indexing does while the computer runs on battery.
        when_busy: what it does while other programs need the processor.
        from_hour, until_hour: hours of the day, 0 to 23, between which it works; equal means all day.
        words_in_pictures: language of the words that are read in pictures; "" means that none are.
        spoken_words: language of the speech that is written down; "" means that none is.
        speed: "quiet" always works slowly, "full" never, whatever other programs need; both wait where waiting was
            asked for.
    """

    leave_out: tuple[str, ...] = DEFAULT_PATTERNS
    hidden: bool = False
    watch: bool = True
    rescan_minutes: int = 15
    on_battery: Manner = "slow"
    when_busy: Manner = "slow"
    from_hour: int = 0
    until_hour: int = 0
    words_in_pictures: str = ""
    spoken_words: str = ""
    speed: Speed = "normal"

    def __post_init__(self) -> None:
        for name in ("on_battery", "when_busy"):
            _demand(getattr(self, name) in get_args(Manner), name)
        _demand(self.speed in get_args(Speed), "speed")
        _demand(1 <= self.rescan_minutes <= 24 * 60, "rescan_minutes")
        _demand(0 <= self.from_hour <= 23 and 0 <= self.until_hour <= 23, "from_hour")


def load(path: Path) -> Settings:
    """The settings of a library; whatever the file lacks, or holds damaged, is as usual."""
    try:
        stored = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError):
        log.warning("The settings in %s cannot be read; the usual ones are in force.", path, exc_info=True)
        return Settings()
    settings = Settings()
    for field in fields(Settings):
        if isinstance(stored, Mapping) and field.name in stored:
            settings = _with(settings, field.name, stored[field.name])
    return settings


def save(path: Path, settings: Settings) -> None:
    """Keep settings. Raises: UserError: the file cannot be written."""
    try:
        write_atomically(path, json.dumps(asdict(settings), ensure_ascii=False, indent=1).encode())
    except OSError as error:
        raise UserError(
            "The settings were not saved.",
            say("%1 cannot be written: %2.", path, error.strerror),
            "Check that the disk has room and that you may write there.",
        ) from error


def _with(settings: Settings, name: str, value: Any) -> Settings:
    usual = getattr(settings, name)
    if isinstance(usual, tuple) and isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = tuple(value)
    if type(value) is not type(usual):
        log.warning("The setting %s is damaged; the usual one is in force.", name)
        return settings
    try:
        return Settings(**{**asdict(settings), name: value})
    except UserError:
        log.warning("The setting %s cannot be meant; the usual one is in force.", name)
        return settings


def _demand(holds: bool, name: str) -> None:
    if not holds:
        raise UserError(
            "The settings were not changed.",
            say("The value of %1 cannot be meant.", name),
            "Choose one that is offered.",
        )
