"""The press contact as printed, and what of it a user joins on: telephone numbers, e-mail addresses, the postal address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extensions import ContactDetails, Zone
from pipeline.page.contact_blocks import is_sentence
from pipeline.page.layout import CONTACT_DETAIL
from pipeline.page.zone_labels import label_of

COUNTRY = "+49"  # of a number that begins with a single 0
FEWEST_DIGITS, MOST_DIGITS = 7, 15  # of a telephone number; 15 by ITU-T E.164
_LABEL_BREAK = re.compile(r"\b((?:Telefon|Tel\.|Telefax|Fax|Mobil|E-Mail)[:.]?)[ \t]*\n\s*(?=[\w(+])")  # `Telefon ⏎ 030 1`
# `+49 (0)231 50-2 21 34`, `0231/50-22134`, `(03632) 000 44`; a line may end behind the area code.
_NUMBER = re.compile(r"(?<![\w.,/-])(?:\+\d{1,3}|\(?0\d{1,5}\)?)(?:\s*\n\s*(?=\d))?(?:[ \t]*[()/–-]?[ \t]*\d+\)?)*")
_FAX = re.compile(r"(?P<phone>Tel\w*\.?\s*(?:/|und|&)\s*)?\b(?:Telefax|Fax|FAX|F)\b\s*[.:]?\s*$")
_EXTENSION = re.compile(r"\b(?:Durchwahl|DW|App\.|Apparat)\s*[.:]?\s*[-–]?\s*(\d{1,5})\b|,\s*[-–](\d{1,5})\b")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_STREET = (
    r"(?:[A-ZÄÖÜ][\wäöüß.-]* ){0,3}[A-ZÄÖÜ]?[\wäöüß.-]*(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|[Pp]latz|[Ww]eg|[Aa]llee|[Gg]asse|[Rr]ing|[Uu]fer|"
    r"[Mm]arkt|[Dd]amm|[Ww]all|[Hh]of|[Gg]raben|[Cc]haussee|[Pp]romenade|[Bb]erg|[Ss]teig|[Pp]ark|[Ff]eld|[Bb]rücke|[Kk]ai|[Tt]or)"
    r"|(?:Am|An der|An den|Auf dem|Auf der|Im|In der|In den|Zum|Zur|Unter den|Hinter der|Vor dem|Beim) [A-ZÄÖÜ][\wäöüß-]+(?: [A-ZÄÖÜ][\wäöüß-]+)?"
)
_TOWN = r"(?:D-)?\d{5} [A-ZÄÖÜ][\wäöüß./-]+(?: (?:am|an der|im|in|bei|ob der) [A-ZÄÖÜ][\wäöüß-]+| [A-ZÄÖÜ][\wäöüß-]+)?"
_HOUSE = r" \d{1,4}(?: ?[a-z]\b)?(?: ?[–-] ?\d{1,4}[a-z]?)?"
_ADDRESS = re.compile(rf"(?P<street>(?:{_STREET}){_HOUSE})(?:\s*[,·|•\n]\s*(?P<town>{_TOWN}))?|(?P<alone>\b{_TOWN})")


def contact_extent(text: str, zones: Sequence[Zone]) -> tuple[int, int] | None:
    """Where the press contact stands without its label: the first contact zone that names anyone; None where there is none."""
    for zone in zones:
        if zone.kind != "contact":
            continue
        start = zone.start + len(text[zone.start : zone.end]) - len(text[zone.start : zone.end].lstrip())
        end = zone.start + len(text[zone.start : zone.end].rstrip())
        first = text[start:end].split("\n")[0]
        label = label_of(first)
        if label and not (
            label[1] == len(first) and not first.endswith(":") and re.search(r" (?:der|des|von) ", first)
        ):  # `Pressestelle der Stadt Linden`
            start += label[1]
        if text[start:end].strip(" \n,"):
            return start, end
    return None


def contact_text(text: str, zones: Sequence[Zone]) -> str:
    """The press contact as printed, its label left out, lines joined by `, `; "" where none stands."""
    extent = contact_extent(text, zones)
    if extent is None:
        return ""
    printed = _LABEL_BREAK.sub(r"\1 ", text[extent[0] : extent[1]].strip())
    printed = re.sub(r"(?<=\d)\s*\n\s*(?=\d)", " ", printed)  # a phone number that ran over the line's end
    return ", ".join(_without_notice(line.strip()).strip(",") for line in printed.split("\n") if line.strip())


def _without_notice(line: str) -> str:
    """A contact's line without the sentences behind it: `Tel. 030 1, presse@linden.de. | Das Büro ist vormittags besetzt.`"""
    parts = re.split(r"(?<=[\w)])\. (?=[A-ZÄÖÜ])", line)
    while (
        len(parts) > 1 and is_sentence(parts[-1]) and not CONTACT_DETAIL.search(parts[-1]) and CONTACT_DETAIL.search(parts[-2])
    ):
        parts.pop()
    return ". ".join(parts)


def contact_details(text: str, zones: Sequence[Zone]) -> ContactDetails | None:
    """What the press contact tells; several of a kind are joined by `;` in the order printed. None where there is no contact."""
    extent = contact_extent(text, zones)
    if extent is None:
        return None
    printed = text[extent[0] : extent[1]]
    mails = dict.fromkeys(match.group().rstrip(".").lower() for match in _MAIL.finditer(printed))
    return ContactDetails(*extent, ";".join(dict.fromkeys(phone_numbers(printed))), ";".join(mails), address(printed))


def phone_numbers(printed: str) -> Iterator[str]:
    """Telephone and mobile numbers as `+492315022134`; fax numbers are left out, an extension is put behind its number."""
    last = ""
    for match in _NUMBER.finditer(_MAIL.sub(lambda mail: " " * len(mail.group()), printed)):
        fax = _FAX.search(printed[max(match.start() - 20, 0) : match.start()])
        number = international(match.group())
        if not number:
            continue
        if fax is None or fax["phone"]:
            yield number
            last = match.group()
            behind = printed[match.end() : match.end() + 30].split("\n")[0]
            extension = _EXTENSION.match(behind.lstrip(" ,;/"), 0) or _EXTENSION.match(behind)
            if extension is not None and (stem := re.match(r"(?s)(.+)[-–]\s*\d+$", last)):
                yield international(stem.group(1) + (extension.group(1) or extension.group(2)))


def international(printed: str) -> str:
    """A number with its country and nothing but digits (`+492315022134`), "" for what cannot be one."""
    bare = re.sub(r"(?<=\d)\s*\(0\)", "", printed)
    digits = re.sub(r"\D", "", bare)
    if not FEWEST_DIGITS <= len(digits) <= MOST_DIGITS:
        return ""
    if bare.startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") and not digits.startswith("000") else f"{COUNTRY}{digits[1:]}"


def address(printed: str) -> str:
    """Street and town of the contact (`Marktplatz 1, 12345 Linden`), the first that is printed; "" for none."""
    found = None
    for match in _ADDRESS.finditer(printed):
        if match["street"] and match["town"]:
            return " ".join(f"{match['street']}, {match['town']}".split())
        found = found or match
    return " ".join((found["street"] or found["alone"]).split()) if found else ""
