"""What a PDF's properties say of the release, as far as it can be true."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from pipeline.page.layout import is_organisation_line
from pipeline.reading.properties import iso_day_of, name_of, title_of
from pipeline.release import Metadata

_MOMENT = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})\d{0,2})?\s*(Z|[+-]\d{2})?'?(\d{2})?")

EARLIEST = "1993-06-15"
"""The day PDF came into the world; what was made before is a clock that was never set."""

LATER = dt.timedelta(days=31)
"""A document that was changed so long after it was made is a template's child: the day of the template says nothing."""


def properties_of(information: Mapping[str, str]) -> Metadata:
    """Title, author and day of creation of a document's information dictionary; what cannot be right is "".

    An author is an issuer only where it is a body; a person's name is that of the one who typed.
    """
    author = name_of(information.get("Author", ""))
    return Metadata(
        _issued_on(information.get("CreationDate", ""), information.get("ModDate", "")),
        author if author and is_organisation_line(author) else "",
        title_of(information.get("Title", "")),
    )


def day_of(moment: str) -> str:
    """The ISO day of PDF's `D:20240315143000+01'00'`, "" for anything else."""
    match = _MOMENT.match(moment.strip())
    if match is None:
        return iso_day_of(moment)
    year, month, day, hour, minute, zone, minutes = match.groups()
    clock = f"T{hour}:{minute}" if hour else ""
    offset = zone if zone == "Z" or not zone else f"{zone}:{minutes or '00'}"
    return iso_day_of(f"{year}-{month}-{day}{clock}{offset or ''}" if clock else f"{year}-{month}-{day}")


def _issued_on(created: str, changed: str) -> str:
    first, last = day_of(created), day_of(changed)
    if not first or first < EARLIEST:
        return ""
    if last and dt.date.fromisoformat(last) - dt.date.fromisoformat(first) > LATER:
        return ""
    return first
