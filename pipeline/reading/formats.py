"""Which reader a file gets, by its first bytes and then its name, and what all of them may cost."""

from __future__ import annotations

import hashlib
import importlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.reading.parts import Budget, LostPart, Parcel, harmless_name, unique_name
from pipeline.reading.properties import iso_day_of
from pipeline.reading.signatures import kind_of
from pipeline.reading.text import SUFFIX, NotText, Unreadable, decode
from pipeline.release import Metadata, Reading
from pipeline.settings import Limits

logger = logging.getLogger(__name__)


class Format(NamedTuple):
    """A format that is read. name: for a sentence. suffixes: lower case. reader: `module:function` from bytes and Limits to
    a Reading or a Parcel. packages: what it imports and Meldewerk does not bring. extra: what installs them."""

    name: str
    suffixes: tuple[str, ...]
    reader: str
    packages: tuple[str, ...] = ()
    extra: str = ""


FORMATS: dict[str, Format] = {
    "text": Format("a text file", (SUFFIX,), "pipeline.reading.formats:read_plain"),
    "html": Format("a web page", (".html", ".htm", ".xhtml"), "pipeline.reading.html:read_html"),
    "pdf": Format("a PDF", (".pdf",), "pipeline.reading.pdf:read_pdf", ("pypdfium2",), "pdf"),
    "docx": Format("a Word document", (".docx", ".docm", ".dotx"), "pipeline.reading.docx:read_docx", ("docx",), "docx"),
    "odt": Format("an OpenDocument text", (".odt", ".ott"), "pipeline.reading.odt:read_odt", ("odf",), "odt"),
    "rtf": Format("an RTF document", (".rtf",), "pipeline.reading.rtf:read_rtf", ("striprtf",), "rtf"),
    "mail": Format("a mail", (".eml", ".mht", ".mhtml"), "pipeline.reading.eml:read_eml"),
    "msg": Format("an Outlook mail", (".msg",), "pipeline.reading.msg:read_msg", ("oxmsg",), "msg"),
    "picture": Format(
        "a picture", (".tif", ".tiff"), "pipeline.reading.ocr_pictures:read_picture", ("PIL", "pytesseract"), "ocr"
    ),
    "zip": Format("a ZIP archive", (".zip",), "pipeline.reading.zip:read_zip"),
}
"""Every format that is read, by the kind that `kind_of` gives."""

UNREAD: dict[str, str] = {
    "doc": "it is an old Word document; save it as .docx (`soffice --headless --convert-to docx FILE` does many at once)",
    "ole": "it is an old Office file; save it in a new format",
    "sheet": "it is a spreadsheet; save what is a release in it as text",
    "slides": "it is a presentation; save it as PDF",
    "book": "it is an e-book; save it as a web page or PDF",
    "encrypted": "it is locked with a password; save it without one",
    "packed": "it is packed in a way that is not read; unpack it, or pack it as .zip",
    "tnef": "it is an attachment in Outlook's own format; have it sent again as a plain attachment",
    "pages": "it is a document of Apple Pages; save it as .docx",
    "words": "it is a document of an old word processor; save it as .docx",
    "broken zip": "its archive is damaged; save or send it again",
}
"""Half a sentence for each kind of file that is not read: what it is and what to do."""

UNREAD_SUFFIXES = {".doc": "doc", ".dot": "doc", ".pages": "pages", ".wpd": "words", ".wps": "words", ".sxw": "words"}
"""Formats of written documents that are not read: such a file gets a row, so that none is lost unseen."""

SUFFIXES = frozenset(suffix for entry in FORMATS.values() for suffix in entry.suffixes)
LISTED = SUFFIXES | UNREAD_SUFFIXES.keys()
"""What a file in a folder, an archive or a mail must be called to be taken for a release."""

PICTURES = frozenset({".png", ".jpg", ".jpeg"})
"""Endings of pictures that may be scanned pages; a folder's are looked at, those in mails and archives are logos and photographs."""


def read_file(path: Path, limits: Limits) -> list[Reading]:
    """What a file holds: one release, or several. Never raises; what cannot be read is a Reading with its reason."""
    try:
        raw = read_bytes(path, limits)
    except Unreadable as error:
        return [_failed(str(error))]
    budget = Budget(limits.max_unpacked, limits.max_parts)
    return list(_read(path.name, raw, limits, budget, depth=0))


def read_bytes(path: Path, limits: Limits) -> bytes:
    """The bytes of a file. Raises Unreadable when it cannot be opened or is too large."""
    try:
        size = path.stat().st_size
        if path.suffix.lower() == SUFFIX and size > 4 * limits.max_characters:  # a character has at most 4 bytes
            raise Unreadable(
                f"the file has {size} bytes, more than a release of {limits.max_characters} characters can have; split it"
            )
        if size > limits.max_bytes:
            raise Unreadable(
                f"the file has {size} bytes, more than the {limits.max_bytes} of a file; split it or make it smaller"
            )
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"it cannot be opened ({error.strerror or error})") from error


def read_plain(raw: bytes, limits: Limits) -> Reading:
    """A text file exactly as it is. Raises Unreadable when it is no text."""
    try:
        return Reading(decode(raw).text, "")
    except NotText as error:
        raise Unreadable(str(error)) from error


def format_of(name: str, raw: bytes) -> Format:
    """The format of a file, by its bytes, else its name. Raises Unreadable for one that is not read."""
    suffix = Path(name).suffix.lower()
    kind = kind_of(raw)
    named = next((entry for entry in FORMATS.values() if suffix in entry.suffixes), None)
    if kind == "broken zip" and named is not None and named.suffixes[0] in {".docx", ".odt"}:
        raise Unreadable(f"it is no whole {named.name.partition(' ')[2]}: {UNREAD[kind]}")
    if kind in UNREAD:
        raise Unreadable(UNREAD[kind])
    if kind:
        return FORMATS[kind]
    if named is not None:
        return named
    if suffix == ".doc" and not raw.isascii() and b"\x00" in raw[:512]:
        raise Unreadable(UNREAD["doc"])
    if suffix in {".pages", ".wpd", ".wps", ".sxw"}:
        raise Unreadable(UNREAD[UNREAD_SUFFIXES[suffix]])
    return FORMATS["text"]


def _read(name: str, raw: bytes, limits: Limits, budget: Budget, depth: int) -> Iterator[Reading]:
    """The Readings of one file and of the files in it; those that fail are among them."""
    sha256 = hashlib.sha256(raw).hexdigest()
    try:
        entry = format_of(name, raw)
        given = _reader(entry)(raw, limits)
    except Unreadable as error:
        yield _failed(str(error), sha256)
        return
    except (MemoryError, RecursionError):
        yield _failed("it is nested too deep or too large to be read; save it in another format", sha256)
        return
    except Exception as error:  # whatever a library raises over broken bytes
        logger.debug("%s cannot be read", name, exc_info=True)
        yield _failed(_broken(entry, error), sha256)
        return
    del raw
    if isinstance(given, Reading):
        yield from _split(replace(given, sha256=sha256), limits)
        return
    yield from _unpack(given, sha256, limits, budget, depth, entry)


def _unpack(parcel: Parcel, sha256: str, limits: Limits, budget: Budget, depth: int, entry: Format) -> Iterator[Reading]:
    n_given = 0
    if parcel.own is not None:
        for reading in _split(replace(parcel.own, sha256=sha256), limits):
            n_given += 1
            yield reading
    taken: set[str] = set()
    try:
        for part in parcel.parts:
            mark = "!" + unique_name(harmless_name(part.name), taken)
            n_given += 1
            if isinstance(part, LostPart):
                yield replace(_failed(part.reason), part=mark)
                budget.take(0)
                continue
            budget.take(len(part.raw))
            if depth + 1 >= limits.max_depth:
                yield replace(_failed("it lies too deep in other files; unpack them into the folder"), part=mark)
                continue
            for reading in _read(part.name, part.raw, limits, budget, depth + 1):
                yield _sent(replace(reading, part=mark + reading.part), parcel.day)
    except Unreadable as error:
        n_given += 1
        yield replace(_failed(str(error), sha256), part="!" + unique_name("rest", taken))
    except Exception as error:
        logger.debug("parts cannot be read", exc_info=True)
        n_given += 1
        yield replace(_failed(_broken(entry, error), sha256), part="!" + unique_name("rest", taken))
    if not n_given:
        yield replace(_failed("there is no release in it", sha256), status="empty")


def _sent(reading: Reading, day: str) -> Reading:
    """A part of a mail: it was sent on the mail's day, where it does not know better than by when its file was saved."""
    if not day or reading.properties_from in {"mail", "html", "text"}:
        return reading
    return replace(reading, properties=replace(reading.properties, issued_on=day), properties_from="mail")


def _reader(entry: Format) -> Callable[[bytes, Limits], Reading | Parcel]:
    """The function that reads a format. Raises Unreadable with the command that installs what is missing."""
    for package in entry.packages:
        try:
            importlib.import_module(package)
        except ImportError as error:
            raise Unreadable(
                f"{entry.name} needs the package {package!r}, which is not installed: `pip install 'meldewerk[{entry.extra}]'`"
            ) from error
    module, _, function = entry.reader.partition(":")
    reader: Any = getattr(importlib.import_module(module), function)
    return reader  # type: ignore[no-any-return]


def _split(reading: Reading, limits: Limits) -> Iterator[Reading]:
    """One Reading for each release of a text."""
    if not limits.split or reading.status != "ok":
        yield reading
        return
    from pipeline.reading.bulletin import releases_in

    bulletin = releases_in(reading.text)
    if not bulletin.spans:
        yield reading
        return
    said = reading.properties
    day = iso_day_of(bulletin.day) or said.issued_on
    source = "text" if iso_day_of(bulletin.day) else reading.properties_from
    properties = Metadata(day, bulletin.issuer or said.issuer)  # the title is that of the whole
    for number, (start, end) in enumerate(bulletin.spans, 1):
        yield replace(
            reading, part=f"{reading.part}#{number}", start=start, end=end, properties=properties, properties_from=source
        )


def _broken(entry: Format, error: Exception) -> str:
    words = " ".join(str(error).split())[:120]
    return f"it cannot be read as {entry.name} ({type(error).__name__}{f': {words}' if words else ''}); save or send it again"


def _failed(reason: str, sha256: str = "") -> Reading:
    return Reading("", sha256, status="failed", error=" ".join(reason.split()))
