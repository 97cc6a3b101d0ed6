"""Release to rows: clean, annotate, collect. Whatever goes wrong with one release ends in its own row."""

from __future__ import annotations

import dataclasses
import itertools
import logging
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from pipeline.cleaning import clean
from pipeline.duplicates.sketch import sketch_of
from pipeline.errors import PipelineError
from pipeline.grammar.text_access import text_kept
from pipeline.reading.boxes import PageMap
from pipeline.reading.folder import SourceFile, safe_name
from pipeline.reading.formats import read_file
from pipeline.release import Metadata, Reading, Release
from pipeline.settings import Analysis
from pipeline.tables.rows import ReleaseRow, ReleaseTables

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from pipeline.cleaning import Cleaned

logger = logging.getLogger(__name__)

GERMAN = ("de", "")  # "" is a text too short to tell


class NotAnalysed(Exception):
    """A release cannot be annotated. status: `empty`, `not_german` or `failed`; row: what is known of it."""

    def __init__(self, row: ReleaseRow) -> None:
        super().__init__(row.error)
        self.row = row


def annotate_file(
    nlp: Language,
    source: SourceFile,
    metadata: Metadata,
    as_of: str,
    analysis: Analysis,
    parts: Mapping[str, Metadata] = MappingProxyType({}),
) -> ReleaseTables:
    """The rows of one file, of all releases in it; never raises for anything that is wrong with it, only a PipelineError.

    metadata: what is known of the file; its title counts for the file's own text only. parts: what is known of releases in
    it, by what stands behind the file's name (`!anlage.pdf`, `#2`).
    """
    readings = read_file(source.path, analysis)
    names = member_ids(source.id, [reading.part for reading in readings])
    inherited = metadata if len(readings) == 1 else dataclasses.replace(metadata, title="", url="")
    tables: list[ReleaseTables] = []
    for name, reading in zip(names, readings, strict=True):
        known = parts.get(reading.part) or (metadata if not reading.part else inherited)
        tables.append(_annotate_reading(nlp, name, source.file + reading.part, reading, known, as_of, analysis))
    return ReleaseTables(*(tuple(itertools.chain.from_iterable(rows)) for rows in zip(*tables, strict=True)))


def _annotate_reading(
    nlp: Language, name: str, file: str, reading: Reading, metadata: Metadata, as_of: str, analysis: Analysis
) -> ReleaseTables:
    if reading.status != "ok":
        row = _known(name, file, metadata, reading.sha256)._replace(status=reading.status, error=reading.error)
        return ReleaseTables((row,))
    tables = annotate_release(nlp, release_of(name, file, reading, metadata, as_of), analysis)
    row = tables.releases[0]
    # What could not be read of a file that was (a scanned page without Tesseract) must not go unsaid.
    return tables._replace(releases=(row if row.error else row._replace(error=reading.error),))


def release_of(name: str, file: str, reading: Reading, metadata: Metadata, as_of: str) -> Release:
    """The release that a reader found. name: its id. file: where it is, as `releases.csv` says it."""
    return Release(
        name,
        file,
        reading.text,
        reading.sha256,
        metadata,
        as_of,
        reading.properties,
        reading.properties_from,
        reading.start,
        reading.end,
        reading.pages,
        reading.boxes,
    )


def member_ids(source_id: str, parts: Sequence[str]) -> list[str]:
    """The ids of the releases in a file, all different, by what stands behind its name: `mail!Anlage-1.pdf`, `bulletin#2`."""
    taken: set[str] = set()
    names = []
    for part in parts:
        name = source_id + "".join(piece if piece in "!#" else safe_name(piece) for piece in re.split("([!#])", part) if piece)
        number, unique = 1, name
        while unique in taken:
            number += 1
            unique = f"{name}-{number}"
        taken.add(unique)
        names.append(unique)
    return names


def annotate_release(nlp: Language, release: Release, analysis: Analysis) -> ReleaseTables:
    """The rows of one release; an empty, foreign or failed one has its row in `releases` alone."""
    try:
        doc, cleaned, row = annotate(nlp, release, analysis)
        from pipeline.tables.collect import collect

        with text_kept(doc):
            tables = collect(doc, cleaned.text.alignment, release, row, cleaned.repairs)
            return tables._replace(sketches=(sketch_of(doc, tables.releases[0]),))
    except NotAnalysed as stopped:
        return ReleaseTables((stopped.row,))
    except PipelineError:
        raise  # a broken lexicon is no fault of this release
    except Exception as error:
        # Whatever a component or a foreign model raises must cost this release only; its kind and words go into the row.
        logger.debug("%s failed", release.file, exc_info=True)
        row = _known(release.id, release.file, release.metadata, release.sha256)._replace(n_characters=len(release.text))
        return _failed(row, f"the analysis stopped with {type(error).__name__}: {str(error)[:200]}")


def annotate(nlp: Language, release: Release, analysis: Analysis) -> tuple[Doc, Cleaned, ReleaseRow]:
    """A release's Doc, its cleaned text and its row as far as reading and cleaning know it.

    Releases go through the pipeline one by one: in batches the model's sums round differently with the batch's make-up,
    and the tables must not depend on a release's neighbours. Raises NotAnalysed when there is nothing to annotate.
    """
    start, end = release.start, len(release.text) if release.end is None else release.end
    row = _known(release.id, release.file, release.metadata, release.sha256)._replace(n_characters=end - start)
    row = row._replace(pages=PageMap(release.pages).n_pages(start, end))
    if not release.text[start:end].strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise NotAnalysed(row._replace(status="empty"))
    if end - start > analysis.max_characters:
        sentence = f"the text has {end - start} characters, more than the {analysis.max_characters} of a release; split it"
        raise NotAnalysed(row._replace(status="failed", error=sentence))
    within = None if release.end is None else (start, end)
    cleaned = clean(release.text, repair=analysis.repair, within=within)
    row = row._replace(language=cleaned.language, quality=round(cleaned.quality, 2), n_repairs=0)
    if cleaned.language not in GERMAN:
        sentence = f"the text is in the language {cleaned.language!r}, not in German"
        raise NotAnalysed(row._replace(status="not_german", error=sentence))
    if not cleaned.text.text.strip():
        raise NotAnalysed(row._replace(status="empty"))
    row = row._replace(n_repairs=len(cleaned.repairs))
    doc = nlp.make_doc(cleaned.text.text)
    doc._.release_id = release.id
    doc._.file = release.file
    doc._.as_of = release.as_of
    doc._.issuer = release.metadata.issuer
    doc._.title = release.metadata.title
    doc._.properties = release.properties
    doc._.properties_from = release.properties_from
    if release.metadata.issued_on:
        doc._.issued_on = release.metadata.issued_on
        doc._.issued_on_source = "metadata"
    with text_kept(doc):
        return nlp(doc), cleaned, row


def _known(release_id: str, file: str, metadata: Metadata, sha256: str) -> ReleaseRow:
    dated = "metadata" if metadata.issued_on else ""
    return ReleaseRow(release_id, file, sha256, metadata.title, metadata.issuer, metadata.issued_on, dated)


def _failed(row: ReleaseRow, reason: str) -> ReleaseTables:
    return ReleaseTables((row._replace(status="failed", error=" ".join(reason.split())),))
