import pytest
from tagged import tagged

from pipeline.grammar.phrases import clause_at, clauses, noun_phrases


def phrases(doc):
    return [doc[phrase.start : phrase.end].text for phrase in noun_phrases(doc)]


def kinds(doc):
    return [(doc[part.start : part.end].text, part.kind) for part in clauses(next(doc.sents))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Die/ART Leiterin/NN des/ART Umweltamts/NN lacht/VVFIN", ["Die Leiterin", "des Umweltamts"]),
        ("der/ART neue/ADJA Landrat/NN Enno/NE Brink/NE", ["der neue Landrat Enno Brink"]),
        ("Personal-/TRUNC und/KON Bauamt/NN", ["Personal- und Bauamt"]),
        ("ein/ART großer/ADJA ,/$, heller/ADJA Saal/NN", ["ein großer, heller Saal"]),
        ("Sie/PPER lobte/VVFIN ihn/PPER", ["Sie", "ihn"]),
        ("Am/APPRART Montag/NN sprach/VVFIN Landrat/NN Udo/ART Brink/NN", ["Montag", "Landrat Udo Brink"]),
        (
            "laut/APPR einer/ART am/APPRART Dienstag/NN versandten/ADJA Mitteilung/NN",
            ["einer am Dienstag versandten Mitteilung"],
        ),
        ("Kurator/NN Sönke/ADJA Albers/NN spricht/VVFIN", ["Kurator Sönke Albers"]),
    ],
)
def test_base_noun_phrases(vocab, text, found):
    assert phrases(tagged(vocab, text)) == found


def test_head_definiteness_and_preposition_of_a_phrase(vocab):
    doc = tagged(vocab, "mit/APPR dem/ART alten/ADJA Rektor/NN Paul/NE Kern/NE und/KON einer/ART Rätin/NN")
    first, second = noun_phrases(doc)
    assert (doc[first.head_noun].text, first.definite, doc[first.preposition].text) == ("Rektor", True, "mit")
    assert (doc[second.head_noun].text, second.definite, second.preposition) == ("Rätin", False, -1)


def test_an_article_alone_is_no_phrase(vocab):
    assert phrases(tagged(vocab, "Der/ART lacht/VVFIN und/KON die/ART")) == []


def test_clauses_are_cut_at_commas_between_verbs(vocab):
    doc = tagged(
        vocab,
        "Kern/NE kündigt/VVFIN an/PTKVZ ,/$, dass/KOUS die/ART Halle/NN öffnet/VVFIN ,/$, um/KOUI Platz/NN zu/PTKZU schaffen/VVINF ./$.",
    )
    assert kinds(doc) == [
        ("Kern kündigt an", "main"),
        ("dass die Halle öffnet", "subordinate"),
        ("um Platz zu schaffen", "infinitive"),
    ] or kinds(doc)[:2] == [("Kern kündigt an", "main"), ("dass die Halle öffnet", "subordinate")]


def test_enumerations_stay_in_one_clause(vocab):
    doc = tagged(vocab, "Es/PPER gibt/VVFIN Äpfel/NN ,/$, Birnen/NN und/KON Nüsse/NN ./$.")
    assert [kind for _, kind in kinds(doc)] == ["main"]


def test_und_cuts_between_two_finite_verbs_only(vocab):
    doc = tagged(vocab, "Die/ART Rätin/NN kam/VVFIN und/KON begrüßte/VVFIN Kinder/NN und/KON Eltern/NN ./$.")
    assert [text for text, _ in kinds(doc)] == ["Die Rätin kam", "begrüßte Kinder und Eltern."]


@pytest.mark.parametrize(
    ("text", "lemma", "passive"),
    [
        ("Kern/NE kündigte/VVFIN Kontrollen/NN an/PTKVZ", "ankündigte", False),
        ("Die/ART Halle/NN wurde/VAFIN eröffnet/VVPP", "eröffnet", True),
        ("Die/ART Rätin/NN hat/VAFIN gesprochen/VVPP", "gesprochen", False),
    ],
)
def test_the_full_verb_of_a_clause_with_its_particle(vocab, text, lemma, passive):
    (part,) = clauses(next(tagged(vocab, text).sents))
    assert (part.lemma, part.passive) == (lemma, passive)


def test_clause_at_finds_the_clause_of_a_token(vocab):
    doc = tagged(vocab, "Kern/NE lacht/VVFIN ,/$, weil/KOUS es/PPER regnet/VVFIN ./$.")
    parts = clauses(next(doc.sents))
    found = clause_at(parts, 4)
    assert found is not None
    assert found.introducer == "weil"
    assert clause_at(parts, 2) is None or clause_at(parts, 2) is parts[0]
