"""Findings in the clean text of a release, marked for a person: in colour, or with brackets where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Doc

STYLES = {"name": "bold cyan", "date": "magenta", "statement": "green"}
BRACKETS = {"name": ("[", "]"), "date": ("<", ">"), "statement": ("{", "}")}
NAMED = frozenset({"full", "surname", "short"})  # forms of mention that are names; `er` and `die Stadt` stay unmarked


class Mark(NamedTuple):
    """A finding at characters of the clean text. kind: key of STYLES. label: what stands behind its opening bracket."""

    start: int
    end: int
    kind: str
    label: str = ""


def find_marks(doc: Doc) -> Iterator[Mark]:
    """Names, dates and statements of a Doc; a name inside another is left out."""
    end = 0
    mentions = ((m.start, m.end) for actor in doc._.actors or () for m in actor.mentions if m.form in NAMED)
    for start, stop in sorted(mentions, key=lambda extent: (extent[0], -extent[1])):
        if start >= end:
            yield Mark(start, stop, "name")
            end = stop
    for timex in doc._.timexes:
        yield Mark(timex.start, timex.end, "date", timex.value)
    ordered = sorted(doc._.statements, key=lambda statement: statement.spans)
    for number, statement in enumerate(ordered, 1):
        for extent in statement.spans:
            yield Mark(extent.start, extent.end, "statement", f"s{number}")


def legend(in_colour: bool) -> Text:
    """One line that explains the marks."""
    if in_colour:
        return Text(" · ").join(Text(kind, style) for kind, style in STYLES.items()) + Text("\n")
    return Text("[name] · <date=value> · {s1: statement}\n")


def coloured(text: str, marks: Sequence[Mark]) -> Text:
    """The text with a style for each mark; an inner mark wins over the one around it."""
    page = Text(text)
    for mark in marks:
        page.stylize(STYLES[mark.kind], mark.start, mark.end)
    return page


def bracketed(text: str, marks: Sequence[Mark]) -> str:
    """The text with brackets around each mark: `[Anna Schulze] kommt am <6. Juli=2023-07-06>`."""
    inserts: list[tuple[int, int, int, str]] = []
    for mark in marks:
        opening, closing = BRACKETS[mark.kind]
        before = f"{opening}{mark.label}: " if mark.kind == "statement" else opening
        after = f"={mark.label}{closing}" if mark.kind == "date" else closing
        # At one place closing comes before opening, inner closes before outer and outer opens before inner.
        inserts.append((mark.start, 1, -mark.end, before))
        inserts.append((mark.end, 0, -mark.start, after))
    parts, at = [], 0
    for place, _, _, bracket in sorted(inserts):
        parts += [text[at:place], bracket]
        at = place
    return "".join([*parts, text[at:]])
