"""Where an encoder stands, what can be done with it, what is said of it, and in which order all are shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
import some_encoders as some

from desktop.encoders import words
from desktop.encoders.bring_panel import openclip_name
from desktop.encoders.stages import Deed, Stage, arrange, deeds_of, filling, stage_of
from models.kinds import Kind
from models.views import DownloadStatus, EncoderStatus

_STANDING = [
    (some.BASIC, Stage.ANSWERING, ()),
    (some.COMING, Stage.COMING, (Deed.USE_NOW, Deed.REST, Deed.REMOVE)),
    (some.FILLED, Stage.FILLED, (Deed.USE_NOW, Deed.REST, Deed.REMOVE)),
    (some.FILLING, Stage.FILLED, (Deed.USE_WHEN_READY, Deed.USE_NOW, Deed.REST, Deed.REMOVE)),
    (replace(some.BASIC, chosen=False), Stage.FILLED, (Deed.USE_NOW,)),
    (replace(some.BASIC, chosen=False, removable=True), Stage.FILLED, (Deed.USE_NOW, Deed.REMOVE)),
    (some.RESTING, Stage.RESTING, (Deed.USE_WHEN_READY, Deed.USE_NOW, Deed.REMOVE)),
    (some.HELPING, Stage.HELPING, ()),
    (some.OFFERED, Stage.OFFERED, (Deed.DOWNLOAD,)),
    (some.PAUSED, Stage.PAUSED, (Deed.RESUME, Deed.DISCARD)),
    (some.DAMAGED, Stage.DAMAGED, (Deed.REMOVE,)),
    (replace(some.DAMAGED, download_bytes=9), Stage.DAMAGED, (Deed.DOWNLOAD, Deed.REMOVE)),
    (some.MISSING, Stage.MISSING, ()),
    (some.LACKING, Stage.MISSING, ()),
    (replace(some.LACKING, partial_bytes=9), Stage.MISSING, (Deed.DISCARD,)),
    (replace(some.LACKING, removable=True), Stage.MISSING, (Deed.REMOVE,)),
    (some.CHANGED, Stage.ANSWERING, (Deed.FILL_ANEW, Deed.REMOVE)),
]


@pytest.mark.parametrize(("encoder", "stage", "deeds"), _STANDING, ids=lambda one: getattr(one, "name", None))
def test_where_each_stands_and_what_can_be_done(encoder: EncoderStatus, stage: Stage, deeds: tuple[Deed, ...]) -> None:
    assert stage_of(encoder) is stage
    assert deeds_of(encoder, stage) == deeds


def test_while_it_is_downloaded_it_can_only_be_paused() -> None:
    stage = stage_of(some.PAUSED, downloading=True)
    assert stage is Stage.DOWNLOADING
    assert deeds_of(some.PAUSED, stage) == (Deed.PAUSE,)
    assert stage_of(some.BASIC, downloading=True) is Stage.ANSWERING, "it has arrived"


def test_nothing_is_filled_that_has_changed_or_seen_all() -> None:
    assert [one.name for one in (some.COMING, some.FILLED, some.FILLING, some.CHANGED) if filling(one)] == [
        "coming",
        "filling",
    ]


def test_the_one_that_answers_comes_first_and_others_than_the_best_are_folded_away() -> None:
    everything = (
        some.HELPING, some.RESEARCH, some.OTHER, some.RESTING, some.OFFERED, some.COMING, some.PAUSED, some.BASIC,
        some.MISSING, replace(some.BASIC, name="sounds", kinds=(Kind.AUDIO,)),
    )  # fmt: skip
    arrangement = arrange(Kind.IMAGE, everything, ["other"])
    assert [one.name for one in arrangement.present] == ["basic", "coming", "other", "paused", "resting", "helping"]
    assert [one.name for one in arrangement.offered] == ["offered"]
    assert [one.name for one in arrangement.more] == ["research", "missing"]


def test_what_lacks_libraries_is_shown_where_it_would_be_without_them() -> None:
    here = replace(some.LACKING, name="here", removable=True)
    arrangement = arrange(Kind.IMAGE, (here, some.LACKING, some.BASIC), [])
    assert [one.name for one in arrangement.present] == ["basic", "here"]
    assert [one.name for one in arrangement.offered] == ["lacking"]


def test_where_none_is_recommended_one_is_shown_all_the_same() -> None:
    arrangement = arrange(Kind.IMAGE, (some.BASIC, some.OTHER, some.RESEARCH), [])
    assert [one.name for one in arrangement.offered] == ["other"]
    taken = arrange(Kind.IMAGE, (replace(some.COMING, recommended=True), some.OTHER, some.RESEARCH), [])
    assert taken.offered == (), "the best is here already; the others need not be pressed on anybody"


@pytest.mark.parametrize(
    ("encoder", "said"),
    [
        (some.COMING, "Has looked into 340 of 800 pictures and films; takes over when it has seen all."),
        (some.FILLED, "Has seen all there is: 800 pictures and films."),
        (some.FILLING, "Has looked into 7 of 800 pictures and films."),
        (some.RESTING, "Has looked into 700 of 800 pictures and films. It looks no further unless you use it."),
        (some.HELPING, ""),
        (some.OFFERED, ""),
        (replace(some.FILLED, coverable=1, covered=1), "Has seen all there is: 1 picture or film."),
    ],
    ids=lambda one: getattr(one, "name", None),
)
def test_coverage_in_plain_words(encoder: EncoderStatus, said: str) -> None:
    assert words.coverage(encoder, stage_of(encoder)) == said


def test_speed_size_and_source_are_said_or_said_to_be_unknown() -> None:
    assert words.facts(some.COMING) == "605 MB on the disk \N{MIDDLE DOT} 14 pictures a second here"
    assert words.facts(some.OTHER) == (
        "605 MB to download \N{MIDDLE DOT} speed is measured once it has worked \N{MIDDLE DOT} "
        "A graphics card is advisable"
    )
    slow = replace(some.HELPING, kinds=(Kind.AUDIO,), items_per_s=2.34)
    assert words.facts(slow) == "Comes with Findling \N{MIDDLE DOT} 2.3 pieces of ten seconds a second here"
    measured = replace(some.OTHER, quality="Good.", quality_source="Somebody, 2024")
    assert words.quality(measured) == "Good. Source: Somebody, 2024."
    assert words.quality(replace(measured, quality_source="")) == "Good."


def test_a_download_is_told_with_its_speed_and_remaining_time() -> None:
    progress = DownloadStatus("x", 214_000_000, 618_000_000, "Weights", 6_400_000.0)
    assert words.download(progress) == (
        "214 MB of 618 MB \N{MIDDLE DOT} 6.4 MB a second \N{MIDDLE DOT} about a minute left"
    )
    assert words.download(replace(progress, bytes_per_s=None)) == "214 MB of 618 MB"
    assert words.download(replace(progress, total=0)) == "Weights"
    assert words.download(replace(progress, done=618_000_000, what="Trying it out")) == "Trying it out"


@pytest.mark.parametrize(
    ("leaves", "source", "said"),
    [
        ("", "https://api.example.com/v1", ""),
        ("Text goes away.", "https://api.example.com/v1", "Sends text to api.example.com"),
        ("Text goes away.", "somewhere", "Sends text away"),
    ],
)
def test_where_text_is_sent_to_is_said(leaves: str, source: str, said: str) -> None:
    assert words.sends(replace(some.FILLED, leaves=leaves, source=source)) == said


def test_removing_says_what_goes_and_what_it_would_take_to_get_it_back() -> None:
    said = words.removal(some.RESTING, some.SPACES)
    assert "600 MB" in said
    assert "700 pictures" in said
    assert "about 2 minutes" in said, "900 vectors at 10 a second"
    assert "again would take" not in words.removal(some.COMING, some.SPACES), "no vectors of it are known"
    assert "not touched" in said


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ViT-B-32/laion2b_s34b_b79k", "openclip:ViT-B-32/laion2b_s34b_b79k"),
        (" openclip:ViT-B-32 / openai ", "openclip:ViT-B-32/openai"),
        ("ViT-B-32", ""),
        ("a/b/c", ""),
        ("", ""),
    ],
)
def test_other_models_are_named_by_architecture_and_tag(typed: str, name: str) -> None:
    assert openclip_name(typed) == name
