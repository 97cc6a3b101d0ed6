"""A Word document to its release: paragraphs, lists and tables in the order of the page, and its properties.

python-docx opens the package; the text is read off the XML, because its own paragraphs leave out content controls, text
boxes and insertions. Macros are never looked at, links never followed, entities never resolved.
"""

from __future__ import annotations

import io
from typing import Any

from docx.opc.package import OpcPackage
from docx.opc.part import PartFactory
from docx.parts.document import DocumentPart

from pipeline.reading.archives import check_document
from pipeline.reading.blocks import Block, letterhead, text_of
from pipeline.reading.docx_body import blocks_of
from pipeline.reading.properties import iso_day_of, name_of, title_of
from pipeline.reading.text import Unreadable
from pipeline.release import Metadata, Reading
from pipeline.settings import Limits

_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
_TEMPLATES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
# python-docx knows documents without macros only; the text of the others stands in the same place.
for _kind in (_MACROS, *_TEMPLATES):
    PartFactory.part_type_for.setdefault(_kind, DocumentPart)

_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
_COMPANY = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Company"


def read_docx(raw: bytes, limits: Limits) -> Reading:
    """The release in a Word document. Raises Unreadable; whatever python-docx and lxml raise over broken files comes through."""
    check_document(raw, "the Word document", limits)
    package = OpcPackage.open(io.BytesIO(raw))
    part = package.main_document_part
    if not isinstance(part, DocumentPart):
        raise Unreadable(f"it is no Word document but {part.content_type!r}; save it as .docx")
    blocks = [*_letterhead(part), *blocks_of(part.element.body, part)]
    return Reading(text_of(blocks), "", properties=_properties(package), properties_from="document")


def _letterhead(part: DocumentPart) -> list[Block]:
    """The page header of the first page, where offices have their letterhead. Footers and later headers are furniture."""
    section = next(iter(part.document.sections), None)
    if section is None:
        return []
    header = section.first_page_header if section.different_first_page_header_footer else section.header
    if header.is_linked_to_previous:  # the first section has none before it: there is no header
        return []
    return letterhead(blocks_of(header._element, header.part))


def _properties(package: Any) -> Metadata:
    """Day of the last change, company (else author), and title.

    The day of creation is that of the template or of the release that was written over; the last change is near the issue.
    """
    try:
        core = package.core_properties
        changed = core.modified or core.created
        day = iso_day_of(changed.isoformat()) if changed else ""
        title, author = title_of(core.title or ""), name_of(core.author or "")
    except Exception:  # a property that is no date or is malformed must not cost the document its text
        return Metadata()
    return Metadata(day, name_of(_company(package)) or author, title)


def _company(package: Any) -> str:
    from docx.oxml.parser import parse_xml

    try:
        element = parse_xml(package.part_related_by(_EXTENDED).blob).find(_COMPANY)
        return str(element.text or "") if element is not None else ""
    except Exception:  # there is no such part, or it is broken
        return ""
