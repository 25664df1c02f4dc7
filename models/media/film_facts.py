"""What a film states about itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from models.media.glances import Glance
from models.media.parts import FileFacts
from models.media.reel import Reel
from models.media.stated import Stated, camera, coordinates, first, lines, moment, one_line
from models.media.stills import upright_size_px

# Apple's phones write the time of their own clock into the first; the second is in universal time.
_MOMENTS = ("com.apple.quicktime.creationdate", "creation_time", "date_recorded")
# Where no clock was set, programs write the first day of one calendar or another.
_FIRST_DAYS = ("1904-01-01", "1970-01-01")
_MAKERS = ("com.apple.quicktime.make", "com.android.manufacturer", "make")
_MODELS = ("com.apple.quicktime.model", "com.android.model", "model")
_PLACES = ("com.apple.quicktime.location.iso6709", "location", "location-eng")
_WORDS = ("artist", "author", "director", "album", "show", "genre", "keywords", "description", "synopsis", "comment")
# ISO 6709, annex H: degrees alone, with as many digits as north and east have.
_DEGREES = re.compile(r"([+-]\d{2}(?:\.\d+)?)([+-]\d{3}(?:\.\d+)?)(?:[+-]|/|$)")


def facts_of(reel: Reel, glance: Glance | None) -> FileFacts:
    """The facts of a film, and of its pictures by one look at them; None where there are none."""
    width_px, height_px = (0, 0) if glance is None else upright_size_px(glance.size_px, glance.rotation, reel.stretch)
    return replace(_read(reel.tags).facts(), width=width_px, height=height_px, duration_s=reel.duration_s)


def _read(tags: Mapping[str, str]) -> Stated:
    def find(names: tuple[str, ...]) -> str:
        return first(tags.get(name, "") for name in names)

    at = find(_MOMENTS)
    place = _DEGREES.match(find(_PLACES))
    latitude, longitude = coordinates(float(place[1]), float(place[2])) if place else (None, None)
    return Stated(
        taken_at="" if at.startswith(_FIRST_DAYS) else moment(at),
        camera=camera(find(_MAKERS), find(_MODELS)),
        latitude=latitude,
        longitude=longitude,
        title=one_line(tags.get("title", "")),
        words=lines(tags.get(name, "") for name in _WORDS),
    )
