"""The files of an input folder that are releases, each with an id that stays the same."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import NoInput, NoReleases, OneFolder
from pipeline.reading.formats import LISTED, PICTURES
from pipeline.reading.text import SUFFIX

TABLES_AND_SLIDES = frozenset(".xls .xlsx .xlsm .ods .csv .ppt .pptx .odp".split())
"""Office files that lie beside releases and are none; the run says that it passed them over."""

TRANSLITERATION = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"})


class SourceFile(NamedTuple):
    """A file that is or should be a release. file: `path` below the input folder, `/` between its parts, NFC."""

    id: str
    file: str
    path: Path


class Listing(NamedTuple):
    """files: in the order of their ids. notes: one sentence for each thing that was passed over and might be missed.

    unlisted: folders below the input folder that could not be listed, `/` between their parts.
    """

    files: list[SourceFile]
    notes: list[str]
    unlisted: list[str]


def list_releases(folder: Path) -> Listing:
    """The releases below `folder`, by their names' endings, without hidden files and links that lead out.

    Raises NoInput when the folder cannot be listed, NoReleases when nothing in it is a release.
    """
    notes: list[str] = []
    unlisted: list[str] = []
    return Listing(sorted(walk_releases(folder, notes, unlisted)), notes, unlisted)


def walk_releases(folder: Path, notes: list[str], unlisted: list[str], out: Path | None = None) -> Iterator[SourceFile]:
    """The files of `list_releases` one by one, in the order of the walk; fills `notes` and `unlisted` on the way.

    out: folder of tables, in which no release is looked for where it lies below `folder`. Raises OneFolder when it is `folder`.
    It walks twice, because whether an id is taken shows only at the end; of the first walk it keeps the names alone.
    """
    if not folder.is_dir():
        reason = "it is a file, not a folder" if folder.exists() else "it does not exist"
        raise NoInput(folder, reason)
    leave_out = out.resolve() if out else None
    if leave_out == folder.resolve():
        raise OneFolder(folder)
    seen: set[str] = set()
    twice: set[str] = set()
    for path in _walk(folder, [], [], leave_out):
        base = _base(_shown(path.relative_to(folder)))
        (twice if base in seen else seen).add(base)
    if not seen:
        raise NoReleases(folder)
    del seen
    for path in _walk(folder, notes, unlisted, leave_out):
        name = _shown(path.relative_to(folder))
        base = _base(name)
        plain = base not in twice or name == base + SUFFIX
        yield SourceFile(base if plain else f"{base}-{_mark(path.relative_to(folder))}", name, path)


def _base(name: str) -> str:
    return safe_name(os.path.splitext(name)[0])  # noqa: PTH122 (a name, no path of this system)


def _walk(folder: Path, notes: list[str], unlisted: list[str], leave_out: Path | None) -> Iterator[Path]:
    def unlistable(error: OSError) -> None:
        where = Path(str(error.filename))
        if where == folder:
            raise NoInput(folder, error.strerror or "it cannot be listed") from error
        unlisted.append(_shown(where.relative_to(folder)))
        notes.append(f"the folder {unlisted[-1]} cannot be listed ({error.strerror}); what is known of it is kept")

    root = folder.resolve()
    for parent, folders, files in os.walk(folder, onerror=unlistable):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and Path(parent, name).resolve() != leave_out)
        for name in sorted(files):
            path = Path(parent, name)
            if (
                name.startswith((".", "~$"))
                or path.suffix.lower() not in LISTED | PICTURES | TABLES_AND_SLIDES
                or name in {"metadata.csv", "actors.csv"}
            ):
                continue
            if path.suffix.lower() in TABLES_AND_SLIDES:
                notes.append(f"{path.relative_to(folder)} is a table or a presentation, not a release; passed over")
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                notes.append(f"{path.relative_to(folder)} is a link that leads out of the folder; passed over")
            elif path.is_file():
                yield path
            else:
                notes.append(f"{path.relative_to(folder)} is no regular file; passed over")


def _shown(path: Path) -> str:
    """A path as text that any table can hold: bytes that are no UTF-8 (names from old systems) read U+FFFD."""
    return unicodedata.normalize("NFC", os.fsencode(path.as_posix()).decode("utf-8", errors="replace"))


def safe_name(name: str) -> str:
    """ASCII letters, digits, `.`, `_`, `-` and `/`: `2024/Presse März` is `2024/Presse-Maerz`."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).translate(TRANSLITERATION))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return "/".join(re.sub(r"[^A-Za-z0-9._-]+", "-", part).strip("-") or "release" for part in plain.split("/"))


def _mark(path: Path) -> str:
    """What tells releases apart whose safe names are equal; depends on the path alone, not on the other files."""
    return hashlib.sha256(os.fsencode(path.as_posix())).hexdigest()[:6]
