"""The performance report: figures become tables, goals and drawings; what people wrote around them stays."""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import pytest

_BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
if str(_BENCHMARKS) not in sys.path:
    # Last, so that nothing here hides a library of the same name.
    sys.path.append(str(_BENCHMARKS))

import comparing  # noqa: E402 (found through the lines above)
import figures  # noqa: E402
import page  # noqa: E402
import results  # noqa: E402
from figures import Figure, Spread  # noqa: E402
from results import Result  # noqa: E402

from models.reports import Plot, Series  # noqa: E402

_PLAIN = "open_clip + numpy"
_SPEED = Figure(
    "60 pictures, side by side", _PLAIN, "pictures indexed", Spread(10.0, 9.0, 12.0), unit="a second", better="more"
)
_OURS = replace(_SPEED, column="Findling, OpenCLIP", value=Spread(40.0), ratio=Spread(4.0, 3.5, 4.5), to=_PLAIN)
_MEMORY = replace(_SPEED, name="memory", value=Spread(900.0), unit="MB", better="less")
_OUR_MEMORY = replace(_OURS, name="memory", value=Spread(1200.0), unit="MB", better="less", ratio=Spread(1.333))
_GOAL = Figure("Searches | by words", "10,000", "whole", Spread(20, None, 41, tail=True), unit="ms", most=30)
_MISSED = replace(_GOAL, column="100,000", judged="p99")
_PLOT = Plot("a < b", "vectors", "ms", (Series("one", ((1.0, 2.0), (10.0, 3.0))), Series("two", ((1.0, 9.0),))), True)
_MACHINE = {"cores": 2, "memory_gb": 23, "system": "Linux, x86_64", "processor": "AVX2", "python": "3.11.7"}

SIDES = Result(
    "side_by_side",
    "Beside others.",
    "2026-11-20",
    False,
    600.0,
    _MACHINE,
    (0.2, 2.1),
    (_SPEED, _OURS, _MEMORY, _OUR_MEMORY),
    ("rclip was skipped: it is not installed.",),
    {"indexing": _PLOT},
)
SEARCH = Result("search", "Whole searches.", "2026-11-21", True, 30.0, _MACHINE, (1.0, 1.5), (_GOAL, _MISSED))
BOTH = {"side_by_side": SIDES, "search": SEARCH}


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    before = f"# Title\n\nWords.\n\n{page.BEGIN}\nold\n{page.END}\n\n## By hand\n"
    after = page.with_generated(before, "new")
    assert after == f"# Title\n\nWords.\n\n{page.BEGIN}\n\nnew\n\n{page.END}\n\n## By hand\n"
    assert page.with_generated(after, "new") == after


@pytest.mark.parametrize("text", ["", page.BEGIN, page.END, f"{page.END} {page.BEGIN}"])
def test_a_page_without_marks_is_left_alone(text: str) -> None:
    with pytest.raises(ValueError, match="put both"):
        page.with_generated(text, "new")


def test_sides_stand_beside_one_another_and_the_best_is_bold() -> None:
    lines = page.front(BOTH).splitlines()
    assert "| | open_clip + numpy | Findling, OpenCLIP |" in lines
    assert "| pictures indexed, a second | 10 | **40** · 4 times |" in lines
    assert "| memory, MB | **900** | 1,200 · 1.33 times |" in lines


def test_what_is_better_and_what_is_worse_is_said() -> None:
    text = page.front(BOTH)
    assert "**Better:** pictures indexed 4 times. **Worse:** memory 1.33 times." in text
    assert "- rclip was skipped: it is not installed." in text


def test_goals_that_are_missed_come_first() -> None:
    text = page.front(BOTH)
    assert "1 of 2 are kept." in text
    missed = text.index("| p50 20, p99 41 ms | p99 at most 30 ms | **missed** |")
    assert missed < text.index("| p50 20, p99 41 ms | at most 30 ms | kept |")
    assert r"Searches \| by words, 100,000, whole *quick*" in text


def test_the_machine_and_its_load_are_named_and_nothing_that_tells_it_from_others() -> None:
    text = page.front(BOTH)
    assert "2 cores, 23 GB of memory, Linux, x86_64 (AVX2), Python 3.11.7." in text
    assert "at a load of 0.2 to 2.1" in text
    assert "busy" not in text
    assert "compare ratios" in page.front({"search": replace(SEARCH, load=(4.0, 7.0))})
    assert "even ratios are distorted" in page.front({"search": replace(SEARCH, load=(4.0, 9.0))})
    assert set(figures.machine()) == set(_MACHINE)


def test_a_first_look_is_called_one() -> None:
    assert "A first look" in page.front(BOTH)
    assert "A first look" not in page.front({"side_by_side": SIDES})


def test_nothing_measured_is_said() -> None:
    assert page.front({}) == "Nothing has been measured yet with the command above."


def test_drawings_are_xml_and_follow_the_choice_of_dark() -> None:
    text = page.drawing(_PLOT)
    root = ElementTree.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "prefers-color-scheme:dark" in (root.findtext("{http://www.w3.org/2000/svg}style") or "")
    used = {value for each in root.iter() for key, value in each.attrib.items() if key in ("fill", "stroke")}
    assert used - {"none"} <= set(page._DARK), "a colour of the drawing has none for dark ground"


def test_the_same_results_give_the_same_files(tmp_path: Path) -> None:
    written = []
    for name in ("first", "second"):
        docs = tmp_path / name
        docs.mkdir()
        (docs / "performance.md").write_text(f"{page.BEGIN}{page.END}")
        paths = page.write(BOTH if name == "first" else results.read(tmp_path / "first/performance/figures.json"), docs)
        written.append({path.relative_to(docs): path.read_text() for path in paths})
    assert written[0] == written[1]
    assert {path.name for path in written[0]} == {"performance.md", "figures.md", "figures.json", "indexing.svg"}
    assert "![a < b](performance/indexing.svg)" in written[0][Path("performance.md")]


def test_what_a_benchmark_says_is_collected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "figures"
    monkeypatch.setenv(figures.COLLECTED, str(target))
    comparing.title("Table", "column")
    comparing.say("time", comparing.p50_and_p99([1.0, 2.0, 30.0]), "ms", ratio=0.5, to="FAISS", most=20, judged="p99")
    comparing.say("form", "exact")
    comparing.note("One thread.")
    comparing.plot("drawn", _PLOT)
    found = results.collected(target.read_text().splitlines())
    time, form = found["figures"]
    assert (time.table, time.column, time.unit, time.is_kept) == ("Table", "column", "ms", False)
    assert (time.value, time.ratio) == (Spread(2.0, None, 30.0, tail=True), Spread(0.5))
    assert (form.value, form.words) == (None, "exact")
    assert (found["notes"], found["plots"]) == (("One thread.",), {"drawn": _PLOT})
    assert "p50 2, p99 30 ms; 0.500 times FAISS; goal p99 at most 20, MISSED" in capfd.readouterr().out


def test_nothing_is_collected_unasked(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv(figures.COLLECTED, raising=False)
    comparing.say("time", 1.0, "s")
    assert capfd.readouterr().out.split() == ["time", "1", "s"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (0.00001, "1e-05"),
        (0.0412, "0.041"),
        (0.5, "0.500"),
        (2.345, "2.35"),
        (26.04, "26.0"),
        (1234.5, "1,234"),
    ],
)
def test_numbers_have_about_three_figures(value: float, text: str) -> None:
    assert figures.number_text(value) == text


def test_every_benchmark_of_the_report_is_there() -> None:
    import ast

    tree = ast.parse((_BENCHMARKS / "__main__.py").read_text())
    named = next(
        ast.literal_eval(one.value)
        for one in tree.body
        if isinstance(one, ast.Assign) and one.targets[0].id == "BENCHMARKS"  # type: ignore[attr-defined]
    )
    assert all((_BENCHMARKS / f"{name}.py").is_file() for name in named)
    assert set(page.FIRST) <= set(named)


def test_the_report_in_the_repository_is_whole() -> None:
    """The page has both marks, and shows what the figures beside it say."""
    docs = _BENCHMARKS.parents[1] / "docs"
    text = (docs / "performance.md").read_text()
    known = results.read(docs / page.FOLDER / "figures.json")
    assert page.with_generated(text, page.front(known)) == text
    assert json.loads((docs / page.FOLDER / "figures.json").read_text())
    for result in known.values():
        assert all((docs / page.FOLDER / f"{name}.svg").is_file() for name in result.plots)
