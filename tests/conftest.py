"""Fixtures that several tests share."""

import pytest
import spacy
from samples import AS_OF, GERMAN

from pipeline.language import load_language
from pipeline.model import OWN_MODEL
from pipeline.release import Metadata, Release
from pipeline.settings import Settings


@pytest.fixture(scope="session")
def vocab():
    """A German vocabulary for Docs built by hand."""
    return spacy.blank("de").vocab


@pytest.fixture(scope="session")
def own_model():
    """Name of the model that comes with Meldewerk."""
    return OWN_MODEL


@pytest.fixture(scope="session")
def nlp(own_model):
    """The pipeline with the model that comes with Meldewerk."""
    return load_language(own_model)


@pytest.fixture(scope="session")
def stand_in(tmp_path_factory):
    """Folder of a pipeline that loads like a model at once and says nothing: for tests of all that is not language."""
    nlp = spacy.blank("de")
    nlp.meta["name"] = "stand_in"
    for layer in ("tagger", "lemmatizer", "ner"):
        nlp.add_pipe("doc_cleaner", name=layer, config={"attrs": {}})
    folder = tmp_path_factory.mktemp("model") / "de_stand_in"
    nlp.to_disk(folder)
    return str(folder)


@pytest.fixture
def release():
    """Makes a Release of a text."""

    def make(text: str = GERMAN, **metadata: str) -> Release:
        return Release("a", "a.txt", text, "0" * 64, Metadata(**metadata), AS_OF)

    return make


@pytest.fixture
def folder(tmp_path):
    """An input folder with two German releases."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(GERMAN, encoding="utf-8", newline="")
    (folder / "b.txt").write_text(GERMAN.replace("Lindental", "Buchental"), encoding="utf-8", newline="")
    return folder


@pytest.fixture
def settings(folder, tmp_path, stand_in):
    """Settings of a run over `folder` to `out`, which is not there yet."""
    return Settings(releases=folder, out=tmp_path / "out", model=stand_in, as_of=AS_OF, workers=0)
