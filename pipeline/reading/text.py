"""Bytes of a text file to the source text, exactly as read: no newline is changed, no space is lost."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

SUFFIX = ".txt"

SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
"""First bytes of formats that end up with the name `.txt` by mistake."""

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

MAX_CONTROL_SHARE = 0.02
"""Of the characters, how many may be control characters: text of scanners has a form feed a page and strays, about 0.001;
in random bytes 27 of 256 are such."""

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
"""Control characters that no text needs: not tab, the line ends, form feed, or NEL (`\\x85`)."""


class Decoded(NamedTuple):
    """A source text and the encoding that gave it. n_damaged: bytes that fitted no encoding and read U+FFFD now."""

    text: str
    encoding: str
    n_damaged: int = 0


class NotText(ValueError):
    """A file is no text that can be a release; the message says what it is."""


class Unreadable(Exception):
    """A file gives no source text; the message says why. sha256: of its bytes, "" where they were not read."""

    def __init__(self, reason: str, sha256: str = "") -> None:
        super().__init__(reason)
        self.sha256 = sha256


def decode(raw: bytes) -> Decoded:
    """Source text of a file: UTF-8, UTF-16 and UTF-32 by mark or by pattern, else Windows-1252 or ISO-8859-1.

    A byte order mark names the encoding and is no part of the text. Raises NotText for anything that is not text.
    """
    for signature, name in SIGNATURES:
        if raw.startswith(signature):
            raise NotText(f"it is {name}, not a text file")
    decoded = _decode(raw)
    if len(CONTROL.findall(decoded.text)) > MAX_CONTROL_SHARE * len(decoded.text):
        raise NotText("it is not a text file (too many control characters)")
    return decoded


def _decode(raw: bytes) -> Decoded:
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _with_replacement(raw[len(mark) :], encoding)
    if encoding := _unmarked_utf16(raw):
        return _with_replacement(raw, encoding)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    damaged = _with_replacement(raw, "utf-8")
    # One broken byte in a UTF-8 text must not turn every ü into Ã¼. Legacy text has no valid sequences but by chance.
    if sum(character > "\x7f" for character in damaged.text) - damaged.n_damaged > 2 * damaged.n_damaged:
        return damaged
    try:
        return Decoded(raw.decode("cp1252"), "cp1252")
    except UnicodeDecodeError:
        return Decoded(raw.decode("latin-1"), "latin-1")


def _with_replacement(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("�"))


def _unmarked_utf16(raw: bytes) -> str:
    """The UTF-16 byte order of text without a mark, "" if it is none: in German nearly every second byte is then 0."""
    sample = raw[:4096]
    if len(sample) < 4 or len(raw) % 2:
        return ""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.7 and even < 0.05:
        return "utf-16-le"
    if even > 0.7 and odd < 0.05:
        return "utf-16-be"
    return ""
