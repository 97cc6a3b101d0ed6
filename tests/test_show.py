"""`meldewerk show`: marks stand where the findings are, with brackets or colours."""

import pytest
from documents import mail
from samples import GERMAN
from spacy.tokens import Doc

from pipeline.components.actors import Actors
from pipeline.errors import NoInput, UnreadableRelease
from pipeline.extensions import Extent, Statement, Timex
from pipeline.show import show
from pipeline.show_marks import Mark, bracketed, coloured, find_marks

TEXT = "Anna Kern kommt am 6. Juli. „Ja“, sagt sie."


@pytest.fixture
def doc(vocab):
    doc = Doc(vocab, words=[TEXT], spaces=[False])
    actors = Actors()
    anna = actors.add("Anna Kern", "person")
    actors.mention(anna, 0, 9, "full")
    actors.mention(anna, 5, 9, "surname")
    actors.mention(anna, TEXT.index("sie"), TEXT.index("sie") + 3, "pronoun")
    doc._.actors = actors
    at = TEXT.index("6.")
    doc._.timexes = [Timex(at, at + 7, "DATE", "2023-07-06")]
    at = TEXT.index("Ja")
    doc._.statements = [Statement("direct", (Extent(at, at + 2),), anna)]
    return doc


def test_plain_marks_are_brackets(doc):
    marks = sorted(find_marks(doc), key=lambda mark: (mark.start, -mark.end))
    assert bracketed(doc.text, marks) == "[Anna Kern] kommt am <6. Juli=2023-07-06>. „{s1: Ja}“, sagt sie."


def test_colours_change_no_character(doc):
    page = coloured(doc.text, list(find_marks(doc)))
    assert page.plain == TEXT
    assert sorted(page.plain[span.start : span.end] for span in page.spans) == ["6. Juli", "Anna Kern", "Ja"]


def test_marks_that_share_a_bound_nest():
    marks = [Mark(0, 9, "statement", "s1"), Mark(0, 4, "name"), Mark(5, 9, "date", "2024")]
    assert bracketed("Anna 2024 kam", marks) == "{s1: [Anna] <2024=2024>} kam"


def test_show_prints_the_text_and_then_each_table(tmp_path, stand_in, capsys):
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    show(tmp_path / "a.txt", model=stand_in, issued_on="2024-05-03")
    out = capsys.readouterr().out
    assert out.startswith("[name] · <date=value> · {s1: statement}\n\nBad Lindental öffnet sein Freibad\n")
    assert "\x1b" not in out
    assert "2024-05-03 (metadata)" in out
    places = [out.index(f"\n{title}") for title in ("Release", "Events", "Participants", "Roles", "Statements", "Dates")]
    assert places == sorted(places)


def test_show_takes_what_metadata_beside_the_file_says(tmp_path, stand_in, capsys):
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,issued_on,issuer\na.txt,2024-05-03,Stadt Ulm\n")
    show(tmp_path / "a.txt", model=stand_in)
    assert "Stadt Ulm" in capsys.readouterr().out


def test_square_brackets_of_the_text_are_no_markup(tmp_path, stand_in, capsys):
    (tmp_path / "a.txt").write_text(GERMAN + "\nMehr dazu [bold] und [/red] für alle.\n", encoding="utf-8")
    show(tmp_path / "a.txt", model=stand_in)
    assert "Mehr dazu [bold] und [/red] für alle." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "raw", "error", "reason"),
    [
        ("gone.txt", None, NoInput, "there is no such file"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", UnreadableRelease, r"a\.doc cannot be read: it is an old Office file"),
        ("a.txt", b" ", UnreadableRelease, r"a\.txt cannot be read: it is empty\."),
    ],
    ids=["gone", "old office", "empty"],
)
def test_what_cannot_be_shown_is_one_sentence(tmp_path, stand_in, name, raw, error, reason):
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    with pytest.raises(error, match=reason):
        show(tmp_path / name, model=stand_in)


def test_a_folder_is_not_shown(tmp_path, stand_in):
    with pytest.raises(NoInput, match="it is a folder, which `meldewerk run` reads"):
        show(tmp_path, model=stand_in)


def test_a_file_of_several_releases_is_shown_by_the_first_or_by_name(tmp_path, stand_in, capsys):
    (tmp_path / "post.eml").write_bytes(mail("Guten Tag,\n\nanbei unsere Mitteilung.", meldung__txt=GERMAN.encode()).as_bytes())
    show(tmp_path / "post.eml", model=stand_in)
    assert "Also in this file: post.eml!meldung.txt" in capsys.readouterr().out
    show(tmp_path / "post.eml!meldung.txt", model=stand_in)
    assert "Bad Lindental öffnet sein Freibad" in capsys.readouterr().out
    with pytest.raises(NoInput, match=r"in post\.eml there is '!meldung\.txt'"):
        show(tmp_path / "post.eml!anders.txt", model=stand_in)
