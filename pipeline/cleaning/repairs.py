"""What a person is shown of the edits: whole words before and after, none of them twice.

Edits are as small as they can be (`ii` to `ü`), several may touch one word, and most of them only move white space. The
repairs are those that change more than that, each widened to its word.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.cleaning.alignment import CleanText, Edit

# Kinds that change letters, so that the whole word tells more: `Btirger` to `Bürger`, `Ver- delegation` to `Verdelegation`.
_OF_WORDS = frozenset({"character", "mojibake", "ligature", "hyphenation", "umlaut", "letter"})
_LONGEST = 60  # letters that a stretch is widened by, so that work stays linear


@dataclass(slots=True)
class _Stretch:
    """Source bounds that one repair covers. points: whether something was inserted, so that neighbours that touch are one."""

    start: int
    end: int
    kind: str
    confidence: float
    points: bool


def repairs_of(text: CleanText) -> tuple[Edit, ...]:
    """The repairs of a cleaned text in order, with bounds and `old` of the source text, none empty and none overlapping.

    Whoever writes each `new` in place of its source span has the clean text but for white space, which text cells fold
    anyway: line ends and blanks that only become other white space are no repairs. Where several edits made one change the
    last kind and the lowest confidence stand for it.
    """
    stretches = [_widened(text.source, edit) for edit in text.edits if not _is_blank(edit)]
    merged: list[_Stretch] = []
    for stretch in sorted(stretches, key=lambda stretch: (stretch.start, stretch.end)):
        last = merged[-1] if merged else None
        if last is None or stretch.start > last.end or (stretch.start == last.end and not (last.points or stretch.points)):
            merged.append(stretch)
            continue
        last.end = max(last.end, stretch.end)
        last.kind = stretch.kind if stretch.kind not in ("character", "hyphenation") else last.kind
        last.confidence = min(last.confidence, stretch.confidence)
        last.points = last.points or stretch.points
    repairs = []
    for stretch in merged:
        old = text.source[stretch.start : stretch.end]
        new = text.text[slice(*text.alignment.to_clean(stretch.start, stretch.end))]
        if f"|{old}|".split() != f"|{new}|".split():
            repairs.append(Edit(stretch.start, stretch.end, old, new, stretch.kind, stretch.confidence))
    return tuple(repairs)


def _is_blank(edit: Edit) -> bool:
    """Whether an edit replaces white space by white space, or takes it away around a paragraph."""
    if edit.kind == "elsewhere":  # another release of the same file
        return True
    if edit.old.strip() or edit.new.strip():
        return False
    return bool(edit.old and edit.new) or edit.kind in ("wrap", "blank", "furniture")


def _widened(source: str, edit: Edit) -> _Stretch:
    """The stretch of an edit: its word, where letters change; for an insertion the word or the mark beside it."""
    start, end = edit.start, edit.end
    points = start == end
    if points or edit.kind in _OF_WORDS or (edit.kind == "quotation" and source[start].isalnum()):
        lowest, highest = max(0, start - _LONGEST), min(len(source), end + _LONGEST)
        while start > lowest and (
            source[start - 1].isalnum() or (edit.kind == "hyphenation" and source[start - 1] in "-\u2010")
        ):
            start -= 1
        while end < highest and source[end].isalnum():
            end += 1
    if start == end:  # no letter beside it
        start, end = (start, end + 1) if end < len(source) else (max(0, start - 1), end)
    return _Stretch(start, end, edit.kind, edit.confidence, points)
