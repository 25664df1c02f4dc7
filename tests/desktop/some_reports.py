"""Reports of the laboratory as an engine would give them, and the part of an engine from memory that gives them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from models.jobs import Progress
from models.reports import Column, Example, Plot, Report, Series, SpaceChoice, Table

_STATES = {
    "": "RR,PQ256x4fs, then exact in float16: 120 candidates for 10 hits, 800 for 100 (recall 0.997 on 300 queries "
    "when there were 41230 items)",
    "int8": "int8, nothing compared exactly (recall 0.991 on 300 queries when there were 41230 items)",
}
_FEW = "It is learned from 1280 vectors, and there are 900. With so few, exact searches take no time."
SPACES = (
    SpaceChoice(1, "clip/pictures", "CLIP ViT-B/32 (clip/pictures)", "image", 41_230, True, state=_STATES[""]),
    SpaceChoice(
        2,
        "basic/features",
        "Basic pictures (basic/features)",
        "image",
        900,
        False,
        state="exact, float16",
        refused=dict.fromkeys(("codes", "int8 compared", "pca 2", "pca 4", "int8"), _FEW),
    ),
    SpaceChoice(3, "minilm/text", "MiniLM (minilm/text)", "document", 9_870, True),
)


def _bell(middle: float, width: float, height: float) -> tuple[tuple[float, float], ...]:
    xs = [-0.2 + 0.03 * step for step in range(40)]
    return tuple((x, height * math.exp(-(((x - middle) / width) ** 2))) for x in xs)


GEOMETRY = Report(
    "geometry",
    "Geometry of CLIP ViT-B/32 (clip/pictures)",
    "fine",
    "All vectors point much the same way (two drawn by chance have a cosine of 0.52): only differences between cosines "
    "tell something, not how large they are. About 61 of 512 directions are really used.",
    tables=(
        Table(
            "Figures",
            (Column("What"), Column("Value", 3)),
            (("Items measured", 20_000), ("Anisotropy: mean cosine of random pairs", 0.524), ("Directions used", 61.2)),
        ),
        Table(
            "Cosine, inner product and Euclidean distance: the first 100",
            (Column("Vectors"), Column("Queries"), Column("Same order by all three")),
            (("Vectors as they are, of length 1", 20, 20), ("The same, stretched by chance", 20, 0)),
        ),
    ),
    plot=Plot(
        "How alike two vectors are",
        "Cosine",
        "Share of pairs in per cent",
        (
            Series("Random pairs", _bell(0.52, 0.12, 9)),
            Series("Nearest neighbours", _bell(0.86, 0.07, 15)),
            Series("Queries and items", _bell(0.2, 0.05, 22)),
        ),
        y_least=0.0,
    ),
    notes=("Queries and items lie in two separate cones (the modality gap).", "Measured on 20,000 of 41,230 vectors."),
)

_FORMS = (
    ("float32", 2048, 31.2, 1.0, 1.0),
    ("float16", 1024, 18.9, 1.0, 1.0),
    ("int8", 512, 33.1, 0.991, 1.0),
    ("PCA 1/2, float16", 512, 8.0, 0.94, 1.0),
    ("PCA 1/4, float16", 256, 5.1, 0.78, 0.99),
    ("PQ 4 bits", 128, 0.8, 0.71, 0.996),
    ("RaBitQ", 72, 1.6, 0.62, 0.985),
    ("PQ 8 bits", 64, 1.5, 0.55, 0.962),
)

COMPRESSION = Report(
    "compression",
    "Compression of CLIP ViT-B/32 (clip/pictures)",
    "fine",
    "The smallest form that still finds 99 % of the ten nearest is PQ 4 bits, if its first 100 candidates are compared "
    "exactly: 128 bytes for each vector.",
    "Nothing needs to be done: Findling itself takes the quickest form that finds enough.",
    tables=(
        Table(
            "Forms of a vector",
            (
                Column("Form"),
                Column("Bytes a vector"),
                Column("ms a query", 2),
                Column("Recall@10 alone", 3),
                Column("Candidates compared", 3),
            ),
            (*_FORMS, ("now: RR,PQ256x4fs, then exact in float16", 1160, 2.4, 1.0, 1.0)),
        ),
    ),
    plot=Plot(
        "What a form costs, and what it finds",
        "Bytes a vector",
        "Recall@10",
        (
            Series(
                "The form alone", tuple((b, r) for _, b, _, r, _ in _FORMS), "points", tuple(one[0] for one in _FORMS)
            ),
            Series("Its first 100 compared exactly", tuple((b, r) for _, b, _, _, r in _FORMS), "points"),
            Series("What is used now", ((1160, 1.0),), "points", ("now",), (0,)),
        ),
        x_log=True,
        y_most=1.0,
    ),
    notes=("Recall@10: which share of the ten nearest is found.",),
)

DRIFT = Report(
    "drift",
    "Drift in CLIP ViT-B/32 (clip/pictures)",
    "notice",
    "What is new is of another sort than what was there, in 2 of 9 comparisons: 2026-03, 2026-07.",
    "Look at the examples. If that is what you meant to add, nothing is to be done.",
    tables=(
        Table(
            "New against old",
            (Column("New"), Column("New items"), Column("Discrepancy", 4), Column("p", 4), Column("Alarm")),
            tuple(
                (
                    f"2026-0{month}",
                    120 + month,
                    0.03 if month in (3, 7) else 0.001,
                    0.0005 if month in (3, 7) else 0.4,
                    "no",
                )
                for month in range(1, 10)
            ),
        ),
    ),
    plot=Plot(
        "How far what is new is from what was there",
        "Month",
        "Discrepancy (MMD squared)",
        (
            Series("As before", tuple((float(at), 0.001 + at / 9000) for at in range(9) if at not in (2, 6)), "bars"),
            Series("Of another sort", ((2.0, 0.031), (6.0, 0.027)), "bars"),
        ),
        x_names=tuple(f"2026-0{month}" for month in range(1, 10)),
    ),
    examples=tuple(
        Example(f"scan {number}.png", f"/home/anna/Scans/scan {number}.png".encode(), "2026-03")
        for number in range(1, 8)
    ),
    examples_title="What is new about them: least like what was there",
)

HUBS = Report(
    "hubs",
    "Hubs in CLIP ViT-B/32 (clip/pictures)",
    "notice",
    "There are some hubs (skewness 2.1): one item is among the nearest of 241 others.",
    "Local scaling would put right files further up in your searches: switch it on with the button.",
    tables=(
        Table(
            "Your searches with and without local scaling",
            (
                Column("Asked"),
                Column("Way"),
                Column("Queries"),
                Column("Skewness", 2),
                Column("R@10", 3),
                Column("MRR", 3),
                Column("Difference", 3),
                Column("From", 3),
                Column("To", 3),
                Column("False alarms, per cent", 1),
            ),
            (
                ("In words", "As it is", 100, 4.27, 0.371, 0.256, None, None, None, 3.0),
                ("In words", "Local scaling", 100, 3.28, 0.374, 0.26, 0.004, -0.003, 0.011, 3.0),
                ("By example", "As it is", 100, 1.65, 0.9, 0.531, None, None, None, 24.0),
                ("By example", "Local scaling", 100, 0.95, 0.95, 0.583, 0.053, 0.007, 0.1, 16.0),
            ),
        ),
    ),
)


class FakeLaboratory:
    """The calls of the laboratory, from memory. Attributes: measured: what each measurement says."""

    measured: Mapping[str, Report | None] = {
        "geometry": GEOMETRY,
        "compression": COMPRESSION,
        "drift": DRIFT,
        "hubs": HUBS,
    }
    lab_spaces: tuple[SpaceChoice, ...] = SPACES

    def _laboratory_spaces(self) -> tuple[SpaceChoice, ...]:
        return self.lab_spaces

    def _laboratory_measure(self, name: str, choices: dict[str, str]) -> Report | None:
        return self.measured.get(name)

    def _laboratory_progress(self, name: str) -> Progress:
        return Progress(3, 10, "Trying float16")

    def _laboratory_cancel(self, name: str) -> None:
        return

    def _laboratory_use_form(self, space_id: int, form: str) -> None:
        self._change(space_id, form=form, state=_STATES.get(form, "exact, float16"))

    def _laboratory_use_scaling(self, space_id: int, wanted: bool) -> None:
        self._change(space_id, scaled=wanted)

    def _change(self, space_id: int, **values: Any) -> None:
        self.lab_spaces = tuple(replace(one, **values) if one.space_id == space_id else one for one in self.lab_spaces)

    def _laboratory_export(self, name: str, target: bytes) -> bytes:
        return target
