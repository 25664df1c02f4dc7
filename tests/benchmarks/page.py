"""The report as files: the generated part of performance.md, all figures on a page of their own, drawings.

Everything here is a pure function of results: the same results give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import results as kept
from figures import Figure, Spread, number_text
from results import Result

from models import report_files
from models.reports import Plot

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
FOLDER = "performance"
# What a stranger wants to know comes first; everything else is on the second page. With how a table begins.
FIRST = {
    "side_by_side": ("Beside what you would otherwise use", ""),
    "index": ("How search grows", "The 10 nearest"),
}
_OURS = "Findling"
# Of a load of so many times the cores, the busiest first.
_BUSY = {
    4.0: " It was so busy with other work that even ratios are distorted: short waits suffer less than long ones.",
    1.5: " It was busy with other work: compare ratios, which were measured in turns, not milliseconds.",
}
_TIMES = "times"

# Of the drawings that reports have, see models/report_files.py: what each colour becomes on dark ground.
_DARK = {
    report_files._INK: "#ece7de",
    report_files._MUTED: "#b3aca1",
    report_files._LINE: "#45413b",
    report_files._GROUND: "#1d1b19",
    **dict(zip(report_files._COLOURS, ("#4cc2b4", "#ef8078", "#dcae4a", "#9aa5ff", "#b3aca1"), strict=True)),
}


def write(results: Mapping[str, Result], docs: Path) -> list[Path]:
    """Write the whole report into a folder that has a performance.md with both marks. Returns: what was written.

    Raises: ValueError: a mark is missing.
    """
    page, folder = docs / "performance.md", docs / FOLDER
    texts = {page: with_generated(page.read_text(encoding="utf-8"), front(results))}
    texts[folder / "figures.md"] = all_figures(results)
    for result in results.values():
        texts |= {folder / f"{name}.svg": drawing(plot) for name, plot in result.plots.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    kept.write(folder / "figures.json", results)
    return [*texts, folder / "figures.json"]


def with_generated(page: str, generated: str) -> str:
    """A page with another generated part; what people wrote around it stays. Raises: ValueError: a mark is missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"performance.md has no {BEGIN} with {END} behind it: put both where the figures are to stand")
    return f"{before}{BEGIN}\n\n{generated.strip()}\n\n{END}{after}"


def front(results: Mapping[str, Result]) -> str:
    """What the first page shows."""
    if not results:
        return "Nothing has been measured yet with the command above."
    shown = [results[name] for name in FIRST if name in results]
    parts = [_machines(results)]
    for result in shown:
        heading, begins = FIRST[result.name]
        parts += [f"## {heading}", _measured_by(result), *_words(result)]
        for figures in [one for one in _compared(result) if one[0].table.startswith(begins)]:
            others = {one.to for one in figures if one.to}
            parts.append(_table(figures, brief=True))
            parts.append(f"Behind the dot: how many times as much it is as {others.pop()}." if len(others) == 1 else "")
        parts += [f"![{plot.title}]({FOLDER}/{name}.svg)" for name, plot in result.plots.items()]
        parts += ["\n".join(f"- {note}" for note in result.notes)] if result.notes else []
    parts += ["## Goals, kept and missed", _goals(results)]
    others = ", ".join(f"`{name}`" for name in results if name not in FIRST)
    more = f"[All figures]({FOLDER}/figures.md)"
    parts.append(f"{more}, with their ranges{f', and those of {others}' if others else ''}.")
    return "\n\n".join(part for part in parts if part)


def all_figures(results: Mapping[str, Result]) -> str:
    """The second page: every benchmark with all that it measured."""
    parts = [
        "# All figures",
        "Written by `python -m tests.benchmarks`; what they mean is said in [performance.md](../performance.md). "
        "A figure is a median, with the least and the most in parentheses, or p50 and p99; behind a dot stands how "
        "many times as much it is as what is named there, measured in turns with it.",
    ]
    for result in results.values():
        parts += [f"## {result.name}", result.about, _measured_by(result)]
        parts += ["\n".join(f"- {note}" for note in result.notes)] if result.notes else []
        for figures in _tables(result.figures):
            parts += [f"### {figures[0].table}", _table(figures)]
        parts += [f"![{plot.title}]({name}.svg)" for name, plot in result.plots.items()]
    return "\n\n".join(parts) + "\n"


def drawing(plot: Plot) -> str:
    """A plot as SVG that follows the reader's choice of light or dark."""
    rules = "".join(
        f'[fill="{light}"]{{fill:{dark}}}[stroke="{light}"]{{stroke:{dark}}}' for light, dark in _DARK.items()
    )
    style = f"<style>@media (prefers-color-scheme:dark){{{rules}}}</style>"
    return re.sub(r"(<svg [^>]*>)", rf"\g<1>{style}", report_files.svg(plot), count=1)


def _machines(results: Mapping[str, Result]) -> str:
    """What the computers were, and how busy."""
    lines = []
    for machine in _different([dict(one.machine) for one in results.values()]):
        its = [one for one in results.values() if dict(one.machine) == machine]
        days, loads = sorted({one.day for one in its}), [load for one in its for load in one.load]
        facts = (
            f"**The machine:** {machine['cores']} cores, {machine['memory_gb']} GB of memory, {machine['system']}"
            f"{' (' + str(machine['processor']) + ')' if machine['processor'] else ''}, Python {machine['python']}. "
            f"Measured {' to '.join(dict.fromkeys((days[0], days[-1])))}, at a load of {number_text(min(loads), 1)} to "
            f"{number_text(max(loads), 1)}."
        )
        facts += next((words for times, words in _BUSY.items() if max(loads) > times * machine["cores"]), "")
        lines.append(facts)
    if any(one.quick for one in results.values()):
        lines.append("**A first look:** figures marked *quick* come from small amounts and few rounds.")
    return "\n\n".join(lines)


def _different(machines: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for one in machines:
        if one not in found:
            found.append(one)
    return found


def _measured_by(result: Result) -> str:
    before, after = (number_text(load, 1) for load in result.load)
    quick = ", *quick*" if result.quick else ""
    took = f"{number_text(result.seconds / 60, 0)} min" if result.seconds >= 90 else f"{result.seconds:.0f} s"
    return f"`{result.command}` ({result.day}, load {before} to {after}, {took}{quick})"


def _words(result: Result) -> Iterator[str]:
    """In a sentence each: in what Findling is better than what it is compared with, and in what it is worse."""
    for columns in _compared(result):
        for name in dict.fromkeys(one.column for one in columns if one.column.startswith(_OURS)):
            mine = [
                one
                for one in columns
                if one.column == name and one.ratio is not None and one.better and one.ratio.value != 1
            ]
            if not mine:
                continue
            good = [_said(one) for one in mine if _is_good(one)]
            bad = [_said(one) for one in mine if not _is_good(one)]
            better, worse = "; ".join(good) or "nothing", "; ".join(bad) or "nothing"
            yield f"**{name}**, compared with {mine[0].to}. **Better:** {better}. **Worse:** {worse}."


def _is_good(one: Figure) -> bool:
    assert one.ratio is not None
    return one.ratio.value > 1 if one.better == "more" else one.ratio.value <= 1


def _said(one: Figure) -> str:
    assert one.ratio is not None
    return f"{one.name} {number_text(one.ratio.value)} {_TIMES}"


def _goals(results: Mapping[str, Result]) -> str:
    """All figures that have a goal, the missed ones first."""
    judged = [(result, one) for result in results.values() for one in result.figures if one.has_goal and one.value]
    if not judged:
        return "No goal has been measured yet."
    kept_ones = sum(one.is_kept for _, one in judged)
    rows = ["| | measured | goal | |", "|---|---|---|---|"]
    for result, one in sorted(judged, key=lambda pair: pair[1].is_kept):
        place = ", ".join(part for part in (one.table, one.column, one.name) if part)
        mark = "kept" if one.is_kept else "**missed**"
        quick = " *quick*" if result.quick else ""
        rows.append(f"| {_cell(place)}{quick} | {_value(one.value, one.unit)} | {one.goal_text} {one.unit} | {mark} |")
    return f"{kept_ones} of {len(judged)} are kept.\n\n" + "\n".join(rows)


def _tables(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures by table, in the order in which they were measured."""
    found: dict[str, list[Figure]] = {}
    for one in figures:
        found.setdefault(one.table, []).append(one)
    return list(found.values())


def _compared(result: Result) -> list[list[Figure]]:
    """The tables of a result that have several columns."""
    return [figures for figures in _tables(result.figures) if len({one.column for one in figures}) > 1]


def _table(figures: Sequence[Figure], brief: bool = False) -> str:
    """Rows by name, and a column for each side or size; the best of a row is bold. brief: without ranges."""
    columns = list(dict.fromkeys(one.column for one in figures))
    rows = [f"| | {' | '.join(_cell(column) for column in columns)} |", "|---" * (len(columns) + 1) + "|"]
    for name in dict.fromkeys(one.name for one in figures):
        alike = {one.column: one for one in figures if one.name == name}
        unit = next((one.unit for one in alike.values() if one.unit), "")
        best = _best(list(alike.values()))
        cells = [_shown(alike[column], brief, column == best) if column in alike else "" for column in columns]
        rows.append(f"| {_cell(name)}{', ' + unit if unit else ''} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _best(row: Sequence[Figure]) -> str | None:
    judged = [one for one in row if one.value is not None and one.better]
    if len(judged) < 2:
        return None
    sign = -1 if judged[0].better == "more" else 1
    return min(judged, key=lambda one: sign * one.value.value if one.value else 0.0).column


def _shown(one: Figure, brief: bool, best: bool) -> str:
    if one.value is None:
        return _cell(one.words)
    value, ratio = (_middle(part) if brief else _value(part) for part in (one.value, one.ratio))
    text = f"**{value}**" if best else value
    if one.ratio is None or one.column == one.to:
        return text
    return f"{text} · {ratio} {_TIMES}" + ("" if brief else f" {_cell(one.to)}")


def _middle(value: Spread | None) -> str:
    return number_text(value.value, value.digits) if value is not None else ""


def _value(value: Spread | None, unit: str = "") -> str:
    return f"{value} {unit}".strip() if value is not None else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
