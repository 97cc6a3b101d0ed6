from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.temporal.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Das war 2014. Das Bad schloss.", 2),
        ("Am 14. Mai war Sitzung.", 1),
        ("Sie zog um. Er blieb.", 2),
        ("Am Sa. Abend mit Dr. Berg.", 1),
        ("„Gut so.“ Er ging.", 2),
        ("- Montag: Chor\n- Dienstag: Tanz", 2),
        ("Eine Zeile\ngeht weiter.", 1),
        ("Ein Absatz\n\nNoch einer", 2),
    ],
)
def test_sentence_ends_where_a_reader_sees_it(text, sentences):
    assert len({token.sentence for token in tokenize(text)}) == sentences


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aÄ1. ,\n-„“’٣½", max_size=60))
def test_tokens_quote_the_text_in_order(text):
    tokens = tokenize(text)
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert all(before.end <= after.start for before, after in itertools.pairwise(tokens))
    assert "".join(text.split()) == "".join("".join(token.text.split()) for token in tokens)
