"""What the statements of a Doc say, for tests to compare."""

from pipeline.components.statements import find_statements


def said(doc):
    """(kind, words, speaker's words) of each statement; spans of one joined by ` … `."""
    text = doc.text
    return [
        (one.kind, " … ".join(text[a:b] for a, b in one.spans), " ".join(text[a:b] for a, b in one.speaker_spans))
        for one in find_statements(doc)
    ]
