"""Which reader a file gets, and what a file that means harm costs: one row with one sentence."""

import io
import stat
import sys
import zipfile

import pytest
from documents import MAKERS, as_docx, as_html, as_odt, as_rtf, mail, packed
from samples import GERMAN

from pipeline.reading import formats
from pipeline.reading.formats import FORMATS, UNREAD, read_file
from pipeline.reading.parts import harmless_name, unique_name
from pipeline.settings import Limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(tmp_path, name, raw, **limits):
    (tmp_path / name).write_bytes(raw)
    return read_file(tmp_path / name, Limits(**limits))


def error(tmp_path, name, raw, **limits):
    (reading,) = read(tmp_path, name, raw, **limits)
    assert reading.status == "failed"
    return reading.error


@pytest.mark.parametrize("suffix", MAKERS)
def test_every_format_gives_the_text_it_was_made_of(tmp_path, suffix):
    (reading,) = read(tmp_path, f"a{suffix}", MAKERS[suffix](GERMAN))
    assert reading.text.strip() == GERMAN.strip()
    assert len(reading.sha256) == 64


@pytest.mark.parametrize("make", [as_docx, as_odt, as_html, as_rtf], ids=["docx", "odt", "html", "rtf"])
@pytest.mark.parametrize("name", ["a.txt", "a.doc", "a.pdf", "a.eml"])
def test_the_bytes_decide_and_not_the_name(tmp_path, make, name):
    (reading,) = read(tmp_path, name, make(GERMAN))
    assert reading.text.strip() == GERMAN.strip()


def test_a_text_that_was_given_the_name_of_a_word_file_is_read(tmp_path):
    (reading,) = read(tmp_path, "a.doc", GERMAN.encode())
    assert reading.text == GERMAN


@pytest.mark.parametrize(
    ("name", "raw", "kind"),
    [
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "doc"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.doc", packed({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "sheet"),
        ("a.docx", packed({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), "slides"),
        ("a.odt", packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "sheet"),
        ("a.txt", b"\x1f\x8b\x08", "packed"),
        ("a.zip", b"Rar!\x1a\x07", "packed"),
        ("a.pages", b"nichts", "pages"),
    ],
)
def test_what_is_not_read_says_what_to_do(tmp_path, name, raw, kind):
    assert error(tmp_path, name, raw) == UNREAD[kind]


@pytest.mark.parametrize("kind", [kind for kind, entry in FORMATS.items() if entry.packages])
def test_a_missing_extra_is_named_with_the_command_that_installs_it(tmp_path, monkeypatch, kind):
    entry = FORMATS[kind]
    monkeypatch.setitem(sys.modules, entry.packages[0], None)
    monkeypatch.setattr(formats, "kind_of", lambda raw: kind)
    assert f"which is not installed: `pip install 'meldewerk[{entry.extra}]'`" in error(tmp_path, f"a{entry.suffixes[0]}", b"x")


def test_a_file_that_cannot_be_opened_or_is_too_large_is_not_read(tmp_path):
    (reading,) = read_file(tmp_path / "gone.docx", Limits())
    assert reading.error == "it cannot be opened (No such file or directory)"
    assert error(tmp_path, "a.txt", b"x" * 41, max_characters=10) == (
        "the file has 41 bytes, more than a release of 10 characters can have; split it"
    )
    assert (
        error(tmp_path, "a.docx", b"x" * 41, max_bytes=40)
        == "the file has 41 bytes, more than the 40 of a file; split it or make it smaller"
    )


def test_members_of_an_archive_are_releases_and_the_rest_of_it_is_passed_over(tmp_path):
    raw = packed(
        {
            "b/Meldung März.docx": as_docx(GERMAN),
            "a.txt": GERMAN.encode(),
            "foto.jpg": b"x",
            "__MACOSX/._a.txt": b"x",
            "b/~$x.docx": b"x",
        }
    )
    readings = read(tmp_path, "a.zip", raw)
    assert [(reading.part, reading.status) for reading in readings] == [("!a.txt", "ok"), ("!b/Meldung März.docx", "ok")]


def test_an_archive_without_a_release_is_empty(tmp_path):
    (reading,) = read(tmp_path, "a.zip", packed({"foto.jpg": b"x"}))
    assert (reading.status, reading.error) == ("empty", "there is no release in it")


def test_a_bomb_in_an_archive_costs_only_itself(tmp_path):
    readings = read(tmp_path, "a.zip", packed({"bombe.txt": b"0" * 3_900_000, "gut.txt": GERMAN.encode()}))
    assert readings[0].error.startswith("it unpacks to ")
    assert "as only a ZIP bomb does" in readings[0].error
    assert readings[1].status == "ok"


def test_archives_in_archives_end_at_a_depth(tmp_path):
    raw = packed({"a.txt": GERMAN.encode()})
    for _ in range(6):
        raw = packed({"innen.zip": raw})
    (reading,) = read(tmp_path, "a.zip", raw)
    assert (reading.part.count("!"), reading.error) == (5, "it lies too deep in other files; unpack them into the folder")


def test_many_small_members_stop_at_the_limits(tmp_path):
    raw = packed({f"{number:03}.txt": GERMAN.encode() for number in range(20)})
    readings = read(tmp_path, "a.zip", raw, max_parts=5)
    assert len(readings) == 6
    assert readings[-1].error == "it holds more files than one file may; unpack it into the folder"
    readings = read(tmp_path, "a.zip", raw, max_unpacked=1000)
    assert readings[-1].error == "its parts are larger than one file may be unpacked; unpack it into the folder"


def test_a_quine_of_an_archive_in_a_mail_in_an_archive_shares_one_budget(tmp_path):
    inner = packed({f"{number}.txt": GERMAN.encode() for number in range(4)})
    message = mail("Anbei die Mitteilungen.", a__zip=inner, b__zip=inner).as_bytes()
    readings = read(tmp_path, "a.zip", packed({"m.eml": message}), max_parts=6)
    assert sum(reading.status == "ok" for reading in readings) < 9
    assert readings[-1].status == "failed"


def test_locked_and_linked_members_are_named(tmp_path):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("offen.txt", GERMAN)
    raw = bytearray(file.getvalue())
    at = raw.index(b"offen.txt", raw.index(b"PK\x01\x02", raw.index(b"PK\x01\x02") + 1)) - 46
    raw[at + 8] |= 1
    assert [reading.error for reading in read(tmp_path, "a.zip", bytes(raw))] == [
        "it is a link in the archive, which is not followed",
        "it is locked with a password; pack it without one",
    ]


def test_a_locked_office_text_is_named(tmp_path):
    raw = packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": b"<m:encryption-data/>",
            "content.xml": b"?",
        }
    )
    assert error(tmp_path, "a.odt", raw) == "it is locked with a password; save it without one"


@pytest.mark.parametrize("entity", ["<!ENTITY x SYSTEM 'file:///etc/hostname'>", "<!ENTITY x 'lol'><!ENTITY y '&x;&x;&x;'>"])
def test_an_office_text_that_defines_entities_is_refused(tmp_path, entity):
    content = f"<?xml version='1.0'?><!DOCTYPE d [{entity}]><office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'/>"
    raw = packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"""<?xml version="1.0"?>
<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>""",
        }
    )
    assert error(tmp_path, "a.odt", raw).startswith("its XML defines entities, as no office program does")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/absolut/a.txt", "absolut/a.txt"),
        ("C:\\Windows\\a.txt", "Windows/a.txt"),
        ("a!b#c.txt", "a_b_c.txt"),
        ("Anlage\u202etxt.exe\x00", "Anlagetxt.exe"),
        ("...", "part"),
        ("ordner/./x/../a.txt", "ordner/x/a.txt"),
    ],
)
def test_names_in_archives_can_do_no_harm(name, shown):
    assert harmless_name(name) == shown


def test_equal_names_are_told_apart():
    taken = set()
    assert [unique_name(name, taken) for name in ("a.pdf", "A.pdf", "a.pdf", "b")] == ["a.pdf", "A-2.pdf", "a-3.pdf", "b"]


BODY = (
    "Die Bürgermeisterin Anna Kern hat am Freitag das neue Freibad am Mühlbach eröffnet. Rund 400 Gäste kamen, und viele blieben "
    "bis zum Abend, weil der Eintritt an diesem Tag frei war. Das Bad hat zwei Becken und eine Rutsche."
)
NUMBERED = f"Tagesmeldungen der Stadt Lindental vom 3. Mai 2024\n\nPressemitteilung Nr. 12/2024\n\nNeues Bad\n\n{BODY}\n\nPressemitteilung Nr. 13/2024\n\nAlte Schule\n\n{BODY}\n"


@pytest.mark.parametrize(
    "text",
    [
        NUMBERED,
        f"Neues Bad\n\nLindental. {BODY}\n\n* * *\n\nAlte Schule\n\nBuchental. {BODY}\n\n***\n\nImpressum: Stadt Lindental\n",
        f"Neues Bad\nViele Gäste\n\nLindental, 3. Mai 2024 – {BODY}\n\nAlte Schule\n\nLindental, 3. Mai 2024 – {BODY}\n",
    ],
    ids=["numbers", "rules", "datelines"],
)
def test_a_bulletin_is_taken_apart_where_each_release_says_that_it_is_one(tmp_path, text):
    first, second = read(tmp_path, "a.txt", text.encode())
    assert (first.part, second.part) == ("#1", "#2")
    assert first.text == second.text == text
    assert (
        text[first.start : first.end].count("Bürgermeisterin") == text[second.start : second.end].count("Bürgermeisterin") == 1
    )
    assert "Alte Schule" in text[second.start : second.end]
    assert [reading.part for reading in read(tmp_path, "a.txt", text.encode(), split=False)] == [""]


def test_what_stands_above_a_bulletin_dates_all_its_releases(tmp_path):
    for reading in read(tmp_path, "a.txt", NUMBERED.encode()):
        assert (reading.properties.issued_on, reading.properties.issuer, reading.properties_from) == (
            "2024-05-03",
            "Stadt Lindental",
            "text",
        )


@pytest.mark.parametrize(
    "text",
    [
        f"Neues Bad\n\nLindental. {BODY}\n\n***\n\nÜber die Stadtwerke\n\n{BODY}\n",
        f"Neues Bad\n\n{BODY}\n\nHintergrund\n\n{BODY}\n\nZum Programm\n\n{BODY}\n",
        f"Pressemitteilung Nr. 12/2024\n\nNeues Bad\n\n{BODY} Wie in der Pressemitteilung Nr. 11/2024 berichtet, kostete es viel.\n\nWeitere Mitteilungen:\nPressemitteilung Nr. 10/2024\nPressemitteilung Nr. 9/2024\n",
        f"Polizeibericht\n\nUnfall auf der B 12\nLindental. {BODY}\n\nEinbruch im Sportheim\nBuchental. {BODY}\n",
    ],
    ids=["boilerplate", "sections", "other numbers", "items"],
)
def test_sections_of_one_release_stay_together(tmp_path, text):
    assert [reading.part for reading in read(tmp_path, "a.txt", text.encode())] == [""]
