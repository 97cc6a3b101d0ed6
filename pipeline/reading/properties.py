"""What documents say of themselves, made fit to be weighed: days, names, titles; what is plainly none becomes ""."""

from __future__ import annotations

import datetime as dt
import functools
import re

from pipeline.lexicon import load_lexicon

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_MONTHS = "januar februar märz april mai juni juli august september oktober november dezember".split()
_WRITTEN = re.compile(r"(?:.*\s)?(\d{1,2})\.\s?([^\W\d_]+)\s(\d{4})\b")
_PROGRAM = re.compile(
    r"^(?:Microsoft (?:Office )?(?:Word|PowerPoint|Excel|Outlook)|Adobe InDesign|LibreOffice|OpenOffice)\b[\s:–-]*",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:docx?|dotx?|docm|odt|ott|rtf|pdf|txt|html?|indd|pages|wpd|eml|msg)$", re.IGNORECASE)
_REPLY = re.compile(
    r"^(?:(?:AW|WG|Re|Fwd?|Antw|Antwort|Weitergeleitet|EXTERN|External)\s*(?:\[\d+\])?\s*:|\[(?:EXTERN(?:AL)?|Spam\??|PM|Presse)\])\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:(?:Gemeinsame )?(?:Presse|Medien)(?:mitteilung|information|info|meldung|einladung|dienst|erklärung|aussendung)(?:en)?|PM|PI|MM)\b"
    r"(?:\s+(?:de[rs]|von)\s+[^:|–]{3,60}?(?=\s*[:|–]))?"
    r"(?:\s*(?:Nr\.?|Nummer|No\.?)?\s*\d[\d./-]*(?:\s*(?:vom|v\.)\s*[\d.]+)?)?\s*(?:[:|–-]\s*|$)",
    re.IGNORECASE,
)
MAX_TITLE = 300  # characters; above it a property holds a text


def iso_day_of(value: str) -> str:
    """The day of `2024-03-15`, `2024-03-15T23:30:00+01:00`, `15.03.2024` or `Freitag, 15. März 2024`; "" for anything else.

    A moment in universal time is put an hour on, to Central European winter time: a release of 23:30 Z is of the next day.
    """
    value = value.strip()
    if match := _ISO.match(value):
        try:
            year, month, date = (int(match[number]) for number in (1, 2, 3))
            day = dt.datetime(year, month, date, int(match[4] or 0), int(match[5] or 0))
            if (match[6] or "").replace(":", "") in {"Z", "+0000"}:
                day += dt.timedelta(hours=1)
            return day.date().isoformat()
        except (ValueError, OverflowError):
            return ""
    if match := _GERMAN.search(value):
        month = int(match[2])
    elif (match := _WRITTEN.match(value)) and match[2].casefold() in _MONTHS:
        month = _MONTHS.index(match[2].casefold()) + 1
    else:
        return ""
    try:
        return dt.date(int(match[3]), month, int(match[1])).isoformat()
    except ValueError:
        return ""


def title_of(value: str) -> str:
    """A title without what programs and senders add; "" where that is all: `Microsoft Word - Dokument1`, `pm_087.docx`."""
    title = " ".join(value.split())
    bare = _PROGRAM.sub("", title)
    while (shorter := _REPLY.sub("", bare)) != bare:
        bare = shorter
    bare = _LABEL.sub("", bare).strip(" \"'")
    if not bare or len(bare) > MAX_TITLE or _FILE.search(bare) or bare.lower().startswith(("http:", "https:", "file:")):
        return ""
    words = re.findall(r"[^\W\d_]{2,}", bare)
    if len(words) < 2 or "_" in bare:
        return ""  # one word (`Vorlage`, `Unbenannt`, `Dokument1`) is no headline
    lowered = f"{bare.casefold()} "
    return "" if any(lowered.startswith(f"{word} ") for word in _empty_titles()) else bare


def name_of(value: str) -> str:
    """A name of a person or body out of a property: without address, quotation marks and spaces; "" for user names."""
    name = " ".join(re.sub(r"<[^>]*>|\([^)]*@[^)]*\)", " ", value).split()).strip(" \"'„“,;")
    if "@" in name or len(name) > 120 or not re.search(r"[^\W\d_]{2}", name):
        return ""
    return "" if name.casefold() in _no_names() else name


@functools.cache
def _empty_titles() -> tuple[str, ...]:
    return tuple(row["word"].casefold() for row in load_lexicon("document_properties") if row["kind"] == "title")


@functools.cache
def _no_names() -> frozenset[str]:
    return frozenset(row["word"].casefold() for row in load_lexicon("document_properties") if row["kind"] == "name")
