"""Where rows lie: the same as if each were laid out by itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from desktop.search.result_layout import Layout, Run, Sizes


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    columns, mirrored = draw(st.integers(1, 6)), draw(st.booleans())
    cell = QSize(draw(st.integers(20, 60)), draw(st.integers(10, 50)))
    width = columns * cell.width() + draw(st.integers(0, cell.width() - 1))
    runs, first = [], 0
    for count, headed, gap in draw(
        st.lists(st.tuples(st.integers(0, 17), st.booleans(), st.integers(0, 9)), max_size=6)
    ):
        if count or headed:
            runs.append(Run(first, count, headed, gap))
            first += count + headed
    return Layout(runs, Sizes(width, cell, columns, draw(st.integers(5, 30)), mirrored))


def laid_out(layout: Layout) -> list[QRect]:
    """Each row by itself, one after the other."""
    sizes, places, top = layout.sizes, [], 0
    for run in layout.runs:
        top += run.gap_px
        if run.headed:
            places.append(QRect(0, top, sizes.width_px, sizes.heading_px))
            top += sizes.heading_px
        for number in range(run.count):
            column = number % sizes.columns
            left = sizes.width_px - (column + 1) * sizes.cell.width() if sizes.mirrored else column * sizes.cell.width()
            places.append(QRect(left, top + number // sizes.columns * sizes.cell.height(), *sizes.cell.toTuple()))
        top += -(-run.count // sizes.columns) * sizes.cell.height()
    assert top == layout.height_px
    return places


@settings(max_examples=150, deadline=None)
@given(layouts(), st.data())
def test_rows_lie_one_after_the_other(layout: Layout, data: st.DataObject) -> None:
    places = laid_out(layout)
    assert layout.rows == len(places)
    assert [layout.place(row) for row in range(layout.rows)] == places
    assert layout.place(-1).isEmpty() and layout.place(layout.rows).isEmpty()
    x = data.draw(st.integers(-5, layout.sizes.width_px + 5))
    y = data.draw(st.integers(-5, layout.height_px + 5))
    assert layout.row_at(x, y) == next((row for row, place in enumerate(places) if place.contains(x, y)), -1)
    bottom = data.draw(st.integers(y, layout.height_px + 20))
    seen = [row for row, place in enumerate(places) if place.top() <= bottom and place.bottom() >= y]
    between = layout.between(y, bottom)
    assert set(seen) <= set(between)
    # At most what stands in a line at the edge, or below a gap, is taken for seen.
    assert len(between) <= len(seen) + 2 * layout.sizes.columns


@settings(max_examples=150, deadline=None)
@given(layouts(), st.data())
def test_one_line_up_and_down(layout: Layout, data: st.DataObject) -> None:
    cells = [row for row in range(layout.rows) if not layout.is_heading(row)]
    if not cells:
        assert layout.next_cell(-1, 1) == -1
        return
    assert layout.next_cell(-1, 1) == cells[0] and layout.next_cell(layout.rows, -1) == cells[-1]
    row = data.draw(st.sampled_from(cells))
    place = layout.place(row)
    below, above = layout.below(row), layout.above(row)
    lower = [other for other in cells if layout.place(other).top() > place.top()]
    higher = [other for other in cells if layout.place(other).top() < place.top()]
    assert (below in lower) if lower else below == -1
    assert (above in higher) if higher else above == -1
    if below >= 0:
        next_top = min(layout.place(other).top() for other in lower)
        assert layout.place(below).top() == next_top
    assert layout.crossed_by(place.adjusted(2, 2, -2, -2)) == [row]


def test_a_hundred_thousand_groups_are_found_at_once() -> None:
    runs = [Run(4 * number, 3, headed=True) for number in range(100_000)]
    layout = Layout(runs, Sizes(500, QSize(100, 90), 5, 30))
    assert layout.height_px == 100_000 * 120
    assert layout.row_at(150, 99_999 * 120 + 40) == 4 * 99_999 + 2
    assert list(layout.between(120 * 500, 120 * 500 + 10)) == [2000]
