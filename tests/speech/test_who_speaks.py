"""Who speaks, in the shapes that releases have, read by the shipped model: (sentence, words, speaker's words) of one statement."""

import pytest

BEFORE = (
    "Stadt Linden\nPressemitteilung\n\nNeues aus Linden\n\nLinden, 3. Mai 2024. Das Haus in Linden ist seit dem Frühjahr offen "
    "und wird gut besucht. Es hat einen Garten und eine Terrasse, auf der man sitzen kann.\n\n"
)
BEHIND = "\n\nDer Eintritt ist frei. Das Haus liegt am Markt und hat einen kleinen Garten hinter der Mauer."


def rows(nlp, text):
    doc = nlp(nlp.make_doc(BEFORE + text + BEHIND))
    actors = doc._.actors
    return [
        (
            " … ".join(doc.text[a:b] for a, b in one.spans),
            " + ".join(doc.text[a:b] for a, b in one.speaker_spans),
            actors[one.speaker].name if one.speaker is not None else "",
        )
        for one in doc._.statements
    ]


@pytest.mark.parametrize(
    ("text", "words", "mention"),
    [
        # an office behind a name that no comma closes
        (
            "Theo Zander, Präsident des Deutschen Ruderverbands (DRV) nannte die Bewerbung „sehr ordentlich“.",
            "sehr ordentlich",
            "Theo Zander, Präsident des Deutschen Ruderverbands (DRV)",
        ),
        (
            "Als „verpasste Chance“ beurteilte der Geschäftsführer der Fraktion, Volker Brandt die Sitzung.",
            "verpasste Chance",
            "der Geschäftsführer der Fraktion, Volker Brandt",
        ),
        # a quotation in brackets behind a name
        ("Es sprachen Ida Kern („Wir fangen klein an.“) und der Kantor.", "Wir fangen klein an.", "Ida Kern"),
        # two frames around one quotation
        (
            "Ida Kern sagte dazu gegenüber der Zeitung: „Wir wollen Ruhe und Ordnung“, betonte sie.",
            "Wir wollen Ruhe und Ordnung",
            "Ida Kern + sie",
        ),
        # a relative clause that says it itself
        (
            "An der Tür klebte ein Zettel, auf dem geschrieben stand: „Hier wird nicht geraucht.“",
            "Hier wird nicht geraucht.",
            "ein Zettel",
        ),
        (
            "Damit ist die Marke unterschritten, die Uwe Kern zum Ziel erklärt hatte: „Ich rechne mit weniger Fällen.“",
            "Ich rechne mit weniger Fällen.",
            "Uwe Kern",
        ),
        # a frame in the sentence behind
        (
            "„Ja, es gibt Zumutungen“. Das musste Kämmerer Peer Steinbach zu Beginn der Beratung einräumen.",
            "Ja, es gibt Zumutungen",
            "Kämmerer Peer Steinbach",
        ),
        (
            "„Danke für alles, es war mir eine Ehre.“ Mit diesen Worten begrüßte Rektorin Ida Kern die Gäste.",
            "Danke für alles, es war mir eine Ehre.",
            "Rektorin Ida Kern",
        ),
        ("„Wir bauen im Mai.“ So beschreibt Ida Kern das Ziel.", "Wir bauen im Mai.", "Ida Kern"),
        (
            "„Jeder Dritte glaubt nicht mehr an den Bus.“ Das ist die zentrale Aussage einer Studie der Universität Linden.",
            "Jeder Dritte glaubt nicht mehr an den Bus.",
            "einer Studie der Universität Linden",
        ),
        # nobody but the sentence in front
        (
            "Er sei froh, sagte Uwe Kern. Ida Moll begrüßte die Gäste. „Wir fangen klein an, aber wir fangen an.“",
            "Wir fangen klein an, aber wir fangen an.",
            "Ida Moll",
        ),
        (
            "Die Bürgerinitiative schrieb dem Rat einen Brief. Darin heißt es: „Wir fordern ein neues Verfahren.“",
            "Wir fordern ein neues Verfahren.",
            "Die Bürgerinitiative",
        ),
        (
            "Der Förster Uwe Kern stellte den Plan von Ida Moll vor. „Wir werden hundert Linden pflanzen.“",
            "Wir werden hundert Linden pflanzen.",
            "Der Förster Uwe Kern",
        ),
        # quoted words behind an insertion, in a passive, behind a noun
        (
            "Moll kritisierte die Haltung des Rates, der die Straße nicht sperren will, als „Provokation, die allen schadet“.",
            "Provokation, die allen schadet",
            "Moll",
        ),
        (
            "Die Werke wurden gestern im „Kurier“ als „eine Perle unter den Stadtwerken“ bezeichnet.",
            "eine Perle unter den Stadtwerken",
            "„Kurier“",
        ),
        ("Der Bau wurde von Rektorin Ida Kern als „Wagnis“ bezeichnet.", "Wagnis", "Rektorin Ida Kern"),
        (
            "Ida Kern begrüßte die Gäste mit dem Hinweis „Das Haus gehört Ihnen“.",
            "Das Haus gehört Ihnen",
            "Ida Kern",
        ),
        (
            "Mit dem Satz „Jetzt fangen wir an“ eröffnete Rektorin Ida Kern die Sitzung.",
            "Jetzt fangen wir an",
            "Rektorin Ida Kern",
        ),
        # what stands in front of the verb is no subject
        ("Dem widersprach Uwe Moll: „Wir haben genug Platz.“", "Wir haben genug Platz.", "Uwe Moll"),
        (
            "Demgegenüber machte Uwe Moll geltend, der Garten sei zu klein.",
            "der Garten sei zu klein",
            "Uwe Moll",
        ),
        (
            "Vom Vorsitzenden des Rates, Pfarrer Gotthilf Kämmer, hieß es, das Gremium habe lange beraten.",
            "das Gremium habe lange beraten",
            "Vorsitzenden des Rates, Pfarrer Gotthilf Kämmer",
        ),
        # what is said goes on behind its frame
        (
            "Angst habe sie dabei nie gehabt, bekannte die Lehrerin, wohl aber Wut auf das Alleinsein.",
            "Angst habe sie dabei nie gehabt … wohl aber Wut auf das Alleinsein",
            "die Lehrerin",
        ),
        (
            "Das Bündnis fordert die Verwaltung auf, binnen sechs Monaten ein Konzept für einen Garten vorzulegen.",
            "binnen sechs Monaten ein Konzept für einen Garten vorzulegen",
            "Das Bündnis",
        ),
        # summaries
        ("Auch der Waldbesitzerverband lobt die Vereinbarung.", "die Vereinbarung", "der Waldbesitzerverband"),
        ("Geschäftsführer Uwe Mauch warf der Gewerkschaft Untätigkeit vor.", "Untätigkeit", "Geschäftsführer Uwe Mauch"),
        ("Anwalt Gunnar Freud kündigte noch im Saal Berufung an.", "Berufung", "Anwalt Gunnar Freud"),
    ],
)
def test_the_words_and_who_says_them_are_found(nlp, text, words, mention):
    assert (words, mention) in [row[:2] for row in rows(nlp, text)]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Ein Zeitungszusteller hatte den Notruf gewählt. Er berichtete, dass Rauch dringe.",
            "dass Rauch dringe",
            "Zeitungszusteller",
        ),
        (
            "Laut Rathaus soll sich die Mannschaft ins Goldene Buch eintragen.",
            "soll sich die Mannschaft ins Goldene Buch eintragen",
            "Rathaus",
        ),
        ("Dagegen machten die Eheleute geltend, der Garten sei zu laut.", "der Garten sei zu laut", "Eheleute"),
        (
            "Dr. Sören Babic sagte, dass die Betriebe kürzen wollten. Nach Angaben der Kammer antworteten 614 Firmen.",
            "antworteten 614 Firmen",
            "Kammer",
        ),
        (
            "Zur Rektorin wurde Anna Behr gewählt. Die Gewählte dankte für das Vertrauen.",
            "für das Vertrauen",
            "Anna Behr",
        ),
    ],
)
def test_whom_the_words_mean_is_found(nlp, text, words, speaker):
    assert (words, speaker) in [(row[0], row[2]) for row in rows(nlp, text)]


def test_a_family_that_the_sentence_before_speaks_of_is_not_who_speaks(nlp):
    text = "Laut Vertriebsleiterin Ramona Quast zahlt eine Familie nun weniger. „Wir geben weiter, was wir sparen“, sagte sie."
    assert ("Wir geben weiter, was wir sparen", "Ramona Quast") in [(row[0], row[2]) for row in rows(nlp, text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("„Wer hat Angst?“ Im Theater wird im Mai wieder gespielt.", "Wer hat Angst?"),
        ("Der Rat kündigte „harte“ Strafen an.", "harte"),
        ("Die Forscherin verstand den Satz „im Zweifel dafür“ erst später.", "im Zweifel dafür"),
    ],
)
def test_titles_mottos_and_words_in_an_object_are_no_statements(nlp, text, words):
    assert words not in [row[0] for row in rows(nlp, text)]


def test_a_quotation_with_a_label_of_its_own_does_not_go_to_the_frame_before(nlp):
    text = "Viele gratulierten, so Bürgermeister Uwe Moll („Das freut uns alle sehr.“), und Kantor Ole Wolf: „Es kommt nicht zu früh.“"
    assert "Das freut uns alle sehr. … Es kommt nicht zu früh." not in [row[0] for row in rows(nlp, text)]
