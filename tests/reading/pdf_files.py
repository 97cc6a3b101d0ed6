"""Small PDF files written by hand: text at places, in Helvetica, whatever else a test needs around it."""

from collections.abc import Sequence
from typing import NamedTuple

A4 = (0.0, 0.0, 595.0, 842.0)


class Text(NamedTuple):
    """Words at a place: x and y of their baseline in points. turn: degrees counter-clockwise in quarter turns or `slant`."""

    x: float
    y: float
    text: str
    size: float = 11
    matrix: tuple[float, float, float, float] = (1, 0, 0, 1)


def column(lines: Sequence[str], x: float = 60, y: float = 780, size: float = 11, leading: float = 13.5) -> list[Text]:
    """Lines below one another; "" is a blank line."""
    return [Text(x, y - number * leading, line, size) for number, line in enumerate(lines) if line]


def literal(text: str) -> bytes:
    raw = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + raw + b")"


def draw(texts: Sequence[Text]) -> bytes:
    """A content stream."""
    parts = []
    for text in texts:
        a, b, c, d = text.matrix
        parts.append(
            b"BT /F1 %g Tf %g %g %g %g %g %g Tm " % (text.size, a, b, c, d, text.x, text.y) + literal(text.text) + b" Tj ET"
        )
    return b"\n".join(parts)


def pdf(
    *pages: Sequence[Text] | bytes,
    information: dict[str, str] | None = None,
    page: bytes = b"",
    box: tuple[float, float, float, float] = A4,
    resources: bytes = b"",
    catalog: bytes = b"",
    objects: Sequence[bytes] = (),
    trailer: bytes = b"",
) -> bytes:
    """A whole PDF. pages: texts or a content stream each. page, catalog, trailer: more entries of these dictionaries.

    objects: more objects, numbered from 4 on (1 is the catalog, 2 the page tree, 3 the font).
    """
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    bodies = [b"", b"", font, *objects]
    kids = []
    for content in pages:
        stream = content if isinstance(content, bytes) else draw(content)
        bodies.append(b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream")
        bodies.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[%g %g %g %g]/Resources<</Font<</F1 3 0 R>>" % box
            + resources
            + b">>/Contents %d 0 R" % len(bodies)
            + page
            + b">>"
        )
        kids.append(len(bodies))
    bodies[0] = b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>"
    bodies[1] = b"<</Type/Pages/Count %d/Kids[" % len(kids) + b" ".join(b"%d 0 R" % kid for kid in kids) + b"]>>"
    if information:
        entries = b"".join(b"/" + key.encode() + literal(value) for key, value in information.items())
        bodies.append(b"<<" + entries + b">>")
        trailer += b"/Info %d 0 R" % len(bodies)
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
        + table
        + b"trailer<</Size %d/Root 1 0 R" % (len(bodies) + 1)
        + trailer
        + b">>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    )
