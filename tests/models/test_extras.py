"""What is said where a package of an extra is missing: another advice for a bundle, into which nothing can be put."""

from __future__ import annotations

import sys

import pytest

from models.extras import how_to_get


def test_an_extra_is_installed_into_an_environment_but_not_into_a_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    assert how_to_get("transfer") == "Get it with: pip install 'findling[transfer]'"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "pip" not in how_to_get("transfer")
