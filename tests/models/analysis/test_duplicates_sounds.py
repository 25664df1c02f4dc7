"""Which sounds and films are alike: one recording in another form, and none that only resembles it."""

from __future__ import annotations

import hashlib
import os
import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from alike_makers import SPACES, Tidied, names
from fakes import fake_space

from models.analysis.films import Seen, likeness
from models.analysis.sounds import waveform_likeness, worst_cosine
from models.catalogue import contents, files, spaces
from models.catalogue.contents import NewContent, NewItem
from models.catalogue.files import ScannedFile
from models.kinds import Kind
from models.media.windows import Waveform
from models.spaces import Vectors

RATE_HZ = 16000
PARTS = (Kind.IMAGE, Kind.AUDIO)


def piece(seed: int, seconds: float) -> np.ndarray:
    """Notes of chance pitch, length and loudness: shape (samples,), float32."""
    drawn = np.random.default_rng(seed)
    notes: list[np.ndarray] = []
    while sum(map(len, notes)) < seconds * RATE_HZ:
        length = int(drawn.uniform(0.1, 0.8) * RATE_HZ)
        time_s = np.arange(length) / RATE_HZ
        hz = drawn.choice((200, 400, 3000, 5000)) * drawn.uniform(0.9, 1.1)
        notes.append(drawn.uniform(0.1, 0.9) * np.sin(2 * np.pi * hz * time_s) * np.exp(-4 * time_s))
    return np.concatenate(notes)[: int(seconds * RATE_HZ)].astype(np.float32)


def write_piece(path: Path, samples: np.ndarray, rate_hz: int = RATE_HZ) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


def peaks(samples: np.ndarray) -> bytes:
    waveform = Waveform()
    waveform.feed(samples)
    return waveform.peaks(1000)


def unit(rows: Sequence[Sequence[float]]) -> Vectors:
    made = np.array(rows, np.float32).reshape(len(rows), -1 if rows else 64)
    return np.asarray(made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-6), np.float32)


def near(vectors: Vectors, cosine: float) -> Vectors:
    """Others that have this cosine with them."""
    across = np.random.default_rng(1).standard_normal(vectors.shape).astype(np.float32)
    across -= (across * vectors).sum(axis=1, keepdims=True) * vectors
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    return np.asarray(cosine * vectors + np.sqrt(1 - cosine**2) * across, np.float32)


def test_one_recording_in_other_forms_is_found_and_other_recordings_are_not(tidied: Tidied) -> None:
    music = piece(1, 14.0)
    write_piece(tidied.media / "a.wav", music)
    write_piece(tidied.media / "soft.wav", 0.4 * music)
    write_piece(tidied.media / "coarse.wav", music[::2], RATE_HZ // 2)
    write_piece(tidied.media / "another.wav", piece(2, 14.0))
    write_piece(tidied.media / "longer.wav", np.concatenate([music, music[:4000]]))
    groups = tidied.index().groups()
    assert [sorted(found) for found in names(groups)] == [["a.wav", "coarse.wav", "soft.wav"]]
    assert groups[0].sort == "alike"


def test_the_waveform_of_a_piece_is_its_own() -> None:
    music, other = piece(3, 30.0), piece(4, 30.0)
    assert waveform_likeness(peaks(music), 30.0, peaks(0.3 * music), 30.0) > 0.99
    late = np.concatenate([np.zeros(int(0.04 * RATE_HZ), np.float32), music])
    assert waveform_likeness(peaks(music), 30.0, peaks(late), 30.04) > 0.95
    assert waveform_likeness(peaks(music), 30.0, peaks(other), 30.0) < 0.5


def test_a_steady_tone_has_no_waveform_that_could_be_compared() -> None:
    tone = bytes([200]) * 1000
    assert waveform_likeness(tone, 5.0, tone, 5.0) == 0.0


@pytest.mark.parametrize("seconds", [0.001, 0.05, 3.0, 90_000.0])
def test_sounds_of_any_length_are_compared(seconds: float) -> None:
    shape = np.random.default_rng(5).integers(0, 256, 1000).astype(np.uint8).tobytes()
    assert waveform_likeness(shape, seconds, shape, seconds) == pytest.approx(1.0)


def test_windows_are_compared_one_by_one_and_silence_is_like_silence() -> None:
    vectors = unit([[1, 0, 0], [0, 0, 0], [0, 1, 0]])
    assert worst_cosine(vectors, vectors) == pytest.approx(1.0)
    assert worst_cosine(vectors, unit([[1, 0, 0], [0, 0, 1], [0, 1, 0]])) == 0.0
    assert worst_cosine(vectors, vectors[::-1]) == pytest.approx(0.0)
    assert worst_cosine(vectors, vectors[:1]) == 0.0
    assert worst_cosine(vectors[:0], vectors[:0]) == 0.0
    assert worst_cosine(vectors, unit([[1, 0], [0, 1], [1, 0]])) == 0.0


def film(shots: int, seed: int = 0, every_s: float = 3.0) -> Seen:
    drawn = np.random.default_rng(seed).standard_normal((shots, 64))
    return Seen(np.arange(shots) * every_s, unit(drawn.tolist()), unit([]))


def put_film(tidied: Tidied, name: str, seen: Seen, duration_s: float = 36.0) -> None:
    """A film in the catalogue as indexing leaves it, with its shots and windows of sound."""
    path = os.fsencode(tidied.media / f"{name}.mp4")
    with tidied.catalogue.write() as connection:
        spaces_of = {
            kind: spaces.register(connection, fake_space(SPACES[kind], 64, kind, version="2")) for kind in PARTS
        }
        root_id = files.add_root(connection, os.fsencode(tidied.media))
        files.put_scanned(connection, root_id, [ScannedFile(path, Kind.FILM, 1000, 1)])
        sha256 = hashlib.sha256(path).hexdigest()
        facts = NewContent(sha256, Kind.FILM, width=640, height=360, duration_s=duration_s)
        content_id = contents.put_content(connection, facts)
        shots = [
            NewItem(Kind.IMAGE, at, {spaces_of[Kind.IMAGE]: row}, start_s=float(start_s))
            for at, (row, start_s) in enumerate(zip(seen.shots, seen.starts_s, strict=True))
        ]
        windows = [NewItem(Kind.AUDIO, at, {spaces_of[Kind.AUDIO]: row}) for at, row in enumerate(seen.windows)]
        contents.put_items(connection, content_id, [*shots, *windows])
        contents.cover(connection, content_id, spaces_of.values())
        (known,) = files.known_at(connection, path, b"", 1)
        files.mark_indexed(connection, known.file_id, content_id, 1000, 1)


def test_films_are_found_through_the_library_but_not_in_another_language(tidied: Tidied) -> None:
    duplicates = tidied.index()
    seen, heard = film(12), film(4, seed=7).shots
    put_film(tidied, "film", Seen(seen.starts_s, seen.shots, heard))
    put_film(tidied, "stored anew", Seen(seen.starts_s, near(seen.shots, 0.97), near(heard, 0.98)), 36.2)
    put_film(tidied, "dubbed", Seen(seen.starts_s, seen.shots, film(4, seed=8).shots))
    put_film(tidied, "without sound", Seen(seen.starts_s, seen.shots, heard[:0]))
    put_film(tidied, "longer", Seen(seen.starts_s, seen.shots, heard), 40.0)
    put_film(tidied, "the next part", Seen(seen.starts_s, film(12, seed=9).shots, heard))
    assert [sorted(found) for found in names(duplicates.groups())] == [["film.mp4", "stored anew.mp4"]]


def test_films_with_the_same_shots_at_the_same_times_are_alike() -> None:
    one = film(12)
    assert likeness(one, Seen(one.starts_s + 0.1, near(one.shots, 0.97), one.windows), 36.0) > 0.96
    assert likeness(one, film(12, seed=1), 36.0) == 0.0
    assert likeness(one, Seen(one.starts_s, one.shots[::-1], one.windows), 36.0) == 0.0


def test_a_cut_that_was_lost_does_not_matter_but_another_half_does() -> None:
    one = film(12)
    lost = Seen(np.delete(one.starts_s, 5), np.delete(one.shots, 5, axis=0), one.windows)
    assert likeness(lost, one, 36.0) > 0.99
    half = Seen(one.starts_s, np.concatenate([one.shots[:6], film(6, seed=2).shots]), one.windows)
    assert likeness(one, half, 36.0) == 0.0


def test_clips_of_a_camera_that_stands_still_are_not_alike() -> None:
    clip = film(1)
    assert likeness(clip, Seen(clip.starts_s, near(clip.shots, 0.94), clip.windows), 10.0) == 0.0
    assert likeness(clip, Seen(clip.starts_s, near(clip.shots, 0.99), clip.windows), 10.0) > 0.98
    assert likeness(clip, film(0), 10.0) == 0.0
