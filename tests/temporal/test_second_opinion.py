from __future__ import annotations

import pytest

from pipeline.temporal.second_opinion import agrees


def test_full_date_is_confirmed():
    assert agrees("Dienstag, 12. März 2024", "2024-03-12")


def test_full_date_that_is_read_otherwise_is_doubted():
    assert not agrees("12. März 2024", "2024-03-21")


@pytest.mark.parametrize("written", ["12. März", "heute", "18 Uhr", "März 2024", "12.03.2024", "x" * 1000])
def test_all_else_is_not_asked(written):
    assert agrees(written, "2024-03-12")
