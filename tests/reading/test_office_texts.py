"""OpenDocument and RTF: the text in its order, lists, tables, letterhead, properties."""

import pytest
from documents import as_rtf, rtf_words, saved
from odf import dc
from odf import text as text_of_odf
from odf.element import Element
from odf.namespaces import DRAWNS, OFFICENS
from odf.opendocument import OpenDocumentText
from odf.style import Footer, Header, MasterPage, PageLayout
from odf.table import Table, TableCell, TableRow
from odf.text import H, LineBreak, List, ListItem, ListLevelStyleNumber, ListStyle, P, S, Span, Tab

from pipeline.reading.formats import read_file
from pipeline.reading.odt import read_odt
from pipeline.reading.rtf import read_rtf
from pipeline.settings import Limits

LINE = "Die Stadt Lindental hat am Freitag ihr neues Freibad am Mühlbach eröffnet, und rund 400 Gäste kamen."


def odt(*elements, document=None):
    document = document or OpenDocumentText()
    for element in elements:
        document.text.addElement(element)
    return read_odt(saved(document.save), Limits())


def items(*words, **attributes):
    found = List(**attributes)
    for word in words:
        item = ListItem()
        item.addElement(P(text=word))
        found.addElement(item)
    return found


def test_paragraphs_headings_spans_and_breaks_are_read_in_order():
    paragraph = P(text="Bad")
    for element in (Tab(), Span(text="offen"), S(), Span(text="heute"), LineBreak()):
        paragraph.addElement(element)
    paragraph.addText("ab neun")
    assert (
        odt(H(outlinelevel=1, text="Neues Freibad"), P(text=LINE), paragraph).text
        == f"Neues Freibad\n\n{LINE}\n\nBad offen heute\nab neun\n"
    )


def test_lists_have_bullets_or_numbers():
    document = OpenDocumentText()
    style = ListStyle(name="N")
    style.addElement(ListLevelStyleNumber(level=1, numformat="1"))
    document.automaticstyles.addElement(style)
    assert odt(
        items("Eintritt frei", "Kinder auch"), P(text=LINE), items("Kommen", "Baden", stylename="N"), document=document
    ).text == (f"• Eintritt frei\n• Kinder auch\n\n{LINE}\n\n1. Kommen\n2. Baden\n")


def test_a_table_of_figures_is_lines_and_a_layout_paragraphs():
    tables = []
    for rows in ([["Tag", "Zeit"], ["Montag", "8 bis 20 Uhr"]], [["Presse", f"{LINE} {LINE}"]]):
        table = Table()
        for cells in rows:
            row = TableRow()
            for words in cells:
                cell = TableCell()
                cell.addElement(P(text=words))
                row.addElement(cell)
            table.addElement(row)
        tables.append(table)
    assert odt(*tables).text == f"Tag | Zeit\nMontag | 8 bis 20 Uhr\n\nPresse\n\n{LINE} {LINE}\n"


def test_the_header_is_letterhead_and_the_footer_furniture():
    document = OpenDocumentText()
    document.automaticstyles.addElement(PageLayout(name="L"))
    page = MasterPage(name="Standard", pagelayoutname="L")
    for part, words in ((Header(), "Stadt Lindental | Presseamt"), (Footer(), "Seite 1")):
        part.addElement(P(text=words))
        page.addElement(part)
    document.masterstyles.addElement(page)
    assert odt(P(text=LINE), document=document).text == f"Stadt Lindental | Presseamt\n\n{LINE}\n"


def test_comments_notes_and_deletions_are_left_out_and_boxes_read():
    box = Element(qname=(DRAWNS, "text-box"), check_grammar=False)
    box.addElement(P(text="Kontakt: Anna Roth"), check_grammar=False)
    frame = Element(qname=(DRAWNS, "frame"), check_grammar=False)
    frame.addElement(box, check_grammar=False)
    comment = Element(qname=(OFFICENS, "annotation"), check_grammar=False)
    comment.addElement(P(text="Bitte prüfen!"), check_grammar=False)
    paragraph = P(text=LINE)
    for element in (frame, comment):
        paragraph.addElement(element, check_grammar=False)
    deleted = text_of_odf.TrackedChanges()
    assert odt(deleted, paragraph).text == f"{LINE}\n\nKontakt: Anna Roth\n"


def test_an_office_text_says_its_day_author_and_title():
    document = OpenDocumentText()
    for element in (
        dc.Date(text="2024-05-03T10:00:00"),
        dc.Creator(text="Stadt Lindental"),
        dc.Title(text="Neues Freibad eröffnet"),
    ):
        document.meta.addElement(element)
    properties = odt(P(text=LINE), document=document).properties
    assert (properties.issued_on, properties.issuer, properties.title) == (
        "2024-05-03",
        "Stadt Lindental",
        "Neues Freibad eröffnet",
    )


def rtf(body, head=""):
    raw = "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Arial;}}" + head + body + "}"
    return read_rtf(raw.encode("latin-1"), Limits())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Neues Bad\\par " + rtf_words(LINE) + "\\par", f"Neues Bad\n\n{LINE}\n"),
        ("Kontakt\\line Anna Roth\\par", "Kontakt\nAnna Roth\n"),
        ("gr\\'fc\\'dft \\u228?lter \\u8222?so\\u8220?", "grüßt älter „so“\n"),
        ("gr\xfc\xdft", "grüßt\n"),
        ("Ein \\b fettes\\b0  Wort", "Ein fettes Wort\n"),
        ("{\\field{\\*\\fldinst{HYPERLINK \"http://192.0.2.1\"}}{\\fldrslt Zur Seite}}", "Zur Seite\n"),
        ("Text{\\pict\\pngblip 89504e47}{\\object\\objemb{\\*\\objdata 00}}", "Text\n"),
        ("Bild{\\pict\\bin4 }}{{}{} danach", "Bild danach\n"),
        ("\\u55357?\\u56832? Grinsen", "😀 Grinsen\n"),
        ("\\trowd Tag\\cell Zeit\\cell\\row\\trowd Montag\\cell 8 Uhr\\cell\\row\\pard Ende\\par", "Tag | Zeit\nMontag | 8 Uhr\n\nEnde\n"),
        ("\\'95\\tab Eintritt frei\\par\\'95\\tab Kinder auch\\par", "• Eintritt frei\n• Kinder auch\n"),
    ],
    ids=["paragraphs", "lines", "escapes", "bytes", "formatting", "link", "picture", "binary", "two halves", "table", "bullets"],
)  # fmt: skip
def test_rich_text_is_read_as_seen(body, text):
    assert rtf(body).text == text


def test_the_header_of_rich_text_is_letterhead():
    assert (
        rtf(f"{rtf_words(LINE)}\\par", "{\\header\\pard Stadt Lindental {\\b Presseamt}\\par}{\\footer Seite}").text
        == f"Stadt Lindental Presseamt\n\n{LINE}\n"
    )
    assert read_rtf(as_rtf(LINE), Limits()).text == LINE + "\n"


def test_rich_text_says_its_day_company_and_title():
    head = "{\\info{\\title Neues Freibad er\\'f6ffnet}{\\author Anna Roth}{\\*\\company Stadt Lindental}{\\creatim\\yr2011\\mo1\\dy2}{\\revtim\\yr2024\\mo5\\dy3\\hr9}}"
    properties = rtf(LINE.encode("ascii", "ignore").decode(), head).properties
    assert (properties.issued_on, properties.issuer, properties.title) == (
        "2024-05-03",
        "Stadt Lindental",
        "Neues Freibad eröffnet",
    )


def test_braces_without_end_are_read(tmp_path):
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1" + b"{" * 100_000 + b"Text")
    (reading,) = read_file(tmp_path / "a.rtf", Limits())
    assert reading.status in {"ok", "failed"}


def test_a_subtitle_stands_with_its_heading():
    style = "{\\stylesheet{\\s0 Normal;}{\\s1\\sbasedon0{\\*\\x0}\\b heading 1;}}"
    body = "\\pard\\s1\\b Neues Bad\\par\\pard\\s2 Viele Kinder kamen\\par\\pard " + rtf_words(LINE) + "\\par"
    assert rtf(body, style).text == f"Neues Bad\nViele Kinder kamen\n\n{LINE}\n"
    assert rtf(body.replace("\\s1", "\\outlinelevel0")).text == f"Neues Bad\nViele Kinder kamen\n\n{LINE}\n"
    assert (
        odt(H(outlinelevel=1, text="Neues Bad"), P(text="Viele Kinder kamen"), P(text=LINE)).text
        == f"Neues Bad\nViele Kinder kamen\n\n{LINE}\n"
    )
