"""What the search says of its results in a narrow window."""

from __future__ import annotations

import pytest
from conftest import Desk


@pytest.mark.parametrize("width_px", [900, 1000, 1360])
def test_how_much_was_found_can_be_read_in_a_narrow_window(desk: Desk, qtbot, width_px: int) -> None:
    desk.start()
    window, bar = desk.window, desk.window.search_bar
    window.resize(width_px, 600)
    desk.search("keep")
    bar.relevance.show()
    bar.relevance.word.setText("185 weaker ones hidden")
    bar._line.setText("117 results")
    qtbot.wait(20)
    line = bar._line
    assert line.fontMetrics().horizontalAdvance(line.text()) <= line.contentsRect().width()
    assert bar.relevance.word.isHidden() == (width_px < 1360)
