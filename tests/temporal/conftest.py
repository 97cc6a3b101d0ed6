from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.temporal import find_timexes

Reader = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def read() -> Reader:
    """The expressions of a text with their values, as of Wednesday 13 March 2024 unless another day is given."""

    def _read(text: str, issued_on: str = "2024-03-13") -> list[tuple[str, str]]:
        return [(text[timex.start : timex.end], timex.value) for timex in find_timexes(text, issued_on=issued_on)]

    return _read
