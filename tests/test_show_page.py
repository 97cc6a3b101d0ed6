"""`meldewerk show FILE --page N`: one page with what stands on it."""

import pytest
from reading.pdf_files import column, pdf

from pipeline.errors import NoSuchPage
from pipeline.show import on_page, show
from pipeline.tables.rows import EventRow, ParticipantRow, ReleaseRow, ReleaseTables

pytest.importorskip("pypdfium2", reason="PDF files need pypdfium2 (pip install 'meldewerk[pdf]')")

FIRST = ["Die Stadt Lindental baut am Hafen ein neues Bad. Der Rat hat das am", "Montag beschlossen, und alle freuen sich."]
SECOND = [
    "Die Bücherei am Markt bekommt im Sommer ein neues Dach, und auch die",
    "Schule soll im Herbst neue Fenster bekommen.",
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "bad.pdf"
    path.write_bytes(pdf(column(FIRST), column(SECOND)))
    return path


def test_a_page_is_shown_alone(file, stand_in, capsys):
    show(file, model=stand_in, page=2)
    shown = capsys.readouterr().out
    assert "Bücherei am Markt" in shown
    assert "Hafen" not in shown


def test_all_pages_are_shown_without_a_number(file, stand_in, capsys):
    show(file, model=stand_in)
    shown = capsys.readouterr().out
    assert shown.index("Hafen") < shown.index("Bücherei")


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_one_sentence(file, stand_in, page):
    with pytest.raises(NoSuchPage, match=rf"bad\.pdf has no page {page}: choose --page from 1 to 2\."):
        show(file, model=stand_in, page=page)


def test_a_text_file_has_no_pages(tmp_path, stand_in):
    (tmp_path / "a.txt").write_text("\n".join(FIRST), encoding="utf-8")
    with pytest.raises(NoSuchPage, match=r"a\.txt has no pages: leave out --page\."):
        show(tmp_path / "a.txt", model=stand_in, page=1)


def event(number, page):
    return EventRow(f"r#e{number}", "r", *[""] * 13, 0, 1, 0.9, page=page)


def participant(number, page):
    return ParticipantRow("per:a", "r", f"r#e{number}", *[""] * 5, 0, 1, 0.9, page=page)


def test_participants_are_shown_with_their_event():
    tables = ReleaseTables(
        (ReleaseRow("r", "r.pdf", ""),), (event(1, 1), event(2, 2)), (participant(1, 2), participant(2, 1), participant(2, 2))
    )
    shown = on_page(tables, 2)
    assert shown.events == (event(2, 2),)
    assert shown.participants == (participant(2, 1), participant(2, 2))
