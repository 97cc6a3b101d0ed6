"""Mails: their best text, their head, and their attachments as releases of their own."""

import email.policy
from email.message import EmailMessage

import pytest
from documents import as_docx, as_msg, mail, packed

from pipeline.reading.formats import read_file
from pipeline.reading.mail_text import own_text, unflow
from pipeline.settings import Limits

TEXT = "Die Stadt Lindental hat am Freitag ihr neues Freibad eröffnet.\n\nRund 400 Gäste kamen an den Mühlbach."
HEAD = "Von: Anna Roth <presse@example.org>\nGesendet: Freitag, 3. Mai 2024 09:30\nAn: Redaktion\nBetreff: Neues Freibad eröffnet\n\n"


def read(tmp_path, message, name="a.eml"):
    raw = message if isinstance(message, bytes) else message.as_bytes()
    (tmp_path / name).write_bytes(raw)
    return read_file(tmp_path / name, Limits())


def test_the_head_gives_day_sender_and_title(tmp_path):
    (reading,) = read(tmp_path, mail(TEXT, "Pressemitteilung 12/2024: Neues Freibad eröffnet"))
    assert (reading.text, reading.part, reading.properties_from) == (TEXT + "\n", "", "mail")
    assert (reading.properties.issued_on, reading.properties.issuer, reading.properties.title) == (
        "2024-05-03",
        "Pressestelle",
        "Neues Freibad eröffnet",
    )


def test_attachments_are_releases_of_their_own_and_the_covering_note_is_kept(tmp_path):
    message = mail(
        "Sehr geehrte Damen und Herren,\n\nanbei unsere Mitteilung.",
        meldung__docx=as_docx(TEXT),
        bild__jpg=b"\xff\xd8\xff",
        termin__ics=b"x",
    )
    note, attached = read(tmp_path, message)
    assert (note.part, note.text) == ("", "Sehr geehrte Damen und Herren,\n\nanbei unsere Mitteilung.\n")
    assert (attached.part, attached.text) == ("!meldung.docx", TEXT + "\n")
    assert (attached.properties.issued_on, attached.properties_from) == ("2024-05-03", "mail")  # not that of the template


def test_a_mail_of_attachments_alone_has_no_release_of_its_own(tmp_path):
    assert [reading.part for reading in read(tmp_path, mail("", meldung__txt=TEXT.encode()))] == ["!meldung.txt"]


def test_names_of_attachments_lead_nowhere_and_are_told_apart(tmp_path):
    message = mail("Anbei zwei Mitteilungen.")
    for name in ("../../etc/meldung.txt", "C:\\Presse\\meldung.txt", "etc/meldung.txt", "gpj.\u202etxt.meldung.txt"):
        message.add_attachment(TEXT.encode(), maintype="application", subtype="octet-stream", filename=name)
    parts = [reading.part for reading in read(tmp_path, message)]
    assert parts == ["", "!etc/meldung.txt", "!Presse/meldung.txt", "!etc/meldung-2.txt", "!gpj.txt.meldung.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.eml"]


def test_html_is_read_where_the_plain_form_is_a_stand_in(tmp_path):
    message = mail("Ihr Programm zeigt kein HTML.")
    message.add_alternative(
        f"<html><body><p>{TEXT.replace(chr(10) * 2, '</p><p>')}</p><img src='http://192.0.2.1/x.png'></body></html>",
        subtype="html",
    )
    (reading,) = read(tmp_path, message)
    assert reading.text == TEXT + "\n"


def test_both_forms_of_a_body_are_one_text(tmp_path):
    message = mail(TEXT)
    message.add_alternative(f"<p>{TEXT}</p>", subtype="html")
    (reading,) = read(tmp_path, message)
    assert reading.text == TEXT + "\n"


def test_a_mail_in_a_mail_is_a_release_with_its_own_attachments(tmp_path):
    outer = mail("Zur Kenntnis, siehe Anhang.")
    outer.add_attachment(mail(TEXT, "Neues Freibad eröffnet", programm__txt=TEXT.encode()))
    parts = [reading.part for reading in read(tmp_path, outer)]
    assert parts == ["", "!Neues Freibad eröffnet.eml", "!Neues Freibad eröffnet.eml!programm.txt"]


@pytest.mark.parametrize(
    "history",
    [
        "-----Ursprüngliche Nachricht-----\nVon: X\nHallo, wann kommt die Meldung?",
        HEAD + "Hallo, wann kommt die Meldung?",
        "Am 02.05.2024 um 10:12 schrieb Max Blau:\n> Wann kommt die Meldung?\n> Gruß",
        "Am Donnerstag, den 2. Mai 2024 schrieb Max Blau\n<max@example.org>:\n\n> Wann kommt die Meldung?",
        "> Wann kommt die Meldung?\n>\n> Gruß\n",
    ],
    ids=["rule", "outlook", "wrote", "wrote on two lines", "quoted lines"],
)
def test_quoted_history_is_left_out(history):
    assert own_text(f"{TEXT}\n\n{history}", forwarded=False).text.strip() == TEXT


def test_an_answer_point_by_point_is_kept_whole():
    body = "> Wann öffnet das Bad?\nAm Freitag um neun.\n> Was kostet es?\nDrei Euro."
    assert own_text(body, forwarded=False).text == body


def test_the_signature_is_left_out():
    assert own_text(f"{TEXT}\n-- \nAnna Roth\nTelefon 01234 567", forwarded=False).text.strip() == TEXT


@pytest.mark.parametrize(
    "history", [HEAD + TEXT, "-----Weitergeleitete Nachricht-----\n" + HEAD + TEXT, "> " + (HEAD + TEXT).replace("\n", "\n> ")]
)
def test_of_a_mail_that_passes_a_release_on_the_release_is_read_with_its_head(tmp_path, history):
    (reading,) = read(tmp_path, mail(f"Zur Kenntnis\n\n{history}", "WG: Neues Freibad eröffnet"))
    assert reading.text == TEXT + "\n"
    assert (reading.properties.issued_on, reading.properties.issuer, reading.properties.title) == (
        "2024-05-03",
        "Anna Roth",
        "Neues Freibad eröffnet",
    )


def test_lines_that_flow_are_joined():
    assert (
        unflow("Das neue \nFreibad ist \noffen.\n\n Eingerückt\n-- \nAnna", delete_space=False)
        == "Das neue Freibad ist offen.\n\nEingerückt\n-- \nAnna"
    )


@pytest.mark.parametrize(
    ("charset", "encoded"),
    [("iso-8859-1", "latin-1"), ("utf-8", "utf-8"), ("unsinn", "cp1252"), ("us-ascii", "utf-8")],
)
def test_umlauts_survive_whatever_the_mail_says_of_its_encoding(tmp_path, charset, encoded):
    raw = f"Subject: Freibad\r\nFrom: a@example.org\r\nContent-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n".encode()
    (reading,) = read(tmp_path, raw + "Bürgermeisterin Köhler grüßt alle Gäste.".encode(encoded))
    assert reading.text == "Bürgermeisterin Köhler grüßt alle Gäste.\n"


@pytest.mark.parametrize(
    "head",
    [b"Subject: =?utf-8?B?kaputt?=\n", b"Subject: =?nichts?Q?=FC?=\n", b"Date: 99 Foo 2024\n", b"From: \xff\xfe\n", b"From: " + b"(" * 5000 + b"\n", b"Content-Type: multipart/mixed\n",
     b"Content-Type: text/plain; charset=\"\"\n", b"Content-Transfer-Encoding: base64\n"],
)  # fmt: skip
def test_a_broken_head_costs_at_most_its_own_field(tmp_path, head):
    readings = read(tmp_path, b"To: a@example.org\n" + head + b"\nGuten Tag aus Lindental\n")
    assert len(readings) == 1
    assert readings[0].status in {"ok", "empty"}


def test_parts_nested_without_end_are_one_sentence(tmp_path):
    raw = b"From: a\nSubject: b\n"
    for number in range(3000):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
    (reading,) = read(tmp_path, raw + b"\nText")
    assert reading.status in {"failed", "empty"}
    assert reading.error


def test_what_is_no_mail_is_one_sentence(tmp_path):
    (reading,) = read(tmp_path, b"\x00\x01\x02 nichts")
    assert reading.error == "it is no mail (it has no sender, subject or date); save it again from the mail program"


def test_an_outlook_mail_reads_like_any_other(tmp_path):
    raw = as_msg(TEXT + "\n\n-- \nAnna Roth", "Neues Freibad eröffnet", {"anlage.docx": as_docx(TEXT), "logo.png": b"x"})
    own, attached = read(tmp_path, raw, "a.msg")
    assert (own.text.strip(), own.properties.issued_on, own.properties.title) == (TEXT, "2024-05-03", "Neues Freibad eröffnet")
    assert (attached.part, attached.text) == ("!anlage.docx", TEXT + "\n")


def test_an_outlook_mail_in_an_archive_is_found_by_its_bytes(tmp_path):
    readings = read(
        tmp_path, packed({"post/a.msg": as_msg(TEXT), "b.eml": mail(TEXT).as_bytes(policy=email.policy.SMTP)}), "post.zip"
    )
    assert [(reading.part, reading.text.strip()) for reading in readings] == [("!b.eml", TEXT), ("!post/a.msg", TEXT)]


def test_an_empty_attachment_has_its_row(tmp_path):
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "b"
    message.set_content("Anbei die Mitteilung.")
    message.add_attachment(b"", maintype="application", subtype="pdf", filename="m.pdf")
    assert [(reading.part, reading.error) for reading in read(tmp_path, message)][1:] == [
        ("!m.pdf", "the attachment is empty or damaged; have it sent again")
    ]
