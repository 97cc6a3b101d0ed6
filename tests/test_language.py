"""Loading: which model is taken, what is refused, and that every component runs on either model's layers."""

import sys
import textwrap

import pytest
import spacy
from spacy.language import Language

from pipeline import language, model
from pipeline.errors import BrokenModel, ExitCode, MissingModel, MissingOwnModel

# Tagger and entity labels of de_core_news_lg 3.8.0, from its published meta.json.
LARGE_TAGS = (
    "$( $, $. ADJA ADJD ADV APPO APPR APPRART APZR ART CARD FM ITJ KOKOM KON KOUI KOUS NE NN NNE PDAT PDS PIAT PIS PPER "
    "PPOSAT PPOSS PRELAT PRELS PRF PROAV PTKA PTKANT PTKNEG PTKVZ PTKZU PWAT PWAV PWS TRUNC VAFIN VAIMP VAINF VAPP VMFIN "
    "VMINF VMPP VVFIN VVIMP VVINF VVIZU VVPP XY _SP"
).split()
LARGE_ENTITIES = ("LOC", "MISC", "ORG", "PER")

RELEASE = (
    "Stadt Linden | Presseamt\n\nLinden eröffnet Bad\n\nLinden, 3. Mai 2024. „Wir freuen uns“, sagte Bürgermeisterin Anna Kern "
    "am Freitag bei der Eröffnung des neuen Bades. Der Bau habe zwei Jahre gedauert.\n\nPressekontakt: Jan Roth, Telefon 030 00-1"
)


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory):
    """A folder for sys.path with an installed distribution `de_core_news_lg`: its components and labels, untrained."""
    nlp = spacy.blank("de")
    nlp.meta.update(name="core_news_lg", version="3.8.0")
    nlp.add_pipe("tok2vec", config={"model": {"width": 8, "depth": 1, "embed_size": 64}})
    tagger = nlp.add_pipe("tagger")
    for tag in LARGE_TAGS:
        tagger.add_label(tag)
    morphologizer = nlp.add_pipe("morphologizer")
    morphologizer.add_label("Case=Nom|Number=Sing|POS=NOUN")
    morphologizer.add_label("Mood=Sub|POS=VERB|VerbForm=Fin")
    parser = nlp.add_pipe("parser")
    parser.add_label("sb")
    lemmatizer = nlp.add_pipe("attribute_ruler", name="lemmatizer")
    nlp.add_pipe("senter")
    nlp.disable_pipe("senter")
    entities = nlp.add_pipe("ner")
    for label in LARGE_ENTITIES:
        entities.add_label(label)
    nlp.initialize()
    lemmatizer.add([[{"ORTH": "sagte"}]], {"LEMMA": "sagen"})
    site = tmp_path_factory.mktemp("site")
    package = site / "de_core_news_lg"
    package.mkdir()
    nlp.to_disk(package / "model")
    (package / "__init__.py").write_text(
        textwrap.dedent("""
        from pathlib import Path
        import spacy

        def load(**overrides):
            return spacy.load(Path(__file__).parent / "model", **overrides)
        """)
    )
    info = site / "de_core_news_lg-3.8.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: de_core_news_lg\nVersion: 3.8.0\n")
    (info / "entry_points.txt").write_text("[spacy_models]\nde_core_news_lg = de_core_news_lg\n")
    return site


@pytest.fixture
def with_large_model(stand_in, monkeypatch):
    monkeypatch.syspath_prepend(str(stand_in))
    yield stand_in
    sys.modules.pop("de_core_news_lg", None)


def test_the_large_model_is_preferred_where_it_is_installed(with_large_model):
    assert model.choose_model() == "de_core_news_lg"


def test_the_own_model_serves_where_the_large_one_is_not_installed():
    assert model.choose_model() == str(model.own_model_path())


def test_the_own_model_can_be_forced_beside_the_large_one(with_large_model):
    assert model.choose_model(model.OWN_MODEL) == str(model.own_model_path())


def test_the_large_model_is_loaded_without_its_parser_and_runs_all_components(with_large_model):
    nlp = language.load_language()
    assert "parser" not in nlp.pipe_names
    assert language.model_id(nlp) == "de_core_news_lg 3.8.0"
    doc = nlp(RELEASE)
    assert doc._.title == "Linden eröffnet Bad"
    assert doc._.place == "Linden"
    assert [quotation.start for quotation in doc._.quotations] == [RELEASE.index("Wir")]


def test_our_components_stand_in_their_written_order(with_large_model):
    names = [name for name in language.load_language().pipe_names if name.startswith("meldewerk_")]
    assert names == [*language.BEFORE_MODEL, *language.AFTER_MODEL]


def test_a_missing_model_is_one_sentence_with_its_own_exit_code():
    with pytest.raises(MissingModel) as caught:
        language.load_language("de_no_such_model")
    assert caught.value.exit_code == ExitCode.NO_MODEL
    assert str(caught.value) == (
        "The German model 'de_no_such_model' is not installed and is no folder: install it (for example "
        "`python -m spacy download de_core_news_lg`) or leave out --model to use the one that comes with Meldewerk."
    )


def test_a_lost_model_of_our_own_is_told_apart(monkeypatch, tmp_path):
    monkeypatch.setattr(model, "own_model_path", lambda: tmp_path / "gone")
    with pytest.raises(MissingOwnModel, match="install Meldewerk again, or name another with --model"):
        model.choose_model(model.OWN_MODEL)


@pytest.mark.parametrize(
    ("lang", "reason"), [("en", "it is for 'en', not for German"), ("de", "it has no tagger")], ids=["English", "blank"]
)
def test_a_pipeline_without_our_layers_is_refused(tmp_path, lang, reason):
    nlp = spacy.blank(lang)
    if lang == "en":
        for name in language.REQUIRED_LAYERS:
            nlp.add_pipe("sentencizer", name=name)
    nlp.to_disk(tmp_path / "model")
    with pytest.raises(BrokenModel, match=reason):
        language.load_language(str(tmp_path / "model"))


def test_a_broken_folder_is_refused_in_one_sentence(tmp_path):
    (tmp_path / "meta.json").write_text("{}")
    with pytest.raises(BrokenModel, match="cannot be used"):
        language.load_language(str(tmp_path))


def test_every_component_has_a_factory():
    assert all(Language.has_factory(name) for name in (*language.BEFORE_MODEL, *language.AFTER_MODEL))
