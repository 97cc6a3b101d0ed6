"""A saved web page: its release as a reader sees it, without what stands around it."""

import socket

import pytest
from documents import as_html
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import load_lexicon
from pipeline.reading.html import read_html
from pipeline.reading.html_main import is_named_furniture
from pipeline.reading.html_tree import tree_of
from pipeline.settings import Limits

LEAD = (
    "Lindental. Die Bürgermeisterin Anna Kern hat am Freitag das neue Freibad am Mühlbach eröffnet. Rund 400 Gäste kamen, und "
    "viele blieben bis zum Abend, weil der Eintritt an diesem Tag frei war."
)


def read(body, head="", encoding="utf-8"):
    markup = f"<!DOCTYPE html><html><head><meta charset='{encoding}'>{head}</head><body>{body}</body></html>"
    return read_html(markup.encode(encoding), Limits())


def test_menus_notices_and_teasers_are_left_out():
    text = f"Neues Freibad eröffnet\n\n{LEAD}\n\n„Endlich“, sagte Kern.\n\nPressekontakt\nTilman Roth\nTelefon 01234 567\n"
    assert read_html(as_html(text), Limits()).text == text


def test_paragraphs_line_ends_lists_and_tables_stand_as_seen():
    reading = read(
        f"<h1>Neues Freibad</h1><p>{LEAD}</p><ul><li>Eintritt: 3 Euro<li>Kinder: frei</ul><ol><li>Kommen<li>Baden</ol>"
        "<table><tr><th>Tag<th>Zeit<tr><td>Montag<td>8 bis 20 Uhr</table><p>Kontakt:<br>Anna Roth<br/>Telefon 01234 567</p>"
    )
    assert reading.text == (
        f"Neues Freibad\n\n{LEAD}\n\n• Eintritt: 3 Euro\n• Kinder: frei\n\n1. Kommen\n2. Baden\n\nTag | Zeit\nMontag | 8 bis 20 Uhr\n\n"
        "Kontakt:\nAnna Roth\nTelefon 01234 567\n"
    )


def test_a_table_for_the_layout_is_no_table():
    cell = f"<p>{LEAD}</p><p>Das Bad hat zwei Becken.</p>"
    assert (
        read(f"<table><tr><td>Presse</td><td>{cell}</td></tr></table>").text
        == f"Presse\n\n{LEAD}\n\nDas Bad hat zwei Becken.\n"
    )


def test_a_headline_above_the_article_and_a_contact_box_beside_it_belong_to_it():
    reading = read(
        f"<div class='kopf'><h1>Neues Freibad</h1></div><div class='inhalt'><p>{LEAD}</p><p>{LEAD}</p></div>"
        "<aside class='kontakt-box'><p>Pressekontakt: Anna Roth, Telefon 01234 567</p></aside>"
    )
    assert reading.text.startswith("Neues Freibad\n\nLindental.")
    assert reading.text.endswith("\n\nPressekontakt: Anna Roth, Telefon 01234 567\n")


def test_words_in_inline_markup_are_not_parted():
    assert read(f"<p>{LEAD}</p><p>Das <b>Frei</b>bad <em>ist</em>\n offen<a href='x'>.</a></p>").text.endswith(
        "\n\nDas Freibad ist offen.\n"
    )


@pytest.mark.parametrize(
    "hidden",
    ["<script>alert('x')</script>", "<style>p {color: red}</style>", "<!-- nur ein Kommentar -->", "<template>Vorlage</template>",
     "<p hidden>Versteckt</p>", "<p style='display: none'>Versteckt</p>", "<svg><text>Bild</text></svg>"],
)  # fmt: skip
def test_what_no_reader_sees_is_not_read(hidden):
    assert read(f"<p>{LEAD}</p>{hidden}").text == LEAD + "\n"


@pytest.mark.parametrize("row", load_lexicon("html_furniture"), ids=lambda row: row["word"])
def test_each_word_marks_its_example_as_furniture(row):
    (node,) = tree_of(row["example"]).children
    assert is_named_furniture(node, sure=row["sure"] == "yes")


def test_a_container_that_is_named_like_furniture_but_holds_the_text_stays():
    assert LEAD in read(f"<div class='page with-sidebar'><p>{LEAD}</p></div>").text


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ("<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"datePublished\": \"2024-05-03T09:00:00+02:00\"}</script>", "", "2024-05-03"),
        ("<meta property='article:published_time' content='2024-05-03T23:30:00Z'>", "", "2024-05-04"),
        ("<meta name='DC.date.issued' content='2024-05-03'>", "", "2024-05-03"),
        ("", "<time datetime='2024-05-03'>3. Mai 2024</time>", "2024-05-03"),
        ("", f"<p>{LEAD} Am <time datetime='2024-06-08'>8. Juni</time> folgt ein Fest.</p>", ""),
        ("<meta name='date' content='gestern'>", "", ""),
        ("<script type='application/ld+json'>{broken</script>", "", ""),
    ],
    ids=["linked data", "meta, universal time", "dublin core", "time element", "time in the text", "no day", "broken linked data"],
)  # fmt: skip
def test_the_day_of_publication_is_read_where_the_page_names_it(head, body, day):
    reading = read(f"<article><h1>Neues Freibad</h1>{body}<p>{LEAD}</p></article>", head)
    assert (reading.properties.issued_on, reading.properties_from) == (day, "html")


def test_title_and_publisher_are_read():
    linked = '{"@graph": [{"@type": ["WebPage"], "headline": "Neues Freibad eröffnet", "author": {"@type": "Organization", "name": "Stadt Lindental"}}]}'
    properties = read(f"<p>{LEAD}</p>", f"<script type='application/ld+json'>{linked}</script>").properties
    assert (properties.title, properties.issuer) == ("Neues Freibad eröffnet", "Stadt Lindental")
    properties = read(
        f"<p>{LEAD}</p>",
        "<title>Neues Freibad eröffnet | Stadt Lindental</title><meta property='og:site_name' content='Stadt Lindental'>",
    ).properties
    assert (properties.title, properties.issuer) == ("Neues Freibad eröffnet", "Stadt Lindental")


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "iso-8859-15"])
def test_umlauts_are_read_in_the_encoding_of_the_page(encoding):
    assert "Bürgermeisterin" in read(f"<p>{LEAD}</p>", encoding=encoding).text


def test_a_name_that_says_what_else_is_on_the_page_is_no_furniture_and_a_long_notice_is():
    notice = "<div id='consent-layer'><p>" + "Wir verwenden Cookies, damit die Seite läuft. " * 40 + "</p></div>"
    body = f"{notice}<h1>Neues Freibad</h1><div class='col has-nav with-sidebar'><p>{LEAD}</p></div>"
    assert read(body).text == f"Neues Freibad\n\n{LEAD}\n"


def test_a_part_whose_heading_is_a_link_is_a_teaser():
    teaser = "<div><h3><a href='/2'>Brücke gesperrt</a></h3><p>Die Brücke am Markt ist bis Freitag gesperrt, denn dort wird gebaut.</p></div>"
    assert read(f"<div><h2>Neues Freibad</h2><p>{LEAD}</p>{teaser * 3}</div>").text == f"Neues Freibad\n\n{LEAD}\n"


def test_nothing_is_fetched(monkeypatch):
    def refused(*arguments):
        raise AssertionError("a page asked for the network")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    page = "<link rel=stylesheet href='http://192.0.2.1/a.css'><iframe src='http://192.0.2.1/'></iframe><img src='http://192.0.2.1/x.png'>"
    assert read(f"<p>{LEAD}</p>{page}", "<base href='http://192.0.2.1/'>").text == LEAD + "\n"


def test_a_page_nested_without_end_is_read():
    assert LEAD in read("<div>" * 50_000 + f"<p>{LEAD}</p>").text


def test_a_comment_without_end_costs_its_mark_alone():
    assert LEAD in read("<!-- " * 20_000 + f"<p>{LEAD}</p>").text


def test_an_entity_that_is_defined_in_the_page_stays_what_it_is():
    raw = f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><html><p>{LEAD} &x;</p></html>".encode()
    assert read_html(raw, Limits()).text.startswith(LEAD)


@given(st.text(alphabet="<>/=\"' !-&;abphdivtrul\n", max_size=200))
def test_no_markup_breaks_the_reader(markup):
    assert isinstance(read_html(markup.encode(), Limits()).text, str)
