"""The body of a mail without the mails it answers and without its sender's signature."""

from __future__ import annotations

import re
from typing import NamedTuple

_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_RULE = re.compile(
    r"^[ >]*(?:-{3,}|_{5,})? ?(?:Ursprüngliche (?:Nachricht|Mail|E-Mail)|Original[- ]?(?:Nachricht|Message|Mail)|"
    r"Weitergeleitete (?:Nachricht|Mail|E-Mail)|Forwarded [Mm]essage|Anfang der weitergeleiteten (?:Nachricht|E-Mail)|"
    r"Begin forwarded message|Original Message|Weitergeleitet von)\b.{0,60}$",
    re.MULTILINE,
)
# `Am 03.05.2024 um 10:12 schrieb Anna Kern:`, which may run over two lines
_WROTE = re.compile(
    r"^(?:Am|On) [^\n]{6,150}(?:\n[^\n]{0,80})?(?:schrieb|wrote|hat geschrieben)\b[^\n]{0,120}:?\s*$", re.MULTILINE
)
_FIELDS = re.compile(
    r"^[*_ ]*(?:Von|From)[*_]*:[^\n]+\n(?:[*_ ]*(?:Gesendet|Sent|Datum|Date|An|To|Cc|CC|Kopie|Betreff|Subject|Antwort an|Reply-To|"
    r"Wichtigkeit|Anlagen?|Attachments?)[*_]*:[^\n]*\n(?:[ \t]+[^\n]+\n)*\s?){2,}",
    re.MULTILINE,
)
_FIELD = re.compile(r"^[*_ ]*(Von|From|Gesendet|Sent|Datum|Date|Betreff|Subject)[*_]*:[ \t*_]*([^\n]+)", re.MULTILINE)
_QUOTED_LINE = re.compile(r"^>[ >]*", re.MULTILINE)
FEW = 400
"""Characters up to which a text above a forwarded mail is a note (`anbei zur Kenntnis`), and the mail below is the release."""


class MailText(NamedTuple):
    """text: what the mail itself says. fields: `from`, `date`, `subject` of the mail that was passed on, where it is the text."""

    text: str
    fields: dict[str, str]


def own_text(body: str, forwarded: bool) -> MailText:
    """What a mail says, without quoted history and signature; of a mail that passes another on, that other one.

    body: plain text. forwarded: whether its subject says so (`WG:`, `Fwd:`).
    """
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    cut = _history_start(body)
    own = _without_signature(body[:cut])
    history = body[cut:]
    if history.strip() and len(own.strip()) <= FEW and (forwarded or not own.strip()):
        passed_on = _QUOTED_LINE.sub("", history)
        opening = _FIELDS.search(passed_on)
        if opening or forwarded:
            fields = _fields(opening[0]) if opening else {}
            below = passed_on[opening.end() :] if opening else passed_on.partition("\n")[2]
            inner = own_text(below, forwarded=False)
            if inner.text.strip():
                return MailText(inner.text, fields)
    return MailText(own if own.strip() else body, {})


def _history_start(body: str) -> int:
    """Where the mails that this one answers begin; the length of the body where there are none.

    Lines that begin with `>` count only where all that follows them is quoted: in between they answer point by point.
    """
    starts = [match.start() for pattern in (_RULE, _WROTE, _FIELDS) if (match := pattern.search(body))]
    lines = body.split("\n")
    at = len(body)
    quoted = len(body)
    for line in reversed(lines):
        at -= len(line)
        if line.startswith(">"):
            quoted = at
        elif line.strip():
            break
        at -= 1
    return min([*starts, quoted])


def _without_signature(text: str) -> str:
    """Up to the line `-- `, unless next to nothing stands above it."""
    match = _SIGNATURE.search(text)
    return text[: match.start()] if match and len(text[: match.start()].strip()) > 40 else text


def _fields(block: str) -> dict[str, str]:
    names = {"von": "from", "gesendet": "date", "sent": "date", "datum": "date", "betreff": "subject"}
    found: dict[str, str] = {}
    for match in _FIELD.finditer(block):
        name = match[1].lower()
        found.setdefault(names.get(name, name), match[2].strip(" *_\t"))
    return found


def unflow(text: str, delete_space: bool) -> str:
    """Text of `format=flowed` (RFC 3676) with its soft line ends taken out: a line that ends in a space goes on below."""
    out: list[str] = []
    goes_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.startswith(" ") and not goes_on:
            line = line[1:]  # a space that was stuffed in front
        if goes_on and not line.startswith(">"):
            out[-1] += line
        else:
            out.append(line)
        goes_on = line.endswith(" ") and line != "-- "
        if goes_on and delete_space:
            out[-1] = out[-1][:-1]
    return "\n".join(line.rstrip(" ") if line != "-- " else line for line in out)
