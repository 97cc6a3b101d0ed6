"""What the rows of all files depend on, as digests: a file is done when they are those in the store."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
from importlib.metadata import packages_distributions, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.model import model_folder
from pipeline.settings import Analysis, Settings

LIBRARIES = ("spacy", "dateparser")
"""Packages whose releases may change what is found."""


def digest(value: Any) -> str:
    """SHA-256 of a JSON value."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


@functools.cache
def code_digest() -> str:
    """Digest of this package's modules, word tables and other data: another version, or the same one edited, works anew."""
    root = Path(__file__).parent
    files = sorted(
        path for path in root.rglob("*") if path.is_file() and not {"__pycache__", "models"} & set(path.relative_to(root).parts)
    )
    return digest([[path.relative_to(root).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()] for path in files])


def model_digest(model: str) -> str:
    """Digest of a model's card and of the names and sizes of its files; reading 500 MB of vectors would take too long.

    model: package or folder, of `choose_model`.
    """
    folder = model_folder(model)
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    sizes = [[path.relative_to(folder).as_posix(), path.stat().st_size] for path in files]
    return digest([sizes, [path.read_text(encoding="utf-8") for path in files if path.name == "meta.json"]])


def analysis_parts(model: str, settings: Settings) -> dict[str, Any]:
    """Everything that the rows of all files depend on, by what a person calls it: code, libraries, model and settings."""
    given = {field.name: getattr(settings, field.name) for field in dataclasses.fields(Analysis) if field.name != "model"}
    return {
        "code": [__version__, code_digest()],
        "libraries": {name: version(name) for name in LIBRARIES} | readers(),
        "model": [Path(model).name, model_digest(model)],
        "settings": given,
    }


def readers() -> dict[str, str]:
    """The versions of packages that read formats, "" for those that are not installed: with a new one, files are read anew."""
    from pipeline.reading.formats import FORMATS

    modules = sorted({package for each in FORMATS.values() for package in each.packages})
    there = [module for module in modules if find_spec(module)]
    names = packages_distributions() if there else {}
    found = {module: version(names[module][0]) if module in there and module in names else "" for module in modules}
    if not {"PIL", "pytesseract"} <= set(there):
        return found
    from pipeline.reading.ocr import missing_tesseract

    return found | {"tesseract": missing_tesseract()}
