from hypothesis import given
from hypothesis import strategies as st
from tagged import tagged

from pipeline.components.statements import find_statements


def quoted(doc):
    return [[doc.text[a:b] for a, b in one.quoted] for one in find_statements(doc)]


def test_words_inside_an_indirect_clause_stand_on_the_statement(vocab):
    doc = tagged(vocab, "Der/ART Bau/NN sei/VAFIN „/$( ein/ART Wagnis/NN “/$( ,/$, sagte/VVFIN Kern/NE ./$.")
    (one,) = find_statements(doc)
    assert (one.kind, quoted(doc)) == ("indirect", [["ein Wagnis"]])


def test_a_name_inside_an_indirect_clause_is_nobodys_words(vocab):
    doc = tagged(vocab, "Das/ART Projekt/NN „/$( Grüne/ADJA Mitte/NN “/$( sei/VAFIN sicher/ADJD ,/$, sagte/VVFIN Kern/NE ./$.")
    assert quoted(doc) == [[]]


def test_a_direct_statement_quotes_nothing_twice(vocab):
    doc = tagged(vocab, "„/$( Wir/PPER bauen/VVFIN “/$( ,/$, sagte/VVFIN Kern/NE ./$.")
    assert quoted(doc) == [[]]


WORDS = st.sampled_from(
    "Der/ART Bau/NN sei/VAFIN „/$( “/$( klein/ADJD ,/$, sagte/VVFIN Kern/NE ./$. als/APPR Wagnis/NN dass/KOUS".split()
)


@given(st.lists(WORDS, min_size=1, max_size=14).map(" ".join))
def test_quoted_words_lie_inside_the_clause_whatever_the_words(text):
    import spacy

    doc = tagged(spacy.blank("de").vocab, text)
    for one in find_statements(doc):
        assert one.kind != "direct" or not one.quoted
        assert all(any(a - 1 <= c and d <= b + 1 for a, b in one.spans) for c, d in one.quoted)
