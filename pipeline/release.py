"""One release as it was read: its text untouched, and what its folder and its own file say about it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reading.boxes import WordBoxes


@dataclass(frozen=True, slots=True)
class Metadata:
    """What `metadata.csv` says about a release; "" where it says nothing. issued_on: ISO day."""

    issued_on: str = ""
    issuer: str = ""
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one file or of one part of it: an archive, a mail with attachments or a bulletin has several.

    text: the source text, all offsets count its code points. sha256: of the bytes it came from. part: what stands behind the
    file's name, "" for the file itself, `!anlage.pdf` for a file inside it, `#2` for the second release of one text.
    properties: what the document says of itself, in its head or its file properties; metadata.csv wins over it.
    properties_from: `mail`, `html` or `document`, which says how far they can be trusted.
    start, end: the stretch of `text` that is this release, None for all of it; several releases of one text share the text.
    pages: offsets in `text` where each page begins, () for what has no pages. boxes: where its words stand on them, None
    where that is unknown.
    status: `ok`, or `failed` and `empty` with `error` saying why.
    """

    text: str
    sha256: str
    part: str = ""
    properties: Metadata = Metadata()
    properties_from: str = ""
    start: int = 0
    end: int | None = None
    pages: tuple[int, ...] = ()
    boxes: WordBoxes | None = None
    status: str = "ok"
    error: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """A release before anything was done to it.

    id: stable name within its folder. file: path below the input folder, `/` between its parts. text: the source text,
    decoded and otherwise exactly as read. sha256: of the file's bytes. as_of: ISO day for releases without a date.
    properties, properties_from, start, end, pages, boxes: as in `Reading`.
    """

    id: str
    file: str
    text: str
    sha256: str
    metadata: Metadata = Metadata()
    as_of: str = ""
    properties: Metadata = Metadata()
    properties_from: str = ""
    start: int = 0
    end: int | None = None
    pages: tuple[int, ...] = ()
    boxes: WordBoxes | None = None
