"""The line that ends in an ellipsis where there is no room."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.eliding_label import ElidingLabel

_LONG = "Forty results, and a note that is far too long for a window as narrow as this one"


def _picture(label: ElidingLabel, width_px: int) -> QImage:
    label.resize(width_px, 24)
    return label.grab().toImage()


def test_a_long_line_needs_little_room_and_keeps_its_text(qapp: QApplication) -> None:
    label = ElidingLabel(_LONG)
    assert label.minimumSizeHint().width() < 120 < label.sizeHint().width()
    assert label.text() == _LONG


@pytest.mark.parametrize(("width_px", "same"), [(120, True), (900, False)])
def test_the_end_is_painted_only_where_there_is_room(qapp: QApplication, width_px: int, same: bool) -> None:
    label, other = ElidingLabel(_LONG), ElidingLabel(_LONG[:-3] + "two")
    assert (_picture(label, width_px) == _picture(other, width_px)) is same
