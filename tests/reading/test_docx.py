"""A Word document: what stands on its page, in that order, once."""

import datetime as dt
import io
import zipfile

import docx
import pytest
from documents import as_docx, packed, saved
from docx.oxml import parse_xml

from pipeline.reading.docx import read_docx
from pipeline.reading.formats import read_file
from pipeline.reading.text import Unreadable
from pipeline.settings import Limits

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINE = "Die Stadt Lindental hat am Freitag ihr neues Freibad am Mühlbach eröffnet, und rund 400 Gäste kamen."


def text_of(document):
    return read_docx(saved(document.save), Limits()).text


def test_paragraphs_are_parted_by_a_blank_line_and_line_breaks_kept():
    assert (
        read_docx(as_docx(f"Neues Freibad\n\n{LINE}\n\nKontakt\nAnna Roth"), Limits()).text
        == f"Neues Freibad\n\n{LINE}\n\nKontakt\nAnna Roth\n"
    )


def test_short_lines_stand_together_where_empty_paragraphs_part_the_others():
    document = docx.Document()
    for line in ("Neues Freibad", "", LINE, "", "Pressekontakt", "Anna Roth", "Telefon 01234 567"):
        document.add_paragraph(line)
    assert text_of(document) == f"Neues Freibad\n\n{LINE}\n\nPressekontakt\nAnna Roth\nTelefon 01234 567\n"


def test_lists_have_bullets_and_numbers():
    document = docx.Document()
    document.add_paragraph(LINE)
    for style in ("List Bullet", "List Bullet", "List Number", "List Number"):
        document.add_paragraph("Eintritt frei", style=style)
    assert text_of(document) == f"{LINE}\n\n• Eintritt frei\n• Eintritt frei\n1. Eintritt frei\n2. Eintritt frei\n"


def test_a_table_is_lines_and_a_layout_is_paragraphs():
    document = docx.Document()
    for rows in ([["Tag", "Zeit"], ["Montag", "8 bis 20 Uhr"]], [["Presse", LINE + " " + LINE]]):
        table = document.add_table(len(rows), 2)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    assert text_of(document) == f"Tag | Zeit\nMontag | 8 bis 20 Uhr\n\nPresse\n\n{LINE} {LINE}\n"


def test_the_header_of_the_first_page_is_the_letterhead_and_the_footer_is_furniture():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Stadt Lindental | Presseamt"
    document.sections[0].footer.paragraphs[0].text = "Seite 1"
    document.add_paragraph(LINE)
    assert text_of(document) == f"Stadt Lindental | Presseamt\n\n{LINE}\n"


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent {W}><w:p><w:r><w:t>Pressekontakt: Anna Roth</w:t></w:r></w:p></w:txbxContent>"
    run = (
        f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>'
    )
    document = docx.Document()
    document.add_paragraph(LINE)._p.append(parse_xml(run))
    assert text_of(document) == f"{LINE}\n\nPressekontakt: Anna Roth\n"


def test_deleted_and_hidden_words_and_codes_are_left_out_and_insertions_and_controls_read():
    paragraph = (
        f"<w:p {W}><w:del><w:r><w:delText>Alt</w:delText></w:r></w:del><w:ins><w:r><w:t>Neu </w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>und gut</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    control = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>Titel im Feld</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document = docx.Document()
    for element in (control, paragraph):
        document.element.body.insert(len(document.element.body) - 1, parse_xml(element))
    assert text_of(document) == "Titel im Feld\n\nNeu und gut\n"


def test_properties_are_day_of_the_last_change_author_and_title():
    document = docx.Document()
    document.core_properties.modified = dt.datetime(2024, 5, 3, 9)
    document.core_properties.created = dt.datetime(2011, 1, 1)
    document.core_properties.author, document.core_properties.title = "Stadt Lindental", "Microsoft Word - Dokument1"
    properties = read_docx(saved(document.save), Limits()).properties
    assert (properties.issued_on, properties.issuer, properties.title) == ("2024-05-03", "Stadt Lindental", "")


def changed(raw, **members):
    """A document with members put in place of others."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            copy.writestr(name, members.get(name, archive.read(name)))
    return file.getvalue()


def test_a_document_with_macros_is_read_and_they_are_not():
    raw = as_docx(LINE)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        types = archive.read("[Content_Types].xml").decode()
    types = types.replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert read_docx(changed(raw, **{"[Content_Types].xml": types}), Limits()).text == LINE + "\n"


@pytest.mark.parametrize(
    ("entity", "use"),
    [("<!ENTITY x SYSTEM 'file:///etc/hostname'>", "&x;"), ("<!ENTITY a 'lol'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1 or str()};' * 10}'>" for n in range(1, 10)), "&a9;")],
    ids=["file", "laughs"],
)  # fmt: skip
def test_entities_are_never_resolved(entity, use):
    body = f"<?xml version='1.0'?><!DOCTYPE d [{entity}]><w:document {W}><w:body><w:p><w:r><w:t>{use}{LINE}</w:t></w:r></w:p></w:body></w:document>"
    try:
        text = read_docx(changed(as_docx("x"), **{"word/document.xml": body}), Limits()).text
    except Exception:  # a document that defines entities may be refused as well
        return
    assert text.strip() in {"", LINE}


def test_a_bomb_is_refused_before_it_is_unpacked():
    raw = packed({"[Content_Types].xml": b"<a/>", "word/document.xml": b"\0" * 30_000_000})
    with pytest.raises(Unreadable, match="as only a ZIP bomb does"):
        read_docx(raw, Limits())
    with pytest.raises(Unreadable, match="unpacks to 30000000 bytes, more than the 1000000"):
        read_docx(raw, Limits(max_unpacked=1_000_000))


def test_half_a_document_is_one_sentence(tmp_path):
    (tmp_path / "a.docx").write_bytes(as_docx(LINE)[:5000])
    (reading,) = read_file(tmp_path / "a.docx", Limits())
    assert (reading.status, reading.error) == (
        "failed",
        "it is no whole Word document: its archive is damaged; save or send it again",
    )


def test_a_subtitle_stands_with_its_heading():
    document = docx.Document()
    document.add_paragraph("Neues Freibad eröffnet", style="Heading 1")
    document.add_paragraph("Viele Kinder kamen", style="Subtitle")
    document.add_paragraph(LINE)
    assert text_of(document) == f"Neues Freibad eröffnet\nViele Kinder kamen\n\n{LINE}\n"
