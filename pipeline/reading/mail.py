"""What makes a release of a mail, in whatever format it is kept: its best text, its head, and which attachments count."""

from __future__ import annotations

import email.utils
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from pipeline.reading.mail_text import own_text
from pipeline.reading.parts import LostPart, Parcel, Part, harmless_name
from pipeline.reading.properties import iso_day_of, name_of, title_of
from pipeline.release import Metadata, Reading

MAX_FIELD = 300
"""Characters of a sender's name and address; above it a field was made to do harm."""

_FORWARDED = re.compile(r"^(?:WG|Fwd?|Weitergeleitet)\s*:", re.IGNORECASE)
_STUB = 0.4
"""A plain part this much shorter than the HTML part is a stand-in (`Ihr Programm zeigt kein HTML`) or cut off."""


class Attachment(NamedTuple):
    """A file in a mail. suffix: what its type calls for, where its name has none or another."""

    name: str
    raw: bytes
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail without its attachments. plain, html: the forms of its body as text. date: ISO day."""

    plain: str
    html: str
    subject: str
    sender: str
    date: str


def parcel_of(letter: Letter, attachments: Iterable[Attachment]) -> Parcel:
    """The mail's own text, None where it has no word, and those attachments that may be releases."""
    return Parcel(_own(letter), _parts(attachments), letter.date)


def _own(letter: Letter) -> Reading | None:
    forwarded = bool(_FORWARDED.match(letter.subject))
    plain, html = own_text(letter.plain, forwarded), own_text(letter.html, forwarded)
    best = plain if len(plain.text.strip()) >= _STUB * len(html.text.strip()) and plain.text.strip() else html
    if not any(character.isalpha() for character in best.text):
        return None
    subject = best.fields.get("subject") or letter.subject
    sender = best.fields.get("from") or letter.sender
    day = iso_day_of(best.fields.get("date", "")) or letter.date
    properties = Metadata(day, _name(sender), title_of(subject))
    return Reading(best.text.strip("\n") + "\n", "", properties=properties, properties_from="mail")


def _name(sender: str) -> str:
    """The name in a field `From`; brackets in brackets without end, which the parser follows one by one, are none."""
    return name_of((email.utils.parseaddr(sender)[0] if len(sender) <= MAX_FIELD else "") or sender[:MAX_FIELD])


def _parts(attachments: Iterable[Attachment]) -> Iterator[Part | LostPart]:
    """Attachments of formats that releases come in; pictures, calendars, signatures and cards are none."""
    from pipeline.reading.formats import LISTED

    for attachment in attachments:
        name = harmless_name(attachment.name)
        suffix = PurePath(name).suffix.lower()
        if suffix not in LISTED and attachment.suffix:
            name, suffix = name + attachment.suffix, attachment.suffix
        if suffix in LISTED or suffix == ".tnef" or name.lower() == "winmail.dat":
            yield (
                Part(name, attachment.raw)
                if attachment.raw
                else LostPart(name, "the attachment is empty or damaged; have it sent again")
            )
