"""Which spaCy pipeline is there, and where: asked before any work, so nothing of spaCy is imported here."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import MissingModel, MissingOwnModel

LARGE_MODEL = "de_core_news_lg"
OWN_MODEL = "de_meldewerk_news"


def own_model_path() -> Path:
    """Folder of the shipped model: inside an installed package, else `models/` of the checkout."""
    packaged = Path(__file__).parent / "models" / OWN_MODEL
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "models" / OWN_MODEL


def choose_model(model: str | None = None) -> str:
    """The name or path of the model to load.

    model: a package name, a folder, or None for the best one there is. Raises MissingModel or MissingOwnModel when it is not there.
    """
    if model is None:
        if is_package(LARGE_MODEL):
            return LARGE_MODEL
        model = OWN_MODEL
    if model == OWN_MODEL:
        if not (own_model_path() / "meta.json").is_file():
            raise MissingOwnModel(own_model_path())
        return str(own_model_path())
    if is_package(model) or (Path(model) / "meta.json").is_file():
        return model
    raise MissingModel(model)


def is_package(name: str) -> bool:
    """Whether a model is installed under this name, as `spacy.load` asks it."""
    try:
        distribution(name)
    except (PackageNotFoundError, ValueError):
        return False
    return True


def model_folder(model: str) -> Path:
    """Where the files of a model stand. model: package or folder, of `choose_model`."""
    spec = find_spec(model) if is_package(model) else None
    return Path(spec.origin).parent if spec is not None and spec.origin else Path(model)
