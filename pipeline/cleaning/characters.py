"""Unicode: one way to write each character, so that later repairs and the grammar see what a reader sees.

`repair_code_page` and `repair_characters` undo what encodings and typesetting did (mojibake, ligatures, exotic blanks and line ends, invisible
characters), `compose` brings the rest to NFC. Form feeds stay: `furniture` needs them to know where pages end.
"""

from __future__ import annotations

import html
import re
import unicodedata

from pipeline.cleaning.alignment import Edit

LINE_ENDS = "\r\n|[\r\n\x0b\x1c-\x1e\x85\u2028\u2029]"
BLANKS = "[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
# Soft hyphen, zero-width and direction marks, byte order mark, control characters but \t \n \x0b \f \r.
INVISIBLE = "[\x00-\x08\x0e-\x1b\x1f\x7f\x81\x8d\x8f\x90\x9d\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}

# What German releases hold beyond ASCII: `Ã¼` can only be a `ü` whose UTF-8 bytes were read as Windows-1252.
MOJIBAKE_OF = "äöüÄÖÜßéèêëáàâåçñóòôúùûíìîïøæÉØ„“”‚‘’»«›‹–—…•·€§°²³½©®\xa0"


def _misread(character: str, encoding: str) -> str:
    """The UTF-8 bytes of characters as seen through a one-byte encoding: `ü` is `Ã¼` in Windows-1252."""
    parts = []
    for byte in character.encode("utf-8"):
        try:
            parts.append(bytes([byte]).decode(encoding))
        except UnicodeDecodeError:  # a hole in Windows-1252, which programs fill with the control character
            parts.append(chr(byte))
    return "".join(parts)


# Of the code pages of DOS only what begins with a box or `Γ`: `B├╝rger`, `ΓÇ₧Ja`.
_DOS = ("cp437", "cp850")
MOJIBAKE = {
    read: character for encoding in _DOS for character in MOJIBAKE_OF if (read := _misread(character, encoding))[0] in "├┬Γ"
}
# The same mistake made twice: `ÃƒÂ¼`.
MOJIBAKE |= {
    _misread(_misread(character, first), second): character
    for first in ("latin-1", "cp1252")
    for second in ("latin-1", "cp1252")
    for character in MOJIBAKE_OF
}
MOJIBAKE |= {_misread(character, encoding): character for encoding in ("latin-1", "cp1252") for character in MOJIBAKE_OF}
# The reverse mistake: Windows-1252 bytes read as ISO-8859-1 leave control characters, `\x84Wir\x93` is `„Wir“`.
MOJIBAKE |= {
    chr(byte): bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in {0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D}
}

# Character references that were never read: `K&ouml;ln`, `&#252;ber`. No sound release holds one.
_REFERENCE = (
    "&(?:[aouAOU]uml|szlig|amp|nbsp|shy|quot|(?:[blr]d|[lrs]b?s?)quo|[lr]s?aquo|[nm]dash|hellip|euro|sect|deg|bull|middot"
    "|[aei]acute|[ae]grave|ccedil|#\\d{2,5}|#x[0-9a-fA-F]{2,4});"
)
# Dots beside their vowel, as PDF files made by TeX leave them: `M¨uller`, `Mu¨ller`; at the edge of a word they are marks.
_DOTS = "(?<=[^\\W\\d_])\xa8[aouAOU]|[aouAOU]\xa8(?=[^\\W\\d_])"
# A file of DOS read as one of Windows: `B\x81rger`, `M\x84nner`.
_OF_DOS = re.compile("[^\\W\\d_]\x81[a-z]")
_DOS_LETTERS = {"\x81": "ü", "\x84": "ä", "\x94": "ö", "\x8e": "Ä", "\x99": "Ö", "\x9a": "Ü", "á": "ß"}
_DOS_LETTER = re.compile(f"[{''.join(_DOS_LETTERS)}]")

_PATTERN = re.compile(
    f"(?P<reference>{_REFERENCE})|(?P<dots>{_DOTS})|"
    "(?P<mojibake>" + "|".join(re.escape(key) for key in sorted(MOJIBAKE, key=len, reverse=True)) + ")"
    f"|(?P<softbreak>\xad(?:{LINE_ENDS})[ \t]*)"
    f"|(?P<line>{LINE_ENDS})"
    f"|(?P<blank>{BLANKS})"
    f"|(?P<ligature>[{''.join(LIGATURES)}])"
    "|(?P<surrogate>[\ud800-\udfff])"
    f"|(?P<invisible>{INVISIBLE}+)"
)
_SUSPECT = re.compile(
    "[^\n\f -~\xa1-\xac\xae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2070-\u209f\u2100-\u218f]|\r|[ÃÂâ\xa8]|&[#a-zA-Z]"
)


def repair_code_page(text: str) -> list[Edit]:
    """Edits of the German letters of a file of DOS that was read as one of Windows."""
    if not _OF_DOS.search(text):
        return []
    found = _DOS_LETTER.finditer(text)
    return [Edit(*match.span(), match.group(), _DOS_LETTERS[match.group()], "mojibake") for match in found]


def repair_characters(text: str) -> list[Edit]:
    """Edits that bring line ends to `\\n`, blanks to a space, ligatures to letters, and undo mojibake."""
    if not _SUSPECT.search(text):
        return []
    edits = []
    for match in _PATTERN.finditer(text):
        kind, old = match.lastgroup or "", match.group()
        if kind == "reference":
            new = html.unescape(old)
            new = " " if re.fullmatch(BLANKS, new) else "" if re.fullmatch(INVISIBLE, new) else new
        elif kind == "dots":
            new = unicodedata.normalize("NFC", old.replace("\xa8", "") + "\u0308")
        elif kind == "mojibake":
            new = " " if MOJIBAKE[old] == "\xa0" else MOJIBAKE[old]
        elif kind == "line":
            new = "\n"
        elif kind == "blank":
            new = " "
        elif kind == "ligature":
            new = LIGATURES[old]
        elif kind == "surrogate":
            new = "\ufffd"
        else:
            new = ""
        if new != old:
            name = kind if kind in {"mojibake", "ligature"} else "character"
            edits.append(Edit(match.start(), match.end(), old, new, name))
    return edits


def compose(text: str) -> list[Edit]:
    """Edits to NFC, one for each letter with its marks: `u` + U+0308 is `ü`."""
    if unicodedata.is_normalized("NFC", text):
        return []
    edits = []
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and unicodedata.combining(text[at]):
            continue
        old = text[start:at]
        new = unicodedata.normalize("NFC", old)
        if new != old:
            edits.append(Edit(start, at, old, new, "character"))
        start = at
    return edits
