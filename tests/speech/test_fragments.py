import pytest
from speech.said import said
from tagged import tagged

STATEMENTS = {
    "fronted, with the subject behind the verb": (
        "Als/APPR „/$( unerwartetes/ADJA Geschenk/NN “/$( bezeichnet/VVFIN die/ART Archivarin/NN den/ART Fund/NN ./$.",
        ("unerwartetes Geschenk", "die Archivarin"),
    ),
    "behind a relative clause": (
        "Der/ART Verein/NN kritisierte/VVFIN den/ART Umbau/NN ,/$, der/PRELS im/APPRART Mai/NN beginnt/VVFIN ,/$, als/APPR „/$( Zumutung/NN “/$( ./$.",
        ("Zumutung", "Der Verein"),
    ),
    "in a subordinate clause": (
        "Das/PDS ist/VAFIN strittig/ADJD ,/$, weil/KOUS die/ART Eltern/NN den/ART Plan/NN als/APPR „/$( mutlos/ADJD “/$( bezeichnet/VVPP haben/VAFIN ./$.",
        ("mutlos", "die Eltern"),
    ),
    "behind an apposition": (
        "Gestern/ADV nannte/VVFIN Jan/NE Feld/NE ,/$, Chef/NN der/ART Werft/NN ,/$, den/ART Kran/NN „/$( überflüssig/ADJD “/$( ./$.",
        ("überflüssig", "Jan Feld"),
    ),
    "under a verb of seeing with an indefinite article": (
        "Die/ART Werft/NN sieht/VVFIN darin/PROAV einen/ART „/$( Angriff/NN auf/APPR die/ART Belegschaft/NN “/$( ./$.",
        ("Angriff auf die Belegschaft", "Die Werft"),
    ),
    "behind a dative": (
        "Die/ART Werft/NN warf/VVFIN der/ART Stadt/NN unter/APPR anderem/PIS „/$( Wortbruch/NN “/$( vor/PTKVZ ./$.",
        ("Wortbruch", "Die Werft"),
    ),
    "behind a preposition that the verb takes": (
        "Die/ART Försterin/NN riet/VVFIN zu/APPR „/$( Ruhe/NN ,/$, Umsicht/NN und/KON Geduld/NN “/$( ./$.",
        ("Ruhe, Umsicht und Geduld", "Die Försterin"),
    ),
    "held by somebody": (
        "Das/PDS war/VAFIN für/APPR die/ART Eltern/NN „/$( schlicht/ADJD falsch/ADJD “/$( ./$.",
        ("schlicht falsch", "die Eltern"),
    ),
    "in the passive, by its agent": (
        "Die/ART Bilder/NN werden/VAFIN von/APPR Kuratoren/NN als/APPR „/$( Meilensteine/NN der/ART Kunst/NN “/$( bezeichnet/VVPP ./$.",
        ("Meilensteine der Kunst", "Kuratoren"),
    ),
    "in front of a verb without a comma": (
        "Kern/NE nannte/VVFIN den/ART Plan/NN „/$( mutig/ADJD “/$( stellte/VVFIN aber/ADV Fragen/NN ./$.",
        ("mutig", "Kern"),
    ),
}


@pytest.mark.parametrize("shape", STATEMENTS)
def test_quoted_words_are_a_statement(vocab, shape):
    text, (words, speaker) = STATEMENTS[shape]
    assert ("direct", words, speaker) in said(tagged(vocab, text))


def test_slogans_in_a_row_are_statements_of_their_own(vocab):
    doc = tagged(
        vocab,
        "Die/ART Kinder/NN riefen/VVFIN Parolen/NN wie/KOKOM „/$( Mehr/PIAT Eis/NN !/$. “/$( und/KON „/$( Mehr/PIAT Platz/NN !/$. “/$( ./$.",
    )
    assert said(doc) == [("direct", "Mehr Eis!", "Die Kinder"), ("direct", "Mehr Platz!", "Die Kinder")]


NAMES = {
    "a title behind a noun": "Der/ART Rat/NN lobte/VVFIN das/ART Projekt/NN „/$( Grüne/ADJA Mitte/NN “/$( ./$.",
    "a list of names": "Der/ART Bericht/NN nennt/VVFIN „/$( Nordlicht/NE “/$( und/KON „/$( Westwind/NE “/$( ./$.",
    "what people call something": "So/ADV nennt/VVFIN man/PIS einen/ART „/$( Aktiensplit/NN “/$( ./$.",
    "a newspaper as the subject": "Die/ART in/APPR Linden/NE erscheinende/ADJA „/$( Rundschau/NN “/$( berichtete/VVFIN von/APPR Schäden/NN ./$.",
    "a motto": "Sie/PPER zogen/VVFIN unter/APPR dem/ART Motto/NN „/$( Es/PPER reicht/VVFIN uns/PPER jetzt/ADV allen/PIS !/$. “/$( durch/APPR Linden/NE ./$.",
    "a title that is announced": "Den/ART Namen/NN gab/VVFIN das/ART Haus/NN bekannt/PTKVZ :/$. „/$( Wind/NN und/KON Watt/NN “/$( ./$.",
    "a title with its own frame": "„/$( Wind/NN und/KON Watt/NN “/$( ,/$, so/ADV lautet/VVFIN der/ART Titel/NN ./$.",
    "a nickname": "„/$( Opa/NN Hein/NE “/$( ,/$, wie/PWAV der/ART Rat/NN genannt/VVPP wurde/VAFIN ,/$, kam/VVFIN ./$.",
}


@pytest.mark.parametrize("shape", NAMES)
def test_names_and_titles_are_no_direct_statements(vocab, shape):
    assert [one for one in said(tagged(vocab, NAMES[shape])) if one[0] == "direct"] == []


def test_an_announced_title_keeps_its_marks_in_the_summary(vocab):
    doc = tagged(vocab, "Der/ART Verein/NN kündigte/VVFIN die/ART „/$( Woche/NN der/ART Bäume/NN “/$( an/PTKVZ ./$.")
    assert said(doc) == [("reported", "die „Woche der Bäume“", "Der Verein")]


WHOLE = {
    "a dass clause": (
        "Kern/NE hofft/VVFIN ,/$, „/$( dass/KOUS niemand/PIS gehen/VVINF muss/VMFIN “/$( ./$.",
        "dass niemand gehen muss",
    ),
    "an infinitive clause": (
        "Der/ART Rat/NN wird/VAFIN aufgefordert/VVPP ,/$, „/$( den/ART Etat/NN zu/PTKZU ändern/VVINF “/$( ./$.",
        "den Etat zu ändern",
    ),
    "all that a source says": ("Laut/APPR Kern/NE „/$( lief/VVFIN es/PPER gut/ADJD “/$( ./$.", "lief es gut"),
    "called by words behind it": (
        "„/$( Wir/PPER sind/VAFIN wieder/ADV da/ADV “/$( ,/$, mit/APPR diesen/PDAT Worten/NN meldete/VVFIN sich/PRF Kern/NE zurück/PTKVZ ./$.",
        "Wir sind wieder da",
    ),
}


@pytest.mark.parametrize("shape", WHOLE)
def test_a_quotation_that_is_all_that_was_said_is_direct(vocab, shape):
    text, words = WHOLE[shape]
    assert [one[:2] for one in said(tagged(vocab, text))] == [("direct", words)]
