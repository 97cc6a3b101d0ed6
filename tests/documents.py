"""Makes documents of every format that is read out of a text: for tests and benchmarks."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from html import escape

DAY = "2024-05-03"
PAGE = """<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Presse - Stadtportal</title><script>var a = "<p>Kein Text</p>";</script></head>
<body class="with-sidebar"><div id="cookie-hinweis"><p>Wir verwenden Cookies, damit Sie unsere Seiten so gut wie möglich nutzen können. \
Näheres dazu lesen Sie in der Erklärung zum Datenschutz, die Sie unten auf jeder Seite finden.</p></div>
<header><nav><ul><li><a href="/">Startseite</a></li><li><a href="/rathaus">Rathaus</a></li></ul></nav></header>
<div class="breadcrumb">Sie sind hier: <a href="/">Start</a> / <a href="/presse">Presse</a></div>
<main><article>
{body}
</article></main>
<aside class="sidebar"><h2>Weitere Meldungen</h2><ul><li><a href="/1">Umleitung am Markt wegen einer Baustelle noch bis Freitag</a></li>
<li><a href="/2">Bücherei sucht Menschen, die Kindern am Nachmittag vorlesen</a></li></ul></aside>
<footer><p>Impressum | Datenschutz | Alle Inhalte dieser Seiten sind urheberrechtlich geschützt und dürfen nicht ohne Erlaubnis \
weiterverbreitet werden.</p></footer></body></html>
"""


def paragraphs(text: str) -> list[list[str]]:
    """The lines of each paragraph of a text that blank lines part."""
    found: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def as_txt(text: str) -> bytes:
    return text.encode()


def as_docx(text: str) -> bytes:
    import docx

    document = docx.Document()
    for lines in paragraphs(text):
        paragraph = document.add_paragraph()
        for number, line in enumerate(lines):
            run = paragraph.add_run(line)
            if number + 1 < len(lines):
                run.add_break()
    return saved(document.save)


def as_odt(text: str) -> bytes:
    from odf.opendocument import OpenDocumentText
    from odf.text import LineBreak, P

    document = OpenDocumentText()
    for lines in paragraphs(text):
        paragraph = P()
        for number, line in enumerate(lines):
            paragraph.addText(line)
            if number + 1 < len(lines):
                paragraph.addElement(LineBreak())
        document.text.addElement(paragraph)
    return saved(document.save)


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    """What a library writes to a file."""
    file = io.BytesIO()
    save(file)
    return file.getvalue()


def as_rtf(text: str) -> bytes:
    body = "\\par\n\\par\n".join("\\line\n".join(map(rtf_words, lines)) for lines in paragraphs(text))
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}}{\\header\\pard Seite {\\field{\\fldinst PAGE}}\\par}\n"
        f"\\pard\\f0\\fs22 {body}\\par}}\n"
    ).encode("ascii")


def rtf_words(text: str) -> str:
    """Text as RTF writes it: Windows-1252 as `\\'fc`, everything else as `\\u`."""
    out = []
    for character in text:
        if character in "\\{}":
            out.append("\\" + character)
        elif character.isascii():
            out.append(character)
        else:
            try:
                out.append(f"\\'{character.encode('cp1252')[0]:02x}")
            except UnicodeEncodeError:
                out.append(f"\\u{ord(character)}?")
    return "".join(out)


def as_html(text: str) -> bytes:
    body = "\n".join(f"<p>{'<br>'.join(map(escape, lines))}</p>" for lines in paragraphs(text))
    return PAGE.format(body=body).encode()


def as_eml(text: str) -> bytes:
    return mail(text).as_bytes()


SENT = "Fri, 03 May 2024 09:30:00 +0200"


def mail(text: str, subject: str = "Bitte um Veröffentlichung", day: str = SENT, **attachments: bytes) -> EmailMessage:
    """A mail from a press office. day: its field `Date`, "" for none. attachments: bytes by name, `__` for the dot."""
    message = EmailMessage()
    message["From"] = '"Pressestelle" <presse@example.org>'
    message["To"] = "redaktion@example.org"
    message["Subject"] = subject
    if day:
        message["Date"] = day
    message.set_content(text)
    for name, raw in attachments.items():
        message.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name.replace("__", "."))
    return message


def as_zip(text: str) -> bytes:
    return packed({"meldung.txt": text.encode()})


def packed(members: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return file.getvalue()


def as_msg(
    text: str, subject: str = "Bitte um Veröffentlichung", attachments: dict[str, bytes] | None = None, day: str = SENT
) -> bytes:
    """A mail of Outlook: properties as [MS-OXMSG] has them, in a compound file."""
    head = "From: Pressestelle <presse@example.org>\r\n" + (f"Date: {day}\r\n" if day else "")
    words = {0x0037: subject, 0x1000: text.replace("\n", "\r\n"), 0x007D: head}
    root = _storage(words, {}, bytes(32))
    for number, (name, raw) in enumerate((attachments or {}).items()):
        root[f"__attach_version1.0_#{number:08X}"] = _storage({0x3707: name}, {0x3701: raw}, bytes(8))
    return compound(root)


def _storage(words: dict[int, str], binary: dict[int, bytes], header: bytes) -> dict[str, object]:
    streams: dict[str, object] = {}
    properties = header
    for number, kind, raw in [(n, 0x001F, t.encode("utf-16-le")) for n, t in words.items()] + [
        (n, 0x0102, raw) for n, raw in binary.items()
    ]:
        streams[f"__substg1.0_{number:04X}{kind:04X}"] = raw
        properties += struct.pack("<HHIII", kind, number, 6, len(raw) + (2 if kind == 0x1F else 0), 0)
    streams["__properties_version1.0"] = properties
    return streams


END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SECTOR, SMALL_SECTOR, SMALL = 512, 64, 4096


class Sectors:
    """Data in sectors of one size, and the table that says which follows which."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.chains: list[int] = []
        self.data = b""

    def put(self, raw: bytes) -> int:
        """Number of the first sector of these bytes."""
        if not raw:
            return END
        first, n = len(self.chains), -(-len(raw) // self.size)
        self.chains += [*range(first + 1, first + n), END]
        self.data += raw.ljust(n * self.size, b"\0")
        return first


def compound(root: dict[str, object]) -> bytes:
    """A compound file ([MS-CFB]) of storages (dicts) and streams (bytes)."""
    entries: list[list[object]] = [["Root Entry", 5, FREE, FREE, root]]  # name, type, next, first child, content
    waiting = [0]
    while waiting:
        parent = waiting.pop()
        before = None
        for name, content in entries[parent][4].items():  # type: ignore[attr-defined]
            entries.append([name, 1 if isinstance(content, dict) else 2, FREE, FREE, content])
            number = len(entries) - 1
            entries[parent if before is None else before][3 if before is None else 2] = number
            before = number
            if isinstance(content, dict):
                waiting.append(number)
    large, small = Sectors(SECTOR), Sectors(SMALL_SECTOR)
    starts = [
        (large if len(content) >= SMALL else small).put(content) if isinstance(content, bytes) else END
        for *_, content in entries
    ]
    starts[0] = large.put(small.data)
    directory = b""
    for (name, kind, following, child, content), start in zip(entries, starts, strict=True):
        size = len(content) if isinstance(content, bytes) else len(small.data) if kind == 5 else 0
        title = str(name).encode("utf-16-le") + b"\0\0"
        directory += title.ljust(64, b"\0") + struct.pack("<HBBIII", len(title), kind, 1, FREE, following, child) + bytes(36)
        directory += struct.pack("<IQ", start, size)
    first_directory = large.put(directory)
    small_table = struct.pack(f"<{len(small.chains)}I", *small.chains)
    first_small = large.put(small_table.ljust(-(-len(small_table) // SECTOR) * SECTOR, b"\xff"))
    n_tables = 1
    while n_tables * SECTOR // 4 < len(large.chains) + n_tables:
        n_tables += 1
    first_table = len(large.chains)
    table = [*large.chains, *[TABLE] * n_tables]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    n_small = -(-len(small_table) // SECTOR)
    header += struct.pack("<9I", 0, n_tables, first_directory, 0, SMALL, first_small, n_small, END, 0)
    header += struct.pack("<109I", *range(first_table, first_table + n_tables), *[FREE] * (109 - n_tables))
    return header + large.data + struct.pack(f"<{len(table)}I", *table).ljust(n_tables * SECTOR, b"\xff")


MAKERS: dict[str, Callable[[str], bytes]] = {
    ".txt": as_txt,
    ".docx": as_docx,
    ".odt": as_odt,
    ".rtf": as_rtf,
    ".html": as_html,
    ".eml": as_eml,
    ".msg": as_msg,
    ".zip": as_zip,
}
"""What makes a document of a text, by its suffix."""
