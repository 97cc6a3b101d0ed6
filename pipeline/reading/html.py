"""A saved web page to its release: the main part as text, and what the page says of itself. Nothing is fetched or run."""

from __future__ import annotations

import codecs
import re

from pipeline.reading.blocks import text_of
from pipeline.reading.html_blocks import blocks_of
from pipeline.reading.html_main import main_part
from pipeline.reading.html_properties import properties_of
from pipeline.reading.html_tree import tree_of
from pipeline.reading.text import BYTE_ORDER_MARKS, decode
from pipeline.release import Reading
from pipeline.settings import Limits

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page names its encoding; the standard asks for 1024
_BOX = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


def read_html(raw: bytes, limits: Limits) -> Reading:
    """The release on a web page. Raises NotText, which is a ValueError, for bytes that are no text."""
    page = tree_of(markup_of(raw))
    chosen = main_part(page)
    properties = properties_of(tree_of(markup_of(raw)), chosen)
    return Reading(text_of(blocks_of(chosen)), "", properties=properties, properties_from="html")


def markup_of(raw: bytes) -> str:
    """The markup of a page: by its byte order mark, as UTF-8 where that fits, else as the page says, else Windows-1252."""
    decoded = decode(raw)
    named = _CHARSET.search(raw[:_HEAD])
    marked = any(raw.startswith(mark) for mark, _ in BYTE_ORDER_MARKS)
    if named and not marked and decoded.encoding in {"cp1252", "latin-1"}:
        try:
            codec = codecs.lookup(named[1].decode("ascii"))
            if getattr(codec, "_is_text_encoding", True) and codec.name not in {"utf-8", "iso8859-1", "ascii"}:
                return _BOX.sub("", raw.decode(codec.name, errors="replace"))
        except (LookupError, ValueError):
            pass  # a page may name any encoding
    return _BOX.sub("", decoded.text)
