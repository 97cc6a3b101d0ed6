"""dateparser as a second reader of full dates: day, month name and four-digit year, nothing else.

Its settings are those without which it swaps day and month or fills in what is not there; it is imported when the first
such date turns up, because the import costs more than reading a release.
"""

from __future__ import annotations

import functools
import re
from typing import Any

_FULL = re.compile(r"(?:[^\W\d]+,? +(?:den )?)?([0-9]{1,2})\. ([^\W\d]+) ([0-9]{4})")
_LONGEST = 40  # characters; no full date is longer


@functools.cache
def _parser() -> Any:
    """One parser for the process; strict, so that a missing part gives None and no guess."""
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=["de"], settings={"DATE_ORDER": "DMY", "STRICT_PARSING": True, "RETURN_AS_TIMEZONE_AWARE": False}
    )


@functools.lru_cache(maxsize=4096)
def _read(written: str) -> str:
    """The ISO day that dateparser sees in `6 Juli 2023`, "" where it sees none."""
    found = _parser().get_date_data(written)
    return found.date_obj.date().isoformat() if found.date_obj is not None and found.period == "day" else ""


def agrees(written: str, value: str) -> bool:
    """Whether dateparser reads a full date as `value`; True for all that is no full date and all it cannot read."""
    if len(written) > _LONGEST or len(value) != 10:
        return True
    match = _FULL.fullmatch(written.replace("\n", " "))
    if match is None:
        return True
    other = _read(f"{match[1]}. {match[2]} {match[3]}")
    return other in {"", value}
