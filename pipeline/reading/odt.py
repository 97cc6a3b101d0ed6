"""An OpenDocument text to its release, read with odfpy, which refuses entities and loads nothing from outside."""

from __future__ import annotations

import contextlib
import io
from typing import Any

import odf.opendocument
from defusedxml.common import DefusedXmlException
from odf.namespaces import DCNS, METANS

from pipeline.reading.archives import check_document, open_archive
from pipeline.reading.blocks import Block, letterhead, text_of
from pipeline.reading.odt_body import blocks_of, list_kinds
from pipeline.reading.properties import iso_day_of, name_of, title_of
from pipeline.reading.text import Unreadable
from pipeline.release import Metadata, Reading
from pipeline.settings import Limits


def read_odt(raw: bytes, limits: Limits) -> Reading:
    """The release in an OpenDocument text. Raises Unreadable; what odfpy raises over broken files comes through."""
    check_document(raw, "the OpenDocument text", limits)
    with open_archive(raw, "the OpenDocument text") as archive:
        if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Unreadable("it is locked with a password; save it without one")
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # odfpy prints what it cannot parse
            document = odf.opendocument.load(io.BytesIO(raw))
    except DefusedXmlException as error:
        raise Unreadable(
            f"its XML defines entities, as no office program does ({type(error).__name__}); save it anew"
        ) from error
    kinds = list_kinds([document.automaticstyles, document.styles])
    blocks = [*_letterhead(document, kinds), *blocks_of(document.text, kinds)]
    return Reading(text_of(blocks), "", properties=_properties(document), properties_from="document")


def _letterhead(document: Any, kinds: dict[str, str]) -> list[Block]:
    """The header of the first page's style, where offices have their letterhead; footers are furniture."""
    pages = [node for node in document.masterstyles.childNodes if node.qname[1] == "master-page"]
    named = [node for node in pages if node.getAttribute("name") in {"First_20_Page", "First Page"}]
    for node in (named or pages)[:1]:
        headers = {child.qname[1]: child for child in node.childNodes if child.qname[1].startswith("header")}
        header = headers.get("header-first") or headers.get("header")
        if header is not None:
            return letterhead(blocks_of(header, kinds))
    return []


def _properties(document: Any) -> Metadata:
    """Day of the last change (see `docx.py`), author, title."""
    found: dict[tuple[str, str], str] = {}
    for node in document.meta.childNodes:
        found.setdefault(node.qname, "".join(str(child) for child in node.childNodes))
    day = iso_day_of(found.get((DCNS, "date"), "")) or iso_day_of(found.get((METANS, "creation-date"), ""))
    author = found.get((DCNS, "creator")) or found.get((METANS, "initial-creator"), "")
    return Metadata(day, name_of(author), title_of(found.get((DCNS, "title"), "")))
