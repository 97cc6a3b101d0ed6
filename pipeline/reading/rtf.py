"""An RTF document to its release, read with striprtf; pictures, objects and links in it are never looked at."""

from __future__ import annotations

import re
from collections.abc import Callable

from striprtf.striprtf import rtf_to_text as _untyped

from pipeline.reading.blocks import Block, letterhead, one_line, text_of
from pipeline.reading.properties import iso_day_of, name_of, title_of
from pipeline.reading.text import Unreadable
from pipeline.release import Metadata, Reading
from pipeline.settings import Limits

rtf_to_text: Callable[..., str] = _untyped

LINE_END = "\ue000"
"""Stands for `\\line`, which striprtf writes like the end of a paragraph; a private character that no text has."""

TITLE = "\ue001"
"""Stands in a paragraph of the first outline level, which striprtf says nothing of."""

_OUTLINE = re.compile(r"\\outlinelevel0(?!\d)\s?")
_STYLES, _STYLE = re.compile(r"\{\\stylesheet\b"), re.compile(r"\{\\s(\d+)\b")
_TITLE_STYLE = re.compile(r"(?:heading 1|title|titel)\s*;\s*$", re.IGNORECASE)
_LINE = re.compile(r"\\line(?![a-z])\s?")
# striprtf puts the address of a link behind its words, which a reader does not see, and looks for it in quadratic time: the
# code of a field gets the name of another group that it leaves out.
_CODE = re.compile(r"\\fldinst(?![a-z])")
MAX_FONTS = 50_000
"""Characters of a table of fonts that are looked at, in quadratic time too; Word's largest have some 20,000."""
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_BULLETS = re.compile(r"[\u00b7\u2022\u25aa\u2023\uf0b7\uf0a7o-](?=\t)")
_FIRST_HEADER, _HEADER = re.compile(r"\{\\headerf\b"), re.compile(r"\{\\header[lr]?\b")
_BRACE = re.compile(r"(?<!\\)[{}]")
_FONTS = re.compile(r"\{\\fonttbl(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}")
_FONT_TABLE = re.compile(r"\{\\fonttbl\b")
_INFO = re.compile(r"\{\\info\b")
_FIELD = re.compile(
    r"\{\\(?:\*\\)?(title|author|company|operator) ?((?:[^{}\\]|\\(?:'[0-9a-f]{2}|u-?\d+ ?\??|[{}\\~_-]))*)\}", re.IGNORECASE
)
_DAY = re.compile(r"\{\\(creatim|revtim)\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def read_rtf(raw: bytes, limits: Limits) -> Reading:
    """The release in an RTF document. Raises Unreadable when it is none."""
    if not raw.lstrip()[:5] == b"{\\rtf":
        raise Unreadable("it is no RTF document (it does not begin as one); save it again")
    markup = _without_binary(raw).decode("latin-1")  # RTF is ASCII; bytes above it stand for themselves in its code page
    markup = _with_few_fonts(_escape(_CODE.sub(r"\\xmlopen", markup)))
    blocks = [*_letterhead(markup), *_blocks(_plain(markup))]
    return Reading(text_of(blocks), "", properties=_properties(markup), properties_from="document")


def _plain(markup: str) -> str:
    """Its text, with a line end for each end of a paragraph and LINE_END for each break of a line."""
    markup = _OUTLINE.sub(r"\\u57345 {}", _LINE.sub(r"\\u57344 {}", markup))
    if styles := _title_styles(markup):
        markup = re.sub(rf"(?<!\{{)\\s(?:{'|'.join(styles)})(?!\d)", r"\\u57345 {}", markup)
    text = rtf_to_text(markup, errors="replace")
    # a character beyond the first 65,536 stands there as two halves, `\u55357 \u56832`
    return text.encode("utf-16", errors="surrogatepass").decode("utf-16", errors="replace")


def _letterhead(markup: str) -> list[Block]:
    """The header of the first page, where offices have their letterhead; striprtf leaves all headers and footers out."""
    match = _FIRST_HEADER.search(markup) or _HEADER.search(markup)
    if not match:
        return []
    end = _group_end(markup, match.end())
    fonts = _FONTS.search(markup)  # the encoding of letters depends on them
    opening = markup[: fonts.end()] if fonts else "{\\rtf1\\ansi\\ansicpg1252 "
    return letterhead(_blocks(_plain(opening + markup[match.end() : end] + "}")))


def _group_end(markup: str, start: int) -> int:
    """Where the group ends in which a place is."""
    depth = 1
    for brace in _BRACE.finditer(markup, start):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.start()
    return len(markup)


def _with_few_fonts(markup: str) -> str:
    match = _FONT_TABLE.search(markup)
    if not match:
        return markup
    end = _group_end(markup, match.end())
    return markup if end - match.end() <= MAX_FONTS else markup[: match.end() + MAX_FONTS] + markup[end:]


def _title_styles(markup: str) -> list[str]:
    """The numbers of the styles that a document's heading is set in."""
    match = _STYLES.search(markup)
    if not match:
        return []
    end = _group_end(markup, match.end())
    styles = list(_STYLE.finditer(markup, match.end(), end))[:500]
    return [style[1] for style in styles if _TITLE_STYLE.search(markup[style.end() : _group_end(markup, style.end())][-80:])]


def _without_binary(raw: bytes) -> bytes:
    """Take out raw bytes (`\\bin1234 …`), in which any brace may stand."""
    out: list[bytes] = []
    at = 0
    while match := _BINARY.search(raw, at):
        out.append(raw[at : match.start()])
        at = min(len(raw), match.end() + int(match[1]))
    return b"".join([*out, raw[at:]]) if out else raw


def _escape(markup: str) -> str:
    """Bytes above ASCII as RTF writes them, so that striprtf decodes them in the document's code page."""
    return re.sub("[\x80-\xff]", lambda match: f"\\'{ord(match[0]):02x}", markup)


def _blocks(text: str) -> list[Block]:
    blocks: list[Block] = []
    for line in text.split("\n"):
        title = TITLE in line
        line = line.replace(TITLE, "").strip("\r ")
        if "|" in line and line.endswith("|"):  # a row of a table, of which each cell ends in a mark
            cells = [" ".join(cell.replace(LINE_END, " ").split()) for cell in line.split("|")]
            blocks.append(Block(" | ".join(cell for cell in cells if cell), "row", item=True))
            continue
        is_item = bool(_BULLETS.match(line))
        shown = f"• {line[2:]}" if is_item else line
        lines = [one_line(part).strip() for part in shown.split(LINE_END)]
        blocks.append(Block("\n".join(lines).strip("\n"), "list" if is_item else "", is_item, title))
    return blocks


def _properties(markup: str) -> Metadata:
    """Day of the last change (see `docx.py`), company or author, title."""
    start = _INFO.search(markup)
    if not start:
        return Metadata()
    info = markup[start.start() : start.start() + 4000]
    fields: dict[str, str] = {}
    for match in _FIELD.finditer(info):
        fields.setdefault(match[1].lower(), rtf_to_text("{\\rtf1\\ansi\\ansicpg1252 " + match[2] + "}", errors="replace"))
    days = {match[1]: iso_day_of(f"{int(match[4])}.{int(match[3])}.{match[2]}") for match in _DAY.finditer(info)}
    issuer = name_of(fields.get("company", "")) or name_of(fields.get("author", ""))
    return Metadata(days.get("revtim") or days.get("creatim", ""), issuer, title_of(fields.get("title", "")))
