"""What the rows of all files depend on, as digests: a file is done when they are those in the store."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.release import Metadata
from pipeline.settings import Settings

LIBRARIES = ("spacy", "dateparser")
"""Packages whose releases may change what is found."""


def digest(parts: Iterable[Any]) -> str:
    """SHA-256 of JSON values, in order."""
    return hashlib.sha256(json.dumps(list(parts), sort_keys=True, ensure_ascii=True).encode()).hexdigest()


@functools.cache
def code_digest() -> str:
    """Digest of this package's modules, word tables and other data: another version, or the same one edited, works anew."""
    root = Path(__file__).parent
    files = sorted(
        path for path in root.rglob("*") if path.is_file() and not {"__pycache__", "models"} & set(path.relative_to(root).parts)
    )
    return digest([path.relative_to(root).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()] for path in files)


def model_digest(model: str) -> str:
    """Digest of a model's card and of the names and sizes of its files; reading 500 MB of vectors would take too long.

    model: package or folder, of `choose_model`.
    """
    from spacy.util import get_package_path, is_package

    folder = get_package_path(model) if is_package(model) else Path(model)
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    sizes = [[path.relative_to(folder).as_posix(), path.stat().st_size] for path in files]
    return digest([sizes, [path.read_text(encoding="utf-8") for path in files if path.name == "meta.json"]])


def analysis_digest(model: str, settings: Settings) -> str:
    """Digest of everything that is the same for all releases of a run."""
    libraries = [version(name) for name in LIBRARIES]
    return digest([__version__, code_digest(), libraries, model_digest(model), settings.repair, settings.max_characters])


def metadata_cell(metadata: Metadata) -> str:
    """What `metadata.csv` says about a file as one text; "" where it says nothing."""
    named = [metadata.issued_on, metadata.issuer, metadata.title, metadata.url]
    return json.dumps(named, ensure_ascii=False) if any(named) else ""
