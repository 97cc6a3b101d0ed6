"""What the first bytes of a file say it is, whatever its name says."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (b"PK\x03\x04", b"PK\x05\x06")

_HEAD = 4096
_SIMPLE = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"\x1f\x8b", "packed"),
    (b"7z\xbc\xaf", "packed"),
    (b"Rar!", "packed"),
    (b"BZh", "packed"),
    (b"\xfd7zXZ", "packed"),
    (b"x\x9f>\x22", "tnef"),
)
# Names of streams in an old compound file, which are stored in UTF-16, and what has them.
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("__properties_version1.0", "msg"),
    ("WordDocument", "doc"),
    ("Workbook", "sheet"),
    ("PowerPoint Document", "slides"),
)
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL
)
_MAIL = re.compile(rb"(?:From |(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|X-[\w-]+): ?\S)", re.IGNORECASE)
_MAIL_FIELD = re.compile(rb"^(?:From|Subject|Date|MIME-Version): ?\S", re.IGNORECASE | re.MULTILINE)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def kind_of(raw: bytes) -> str:
    """The kind of file: `pdf`, `docx`, `odt`, `rtf`, `html`, `mail`, `msg`, `zip`, or one that is not read (`doc`, `sheet`,
    `slides`, `encrypted`, `picture`, `packed`, `tnef`, `book`); "" where the bytes do not tell, as those of plain text."""
    head = raw[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    for signature, kind in _SIMPLE:
        if head.startswith(signature):
            return kind
    if head.startswith(ZIP):
        return _kind_of_zip(raw)
    if head.startswith(OLE):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in raw), "ole")
    if 0 < head.find(b"%PDF-") < 1024 and not head[: head.index(b"%PDF-")].strip():
        return "pdf"
    if _MARKUP.match(head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")):
        return "html"
    if _MAIL.match(head) and len(_MAIL_FIELD.findall(head)) >= 2:
        return "mail"
    return ""


def _kind_of_zip(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist()[:10_000])
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                mimetype = archive.read("mimetype").strip()
                if mimetype.startswith(_OPEN_DOCUMENT + b"text"):
                    return "odt"
                if mimetype.startswith(_OPEN_DOCUMENT):
                    return "sheet" if b"spreadsheet" in mimetype else "slides"
                if mimetype == b"application/epub+zip":
                    return "book"
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, OSError, EOFError, zlib.error):
        return "broken zip"
    if "[Content_Types].xml" not in names:
        return "odt" if {"content.xml", "styles.xml"} <= names else "zip"
    for folder, kind in (("word/", "docx"), ("xl/", "sheet"), ("ppt/", "slides")):
        if any(name.startswith(folder) for name in names):
            return kind
    return "zip"
