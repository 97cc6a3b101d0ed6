import pytest
import spacy
from effort import grows_linearly
from hypothesis import given, settings
from hypothesis import strategies as st
from shapes import SHAPES
from tagged import tagged

from pipeline.components.actors import Actors
from pipeline.components.statements import StatementFinder, find_statements
from pipeline.extensions import Timex, Zone
from pipeline.speech.drafts import CONFIDENCE
from pipeline.speech.quotation_marks import find_quotations

CERTAIN = 0.9


def said(doc):
    text = doc.text
    return [
        (one.kind, " … ".join(text[a:b] for a, b in one.spans), " ".join(text[a:b] for a, b in one.speaker_spans))
        for one in find_statements(doc)
    ]


TAGGED = {
    "a frame inside a quotation makes one statement of two spans": (
        "„/$( Das/ART Viertel/NN wird/VAFIN grün/ADJD “/$( ,/$, sagte/VVFIN Möhle/NE ,/$, „/$( und/KON bezahlbar/ADJD dazu/PROAV ./$. “/$(",
        [("direct", "Das Viertel wird grün … und bezahlbar dazu.", "Möhle")],
    ),
    "a quotation goes on behind the sentence of its frame": (
        "„/$( Wir/PPER warten/VVFIN lange/ADV “/$( ,/$, erklärt/VVFIN Anna/NE Weiß/NE ,/$, Leiterin/NN des/ART Amtes/NN ,/$, "
        "am/APPRART Montag/NN ./$. „/$( Jetzt/ADV geht/VVFIN es/PPER los/PTKVZ ./$. “/$(",
        [("direct", "Wir warten lange … Jetzt geht es los.", "Anna Weiß, Leiterin des Amtes")],
    ),
    "a repeated opening mark goes on with the statement": (
        "Die/ART Rätin/NN erklärte/VVFIN dazu/PROAV :/$. ¶ „/$( Der/ART Fluss/NN stieg/VVFIN ./$. ¶ „/$( Dann/ADV kam/VVFIN Hilfe/NN ./$. “/$(",
        [("direct", "Der Fluss stieg. … Dann kam Hilfe.", "Die Rätin")],
    ),
    "an exclamation needs no comma before its frame": (
        "„/$( Das/PDS ist/VAFIN gut/ADJD !/$. “/$( ,/$, freute/VVFIN sich/PRF Rätin/NN Eva/NE Kolb/NE ./$.",
        [("direct", "Das ist gut!", "Rätin Eva Kolb")],
    ),
    "a dash names the speaker": (
        "„/$( Wir/PPER suchen/VVFIN dringend/ADV Helfer/NN “/$( –/$( Petra/NE Sommer/NE ,/$, Vorsitzende/NN des/ART Vereins/NN",
        [("direct", "Wir suchen dringend Helfer", "Petra Sommer, Vorsitzende des Vereins")],
    ),
    "a name and a colon are a frame": (
        "Dazu/PROAV Landrat/NN Udo/NE Brink/NE :/$. „/$( Der/ART Kreis/NN hält/VVFIN Wort/NN ./$. “/$(",
        [("direct", "Der Kreis hält Wort.", "Landrat Udo Brink")],
    ),
    "quoted words under a naming verb are a statement": (
        "Der/ART Rektor/NN sprach/VVFIN von/APPR einem/ART „/$( historischen/ADJA Tag/NN “/$( ./$.",
        [("direct", "historischen Tag", "Der Rektor")],
    ),
    "two quotations of two clauses are two statements": (
        "„/$( Es/PPER geht/VVFIN um/APPR viel/PIS “/$( ,/$, mahnte/VVFIN Kern/NE ,/$, und/KON er/PPER fügte/VVFIN hinzu/PTKVZ :/$. „/$( Hört/VVFIN zu/PTKVZ ./$. “/$(",
        [("direct", "Es geht um viel", "Kern"), ("direct", "Hört zu.", "er")],
    ),
    "a quotation that ends with a nested one goes on with the statement": (
        "»/$( Wir/PPER zeigen/VVFIN alles/PIS «/$( ,/$, verrät/VVFIN Kern/NE ./$. »/$( Ein/ART Kind/NN rief/VVFIN :/$. ›/$( Hurra/ITJ !/$. ‹/$( «/$(",
        [("direct", "Wir zeigen alles … Ein Kind rief: › Hurra! ‹", "Kern")],
    ),
    "a clause behind a colon is said without the clause before it": (
        "Der/ART Abend/NN fällt/VVFIN aus/PTKVZ :/$. Der/ART Sänger/NN sei/VAFIN krank/ADJD ,/$, teilt/VVFIN das/ART Theater/NN mit/PTKVZ ./$.",
        [("indirect", "Der Sänger sei krank", "das Theater")],
    ),
    "a fronted clause in the Konjunktiv goes on with what was said": (
        "Der/ART Bau/NN sei/VAFIN teuer/ADJD ,/$, sagte/VVFIN Kern/NE ./$. Bis/KOUS alles/PIS fertig/ADJD sei/VAFIN ,/$, vergingen/VVFIN drei/CARD Jahre/NN ./$.",
        [("indirect", "Der Bau sei teuer", "Kern"), ("free_indirect", "Bis alles fertig sei, vergingen drei Jahre", "Kern")],
    ),
    "a plural in the Konjunktiv II goes on with what was said": (
        "Der/ART Steg/NN bleibe/VVFIN zu/PTKVZ ,/$, sagte/VVFIN Kern/NE ./$. Gäste/NN müssten/VMFIN warten/VVINF ./$.",
        [("indirect", "Der Steg bleibe zu", "Kern"), ("free_indirect", "Gäste müssten warten", "Kern")],
    ),
    "an argument is followed by a main clause": (
        "Der/ART Verein/NN klagte/VVFIN mit/APPR dem/ART Argument/NN ,/$, am/APPRART Hang/NN brüteten/VVFIN zwei/CARD Uhus/NN ./$.",
        [("indirect", "am Hang brüteten zwei Uhus", "Der Verein")],
    ),
    "a clause in the Konjunktiv is no frame where one follows": (
        "Ob/KOUS es/PPER reiche/VVFIN ,/$, wisse/VVFIN man/PIS nicht/PTKNEG ,/$, sagte/VVFIN Kern/NE ./$.",
        [("indirect", "Ob es reiche, wisse man nicht", "Kern")],
    ),
    "what is left open is said": (
        "Ob/KOUS der/ART Steg/NN bleibe/VVFIN ,/$, ließ/VVFIN die/ART Rätin/NN offen/ADJD ./$.",
        [("indirect", "Ob der Steg bleibe", "die Rätin")],
    ),
    "a question to the speaker does not speak": (
        "Auf/APPR die/ART Frage/NN ,/$, ob/KOUS das/ART Bad/NN bleibe/VVFIN ,/$, sagte/VVFIN Rektor/NN Kern/NE :/$. „/$( Ja/PTKANT ./$. “/$(",
        [("direct", "Ja.", "Rektor Kern")],
    ),
    "an insertion parts the subject from its verb": (
        "Ina/NE Kern/NE ,/$, die/PRELS das/ART Amt/NN leitet/VVFIN ,/$, lobte/VVFIN den/ART Kompromiss/NN ./$.",
        [("reported", "den Kompromiss", "Ina Kern")],
    ),
    "the object stands in front of the verb": (
        "Den/ART Nachbarn/NN dankte/VVFIN Rektor/NN Uwe/NE Rall/NE für/APPR ihre/PPOSAT Geduld/NN ./$.",
        [("reported", "Den Nachbarn … für ihre Geduld", "Rektor Uwe Rall")],
    ),
    "what is asked for in front of a quotation is a summary": (
        "Er/PPER bittet/VVFIN um/APPR Geduld/NN :/$. „/$( Der/ART Bau/NN dauert/VVFIN noch/ADV an/PTKVZ ./$. “/$(",
        [("reported", "um Geduld", "Er"), ("direct", "Der Bau dauert noch an.", "Er")],
    ),
    "a relative clause in the Konjunktiv belongs to its noun": (
        "Kern/NE lobte/VVFIN die/ART Belegschaft/NN ,/$, die/PRELS an/APPR drei/CARD Tagen/NN gearbeitet/VVPP habe/VAFIN ./$.",
        [("reported", "die Belegschaft, die an drei Tagen gearbeitet habe", "Kern")],
    ),
    "a headline's last part speaks": (
        "Rat/NN beschließt/VVFIN Etat/NN //$( Kämmerin/NN Kern/NE :/$. „/$( Wir/PPER sparen/VVFIN klug/ADJD “/$(",
        [("direct", "Wir sparen klug", "Kämmerin Kern")],
    ),
    "praise comes from somebody": (
        "Lob/NN gab/VVFIN es/PPER vom/APPRART Rektor/NN :/$. „/$( Das/ART Fest/NN war/VAFIN wunderbar/ADJD ./$. “/$(",
        [("direct", "Das Fest war wunderbar.", "Rektor")],
    ),
    "an object may be a list": (
        "Kern/NE forderte/VVFIN mehr/PIAT Geld/NN ,/$, mehr/PIAT Zeit/NN und/KON weniger/PIAT Papier/NN ./$.",
        [("reported", "mehr Geld, mehr Zeit und weniger Papier", "Kern")],
    ),
    "a row of clauses shares its subject": (
        "Kern/NE lobte/VVFIN die/ART Jury/NN ,/$, dankte/VVFIN den/ART Spendern/NN und/KON bat/VVFIN um/APPR Ruhe/NN ./$.",
        [("reported", "die Jury … den Spendern … um Ruhe", "Kern")],
    ),
    "a cue behind a quotation is a verb whatever its tag": (
        "„/$( Das/ART Fest/NN war/VAFIN groß/ADJD “/$( ,/$, schwärmte/ADJA Rätin/NN Kern/NE und/KON lobte/VVFIN die/ART Jury/NN ./$.",
        [("direct", "Das Fest war groß", "Rätin Kern"), ("reported", "die Jury", "Rätin Kern")],
    ),
    "what was not named was not said": (
        "Details/NN nannte/VVFIN Kern/NE nicht/PTKNEG ./$.",
        [],
    ),
    "the words of a reason are those of its owner": (
        "Das/ART Buch/NN sei/VAFIN mutig/ADJD ,/$, so/ADV die/ART Begründung/NN der/ART Jury/NN ./$.",
        [("indirect", "Das Buch sei mutig", "der Jury")],
    ),
    "a matter in front of the verb is turned down": (
        "Den/ART Antrag/NN lehnte/VVFIN der/ART Rat/NN ab/PTKVZ ./$.",
        [("reported", "Den Antrag", "der Rat")],
    ),
    "advice goes on with what was said": (
        "Der/ART Steg/NN bleibe/VVFIN zu/PTKVZ ,/$, sagte/VVFIN Kern/NE ./$. Gäste/NN sollten/VMFIN warten/VVINF ./$.",
        [("indirect", "Der Steg bleibe zu", "Kern"), ("free_indirect", "Gäste sollten warten", "Kern")],
    ),
    "a quoted title is no statement of its own": (
        "Das/ART Projekt/NN „/$( Grüne/ADJA Mitte/NN “/$( startet/VVFIN im/APPRART Mai/NN ,/$, sagte/VVFIN die/ART Planerin/NN ./$.",
        [("indirect", "Das Projekt „Grüne Mitte“ startet im Mai", "die Planerin")],
    ),
    "a title without a frame is nothing": (
        "Die/ART Schau/NN „/$( Licht/NN und/KON Schatten/NN “/$( läuft/VVFIN bis/APPR Juni/NN ./$.",
        [],
    ),
    "quoted words inside a reported clause make no row": (
        "Kern/NE sagte/VVFIN ,/$, der/ART Plan/NN sei/VAFIN „/$( ein/ART Wurf/NN mit/APPR Lücken/NN “/$( ./$.",
        [("indirect", "der Plan sei „ein Wurf mit Lücken“", "Kern")],
    ),
    "so and a name are a frame": (
        "Der/ART Umbau/NN koste/VVFIN viel/PIS ,/$, so/ADV die/ART Stadt/NN ./$.",
        [("indirect", "Der Umbau koste viel", "die Stadt")],
    ),
    "a frame with so stands inside its clause": (
        "Die/ART Arbeiten/NN ,/$, so/ADV Bauleiter/NN Kurt/NE Reh/NE ,/$, lägen/VVFIN im/APPRART Plan/NN ./$.",
        [("indirect", "Die Arbeiten … lägen im Plan", "Bauleiter Kurt Reh")],
    ),
    "wie opens a frame in front": (
        "Wie/PWAV die/ART Wehr/NN mitteilte/VVFIN ,/$, wurde/VAFIN niemand/PIS verletzt/VVPP ./$.",
        [("indirect", "wurde niemand verletzt", "die Wehr")],
    ),
    "wie opens a frame behind": (
        "Niemand/PIS wurde/VAFIN verletzt/VVPP ,/$, wie/PWAV die/ART Wehr/NN mitteilte/VVFIN ./$.",
        [("indirect", "Niemand wurde verletzt", "die Wehr")],
    ),
    "nach and a noun name a source": (
        "Nach/APPR Auskunft/NN des/ART Wirts/NN kamen/VVFIN 3000/CARD Gäste/NN ./$.",
        [("indirect", "kamen 3000 Gäste", "des Wirts")],
    ),
    "laut cuts its clause in two": (
        "Die/ART Sperrung/NN dauert/VVFIN laut/APPR Tiefbauamt/NN bis/APPR Ostern/NN ./$.",
        [("indirect", "Die Sperrung dauert … bis Ostern", "Tiefbauamt")],
    ),
    "zufolge stands behind its source": (
        "Einer/ART Zeugin/NN zufolge/APPO war/VAFIN der/ART Fahrer/NN nüchtern/ADJD ./$.",
        [("indirect", "war der Fahrer nüchtern", "Einer Zeugin")],
    ),
    "a separable verb takes a dass clause": (
        "Der/ART Verein/NN teilte/VVFIN mit/PTKVZ ,/$, dass/KOUS das/ART Fest/NN ausfällt/VVFIN ./$.",
        [("indirect", "dass das Fest ausfällt", "Der Verein")],
    ),
    "an announcement takes an infinitive": (
        "Die/ART Stadt/NN kündigte/VVFIN an/PTKVZ ,/$, die/ART Brücke/NN zu/PTKZU sanieren/VVINF ./$.",
        [("indirect", "die Brücke zu sanieren", "Die Stadt")],
    ),
    "the Konjunktiv goes on without a frame": (
        "Rätin/NN Moll/NE sagte/VVFIN ,/$, das/ART Bad/NN bleibe/VVFIN ./$. Das/ART Geld/NN stehe/VVFIN bereit/PTKVZ ./$. "
        "Es/PPER habe/VAFIN gereicht/VVPP ./$. Nun/ADV baut/VVFIN die/ART Stadt/NN ./$.",
        [
            ("indirect", "das Bad bleibe", "Rätin Moll"),
            ("free_indirect", "Das Geld stehe bereit. Es habe gereicht", "Rätin Moll"),
        ],
    ),
    "a colon takes a clause in the Konjunktiv": (
        "Die/ART Wacht/NN kündigt/VVFIN Kontrollen/NN an/PTKVZ :/$. Ab/APPR Mai/NN werde/VAFIN gemessen/VVPP ./$.",
        [("indirect", "Ab Mai werde gemessen", "Die Wacht")],
    ),
    "a dative object is a summary": (
        "Die/ART Rätin/NN dankte/VVFIN den/ART Helfern/NN für/APPR ihren/PPOSAT Einsatz/NN ./$.",
        [("reported", "den Helfern für ihren Einsatz", "Die Rätin")],
    ),
    "two summaries of one speaker are one statement": (
        "Der/ART Verband/NN rügte/VVFIN die/ART Kürzungen/NN und/KON warnte/VVFIN vor/APPR den/ART Folgen/NN ./$.",
        [("reported", "die Kürzungen … vor den Folgen", "Der Verband")],
    ),
    "a noun takes an infinitive": (
        "Die/ART Forderung/NN der/ART Eltern/NN ,/$, die/ART Schule/NN zu/PTKZU öffnen/VVINF ,/$, ist/VAFIN alt/ADJD ./$.",
        [("indirect", "die Schule zu öffnen", "der Eltern")],
    ),
    "an unlisted verb behind a quotation is a cue": (
        "„/$( Der/ART Kuchen/NN war/VAFIN warm/ADJD “/$( ,/$, strahlte/VVFIN Konditorin/NN Ilse/NE Brand/NE ./$.",
        [("direct", "Der Kuchen war warm", "Konditorin Ilse Brand")],
    ),
    "a sentence that only says by whom takes the one before": (
        "Das/ART Bad/NN schließt/VVFIN im/APPRART Mai/NN ./$. Das/PDS teilte/VVFIN die/ART Stadt/NN gestern/ADV mit/PTKVZ ./$.",
        [("indirect", "Das Bad schließt im Mai", "die Stadt")],
    ),
    "demnach goes on with the same source": (
        "Laut/APPR Kammer/NN fehlen/VVFIN Lehrlinge/NN ./$. Bäcker/NN suchen/VVFIN demnach/PROAV lange/ADV ./$.",
        [("indirect", "fehlen Lehrlinge", "Kammer"), ("indirect", "Bäcker suchen … lange", "Kammer")],
    ),
    "what something is for someone may be quoted": (
        "Für/APPR Rektor/NN Paul/NE Kern/NE ist/VAFIN der/ART Bau/NN ein/ART „/$( Glücksfall/NN “/$( ./$.",
        [("direct", "Glücksfall", "Rektor Paul Kern")],
    ),
    "one frame may carry a clause and a quotation": (
        "Der/ART Bau/NN sei/VAFIN sicher/ADJD ,/$, erklärte/VVFIN Kern/NE :/$. „/$( Niemand/PIS muss/VMFIN gehen/VVINF ./$. “/$(",
        [("indirect", "Der Bau sei sicher", "Kern"), ("direct", "Niemand muss gehen.", "Kern")],
    ),
    "words in quotation marks behind a noun of saying belong to the subject": (
        "Mit/APPR den/ART Worten/NN „/$( Endlich/ADV daheim/ADV “/$( eröffnete/VVFIN Rektorin/NN Ute/NE Hahn/NE das/ART Haus/NN ./$.",
        [("direct", "Endlich daheim", "Rektorin Ute Hahn")],
    ),
    "a shared subject speaks in both frames": (
        "Kern/NE räumte/VVFIN ein/PTKVZ ,/$, dass/KOUS es/PPER hake/VVFIN ,/$, warnte/VVFIN aber/ADV davor/PROAV ,/$, "
        "das/ART Werk/NN schlechtzureden/VVIZU ./$.",
        [("indirect", "dass es hake", "Kern"), ("indirect", "das Werk schlechtzureden", "Kern")],
    ),
    "what was not confirmed was not said": (
        "Kern/NE wollte/VMFIN nicht/PTKNEG bestätigen/VVINF ,/$, dass/KOUS es/PPER hakt/VVFIN ./$.",
        [],
    ),
    "a frame in front shares its subject with no other verb": (
        "Der/ART Verein/NN lobt/VVFIN den/ART Plan/NN ,/$, fordert/VVFIN aber/ADV mehr/PIAT Geld/NN ./$.",
        [("reported", "den Plan … mehr Geld", "Der Verein")],
    ),
    "a plain sentence says nothing": (
        "Die/ART Werft/NN baut/VVFIN zwei/CARD Fähren/NN ,/$, die/PRELS im/APPRART Mai/NN ablegen/VVFIN ./$.",
        [],
    ),
}


@pytest.mark.parametrize("shape", TAGGED)
def test_shape(vocab, shape):
    text, expected = TAGGED[shape]
    assert said(tagged(vocab, text)) == expected


def test_nine_of_ten_shapes_are_read_with_the_model(nlp):
    misread = []
    for text, expected in SHAPES:
        doc = nlp(nlp.make_doc(text))
        doc._.zones = []
        found = said(doc)
        hits = [(kind, words) for kind, words, _ in found] == [(kind, words) for kind, words, _ in expected]
        if not hits or not all(speaker in one[2] for (_, _, speaker), one in zip(expected, found, strict=True)):
            misread.append((text, found))
    assert len(misread) <= len(SHAPES) // 10, misread


def test_frame_cue_and_medium_of_a_statement(vocab):
    doc = tagged(
        vocab, "Zudem/ADV teilte/VVFIN Rektorin/NN Ute/NE Hahn/NE gestern/ADV mit/PTKVZ ,/$, dass/KOUS es/PPER geht/VVFIN ./$."
    )
    (one,) = find_statements(doc)
    assert one.cue == "mitteilen"
    assert [doc.text[a:b] for a, b in one.cue_spans] == ["teilte", "mit"]
    assert [doc.text[a:b] for a, b in one.frame_spans] == ["Zudem teilte Rektorin Ute Hahn gestern mit"]
    assert one.medium == ""


@pytest.mark.parametrize(("verb", "medium"), [("schrieb", "writing"), ("glaubte", "thought"), ("rief", "speech")])
def test_medium_comes_from_the_cue(vocab, verb, medium):
    doc = tagged(vocab, f"Hahn/NE {verb}/VVFIN ,/$, dass/KOUS es/PPER geht/VVFIN ./$.")
    assert [one.medium for one in find_statements(doc)] == [medium]


def test_a_day_in_the_frame_is_when_it_was_stated(vocab):
    doc = tagged(vocab, "Am/APPRART Montag/NN sagte/VVFIN Hahn/NE ,/$, es/PPER gehe/VVFIN ./$.")
    doc._.timexes = [Timex(3, 9, "DATE", "2024-05-06", "2024-05-06", "2024-05-06", "day")]
    assert [one.stated_on for one in find_statements(doc)] == ["2024-05-06"]


def test_addressee_behind_the_speaker_and_behind_gegenueber(vocab):
    first = tagged(vocab, "Hahn/NE sagte/VVFIN der/ART Zeitung/NN ,/$, es/PPER gehe/VVFIN ./$.")
    second = tagged(vocab, "Hahn/NE gab/VVFIN gegenüber/APPR den/ART Beamten/NN an/PTKVZ ,/$, es/PPER gehe/VVFIN ./$.")
    assert [one.addressee for doc in (first, second) for one in find_statements(doc)] == ["der Zeitung", "den Beamten"]


def test_speakers_are_actors_and_a_pronoun_lowers_the_confidence(vocab):
    doc = tagged(
        vocab,
        "Ute/NE Hahn/NE sagte/VVFIN ,/$, dass/KOUS es/PPER geht/VVFIN ./$. Sie/PPER hofft/VVFIN ,/$, dass/KOUS es/PPER hält/VVFIN ./$.",
    )
    actors = Actors()
    hahn = actors.add("Ute Hahn", "person", "f")
    actors.mention(hahn, 0, 8, "full")
    doc._.actors = actors
    named, pronoun = find_statements(doc)
    assert (named.speaker, pronoun.speaker) == (hahn, hahn)
    assert named.confidence >= CERTAIN > pronoun.confidence


@pytest.mark.parametrize(
    ("text", "names", "speaker"),
    [
        (
            "Die/ART Nordmesse/NN meldete/VVFIN ,/$, dass/KOUS alles/PIS voll/ADJD sei/VAFIN ./$.",
            [("Nordmesse Jever GmbH", "organisation", "Nordmesse Jever GmbH")],
            "Nordmesse Jever GmbH",
        ),
        (
            "Ostheims/NE Bürgermeister/NN Ingo/NE Kern/NE sagte/VVFIN ,/$, alles/PIS sei/VAFIN voll/ADJD ./$.",
            [("Ostheims", "person", "Ostheims"), ("Ingo Kern", "person", "Ingo Kern")],
            "Ingo Kern",
        ),
        (
            "Ingo/NE Kern/NE rief/VVFIN an/PTKVZ ./$. Er/PPER behauptete/VVFIN ,/$, alles/PIS sei/VAFIN voll/ADJD ./$.",
            [("Ingo Kern", "person", "Ingo Kern")],
            "Ingo Kern",
        ),
    ],
)
def test_a_speaker_is_found_by_part_of_a_name_or_in_the_sentence_before(vocab, text, names, speaker):
    doc = tagged(vocab, text)
    doc._.actors = Actors()
    for name, kind, shown in names:
        index = doc._.actors.add(name, kind, "m" if kind == "person" else "")
        start = doc.text.find(shown)
        if start >= 0:
            doc._.actors.mention(index, start, start + len(shown), "full")
    assert [doc._.actors[one.speaker].name for one in find_statements(doc) if one.speaker is not None] == [speaker]


def test_a_person_in_the_sentence_between_goes_on(vocab):
    text = (
        "Ina/NE Kern/NE sagte/VVFIN ,/$, alles/PIS sei/VAFIN voll/ADJD ./$. "
        "Ingo/NE Moll/NE baut/VVFIN den/ART Stand/NN auf/PTKVZ ./$. Er/PPER sei/VAFIN froh/ADJD ./$."
    )
    doc = tagged(vocab, text)
    doc._.actors = Actors()
    for name, gender in (("Ina Kern", "f"), ("Ingo Moll", "m")):
        doc._.actors.mention(
            doc._.actors.add(name, "person", gender), doc.text.find(name), doc.text.find(name) + len(name), "full"
        )
    assert [doc._.actors[one.speaker].name for one in find_statements(doc)] == ["Ina Kern", "Ingo Moll"]


def test_an_unknown_speaker_is_never_certain(vocab):
    doc = tagged(vocab, "Es/PPER hieß/VVFIN ,/$, es/PPER gehe/VVFIN ./$.")
    assert [(one.speaker, one.confidence < CERTAIN) for one in find_statements(doc)] == [(None, True)]


@pytest.mark.parametrize("kind", ["caption", "contact", "boilerplate", "header", "footer"])
def test_nothing_is_said_outside_the_body(vocab, kind):
    doc = tagged(vocab, "Kern/NE sagte/VVFIN ,/$, es/PPER gehe/VVFIN ./$.")
    doc._.zones = [Zone(kind, 0, len(doc.text))]
    assert find_statements(doc) == []


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Kern sagte: „Ja.“", "„" * 50, '"' * 51, ": „“ , so", "Das – (Kern), so ich.", "wie"]
)
def test_bare_text_without_sentences_or_tags_is_no_failure(text):
    doc = spacy.blank("de")(text)
    doc._.quotations = find_quotations(text)
    assert isinstance(find_statements(doc), list)


def test_untagged_text_does_not_break_the_component(vocab):
    doc = tagged(vocab, "Kern/ sagte/ ,/ „/ so/ geht/ es/ “/ (/ ,/ :/ –/ und/ und/ dass/")
    assert isinstance(StatementFinder()(doc)._.statements, list)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "Kern/NE sagte/VVFIN ,/$, „/$( “/$( dass/KOUS so/ADV der/ART Hof/NN sei/VAFIN ./$. :/$. und/KON laut/APPR zufolge/APPO wie/PWAV "
            "mit/PTKVZ er/PPER zu/PTKZU gehen/VVINF –/$( Fazit/NN nannte/VVFIN ein/ART ¶".split(" ")
        ),
        max_size=25,
    )
)
def test_spans_lie_inside_the_text_in_order_whatever_the_words(vocab, pairs):
    doc = tagged(vocab, " ".join(["Der/ART", *pairs, "./$."]))
    found = find_statements(doc)
    assert found == sorted(found, key=lambda one: (one.spans[0], one.kind))
    for one in found:
        assert one.spans
        assert all(0 <= a < b <= len(doc.text) for a, b in (*one.spans, *one.speaker_spans, *one.cue_spans, *one.frame_spans))
        assert list(one.spans) == sorted(one.spans)


def test_thousands_of_quotations_take_linear_time(vocab):
    def quotations(count):
        doc = tagged(vocab, " ".join(["„/$( Hof/NN ./$. “/$( Es/PPER regnet/VVFIN ./$."] * count))
        assert len(find_quotations(doc.text)) == count
        return doc

    assert grows_linearly(find_statements, quotations, 200)


def test_confidences_are_probabilities():
    assert all(0 < value < 1 for value in CONFIDENCE.values())


def test_one_sentence_of_many_thousand_words_takes_linear_time(vocab):
    clause = "Kern/NE sagte/VVFIN ,/$, dass/KOUS er/PPER gehe/VVFIN und/KON"
    assert grows_linearly(find_statements, lambda count: tagged(vocab, " ".join([clause] * count)), 375)
