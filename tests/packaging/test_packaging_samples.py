"""The script that makes the sample library makes what lies in the repository."""

from __future__ import annotations

import io
from pathlib import Path

import av
import make_samples
import numpy as np
import pytest
import sample_papers
from PIL import Image

_SAMPLES = make_samples.FOLDER


def test_every_sample_is_made_or_written_by_hand() -> None:
    made = {f"Pictures/{name}.jpg" for name in make_samples.PICTURES}
    made |= {f"Sounds/{name}.opus" for name in make_samples.SOUNDS}
    made |= {f"Documents/{name}" for name in sample_papers.PAPERS} | {"Films/Morning and evening.webm"}
    there = {path.relative_to(_SAMPLES).as_posix() for path in _SAMPLES.rglob("*") if path.is_file()}
    by_hand = there - made
    assert made <= there
    assert {Path(name).suffix for name in by_hand} == {".md", ".txt", ".html"}


@pytest.mark.parametrize("name", ["Lighthouse", "Clock"])
def test_a_picture_is_drawn_as_it_is_in_the_repository(name: str) -> None:
    drawing, taken = make_samples.PICTURES[name]
    drawn = Image.open(io.BytesIO(make_samples.picture(drawing(), taken)))
    with Image.open(_SAMPLES / "Pictures" / f"{name}.jpg") as there:
        pixels = [np.asarray(one.convert("RGB"), dtype=np.int16) for one in (drawn, there)]
        assert there.getexif().get_ifd(0x8769)[0x9003] == taken
    assert np.abs(pixels[0] - pixels[1]).mean() < 1.0


def test_a_sound_is_made_as_it_is_in_the_repository() -> None:
    made = _heard(io.BytesIO(make_samples.sound(make_samples.SOUNDS["Thunder"]())))
    there = _heard(_SAMPLES / "Sounds" / "Thunder.opus")
    assert len(made) == len(there)
    assert np.abs(made - there).mean() < 0.01


def test_papers_are_the_same_bytes() -> None:
    for name, pages in sample_papers.PAPERS.items():
        assert sample_papers.write_pdf(pages) == (_SAMPLES / "Documents" / name).read_bytes()


def _heard(source: io.BytesIO | Path) -> np.ndarray:
    with av.open(source if isinstance(source, io.BytesIO) else str(source)) as container:
        return np.concatenate([frame.to_ndarray().ravel() for frame in container.decode(audio=0)])
