"""The files of an input folder that are releases, each with an id that stays the same."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import NoInput, NoReleases
from pipeline.reading.formats import LISTED
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
    """files: in the order of their ids. notes: one sentence for each thing that was passed over and might be missed."""

    files: list[SourceFile]
    notes: list[str]


def list_releases(folder: Path) -> Listing:
    """The releases below `folder`, by their names' endings, without hidden files and links that lead out.

    Raises NoInput when the folder cannot be listed, NoReleases when nothing in it is a release.
    """
    if not folder.is_dir():
        reason = "it is a file, not a folder" if folder.exists() else "it does not exist"
        raise NoInput(folder, reason)
    notes: list[str] = []
    found = list(_walk(folder, notes))
    if not found:
        raise NoReleases(folder)
    names = [_shown(path.relative_to(folder)) for path in found]
    bases = [safe_name(os.path.splitext(name)[0]) for name in names]  # noqa: PTH122 (a name, no path of this system)
    taken = Counter(bases)
    files = [
        SourceFile(
            base if taken[base] == 1 or name == base + SUFFIX else f"{base}-{_mark(path.relative_to(folder))}", name, path
        )
        for path, name, base in zip(found, names, bases, strict=True)
    ]
    return Listing(sorted(files), notes)


def _walk(folder: Path, notes: list[str]) -> Iterator[Path]:
    def unlistable(error: OSError) -> None:
        where = Path(str(error.filename))
        if where == folder:
            raise NoInput(folder, error.strerror or "it cannot be listed") from error
        notes.append(f"the folder {where.relative_to(folder)} cannot be listed ({error.strerror})")

    root = folder.resolve()
    for parent, folders, files in os.walk(folder, onerror=unlistable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if name.startswith((".", "~$")) or path.suffix.lower() not in LISTED | TABLES_AND_SLIDES or name in {"metadata.csv", "actors.csv"}:
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
