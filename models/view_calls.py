"""The calls of an engine with which a person looks at what was found, listens to it and reads it.

Whatever is shown of a file was decoded in a process of its own, see `models.media.decoder`.
"""

from __future__ import annotations

import logging
from collections import Counter

from models.answers import Hit, Passage
from models.catalogue import files, places
from models.catalogue.catalogue import Catalogue
from models.catalogue.places import Place
from models.errors import LibraryUnavailable
from models.kinds import Region
from models.media.pool import DecoderPool
from models.programs import Program, programs_for
from models.search.explaining import gone
from models.shared.libraries import SharedLibraries
from models.shared.visiting import is_guest
from models.shown import FilmFrames, PageData, SpectrogramData, TextData
from models.views import PictureData

_NEIGHBOURS = 3
_LARGEST_PX = 4096
_LARGEST_FRAME_PX = 1280

log = logging.getLogger(__name__)


class ViewCalls:
    """What an `Engine` is besides.

    Args:
        viewing: decoders that need not wait behind what is being indexed.

    Attributes:
        shared: libraries of several machines; what the window has of them is looked at by their paths.
    """

    shared: SharedLibraries

    _catalogue: Catalogue
    _viewing: DecoderPool

    def __init__(self, catalogue: Catalogue, viewing: DecoderPool) -> None:
        self._catalogue = catalogue
        self._viewing = viewing
        self._viewed: Counter[int] = Counter()

    def picture(self, file_id: int, max_px: int) -> PictureData:
        """A picture, upright, at most max_px on its longer side. Raises: BadFile."""
        self._viewed[file_id] += 1
        with self._viewing.borrow() as decoder:
            return decoder.picture(self._path_of(file_id), max_px)

    def still(self, file_id: int, time_s: float, max_px: int) -> PictureData:
        """A moment of a film, upright, at most max_px on its longer side. Raises: BadFile."""
        self._viewed[file_id] += 1
        with self._viewing.borrow() as decoder:
            return decoder.still(self._path_of(file_id), time_s, max_px)

    def programs(self, path: bytes, language: str) -> tuple[Program, ...]:
        """The programs of this computer for a file, the usual one first; none where the system has its own dialog."""
        return programs_for(path, language)

    def sound(self, item_id: int) -> bytes:
        """The window of a sound, or what is heard during a shot of a film, as a WAV file. Raises: BadFile."""
        place: Place | Hit | None
        if is_guest(item_id):
            place = self.shared.guests.of_item(item_id)
            self.shared.guests.path_of(place.file_id)
        else:
            with self._catalogue.read() as connection:
                place = places.places_of_items(connection, [item_id]).get(item_id)
        if place is None or place.start_s is None or place.end_s is None:
            raise gone()
        self._viewed[place.file_id] += 1
        with self._viewing.borrow() as decoder:
            return decoder.sound(place.path, place.start_s, place.end_s)

    def sound_file(self, file_id: int) -> bytes:
        """The first seconds of a sound that is not indexed yet, as a WAV file. Raises: BadFile."""
        with self._viewing.borrow() as decoder:
            return decoder.sound(self._path_of(file_id), 0.0, 10.0)

    def picture_piece(self, file_id: int, region: Region, max_px: int) -> PictureData:
        """A piece of a picture as sharp as it is, at most max_px (4096) on its longer side. Raises: BadFile."""
        with self._viewing.borrow() as decoder:
            return decoder.picture_piece(self._path_of(file_id), region, min(max_px, _LARGEST_PX))

    def frames(self, file_id: int, start_s: float, end_s: float, max_px: int) -> FilmFrames:
        """Pictures of a stretch of a film, for showing it move: ten seconds at most, a few for every second.

        Raises: BadFile.
        """
        with self._viewing.borrow() as decoder:
            return decoder.frames(self._path_of(file_id), start_s, end_s, min(max_px, _LARGEST_FRAME_PX))

    def stretch(self, file_id: int, start_s: float, end_s: float) -> bytes:
        """What is heard between two moments of a sound or film, as a WAV file of ten minutes at most.

        Raises: BadFile.
        """
        self._viewed[file_id] += 1
        with self._viewing.borrow() as decoder:
            return decoder.sound(self._path_of(file_id), start_s, end_s)

    def spectrogram(self, file_id: int, start_s: float, end_s: float) -> SpectrogramData:
        """How strong each pitch is during a stretch of a sound or film, half an hour at most. Raises: BadFile."""
        with self._viewing.borrow() as decoder:
            return decoder.spectrogram(self._path_of(file_id), start_s, end_s)

    def page(self, file_id: int, page: int, max_px: int, passage: str) -> PageData:
        """A page of a PDF as a picture, with where a passage stands on it; "" for no passage. Raises: BadFile."""
        self._viewed[file_id] += 1
        with self._viewing.borrow() as decoder:
            return decoder.page(self._path_of(file_id), page, min(max_px, _LARGEST_PX), passage)

    def text(self, file_id: int, passage: str) -> TextData:
        """A text file as it was written, or the part of it around a passage. Raises: BadFile."""
        self._viewed[file_id] += 1
        with self._viewing.borrow() as decoder:
            return decoder.text(self._path_of(file_id), passage)

    def passages(self, item_id: int) -> tuple[Passage, ...]:
        """A passage and its neighbours, in reading order; of a shared library the passage alone."""
        if is_guest(item_id):
            return self.shared.guests.passages(item_id)
        with self._catalogue.read() as connection:
            self._viewed.update(place.file_id for place in places.places_of_items(connection, [item_id]).values())
            return tuple(places.passages_around(connection, item_id, _NEIGHBOURS))

    def _keep_views(self) -> None:
        viewed, self._viewed = self._viewed, Counter()
        if viewed:
            # Worth less than closing in order, or than what is to be indexed.
            try:
                with self._catalogue.write() as connection:
                    files.count_views(connection, viewed)
            except LibraryUnavailable:
                log.warning("How often files were looked at was not kept.", exc_info=True)

    def _path_of(self, file_id: int) -> bytes:
        if is_guest(file_id):
            return self.shared.guests.path_of(file_id)
        with self._catalogue.read() as connection:
            place = places.places_of_files(connection, [file_id]).get(file_id)
        if place is None:
            raise gone()
        return place.path
