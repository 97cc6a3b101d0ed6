"""Labels that open a zone: `Pressekontakt:`, `Bildunterschrift:`, `Über die Linden AG`."""

from __future__ import annotations

import functools
import re

from pipeline.lexicon import load_lexicon

ABOUT = re.compile(r"(?:Über|Zu) (?:(?:die|das|den|der|dem) )?[A-ZÄÖÜ„][^.!?:;]{1,70}:?")


@functools.cache
def _label_pattern() -> re.Pattern[str]:
    labels = sorted((row["label"] for row in load_lexicon("zone_labels")), key=len, reverse=True)
    names = "|".join(re.escape(label) for label in labels)
    return re.compile(
        rf"(?P<label>{names})(?P<rest>(?: ?\([^)\n]{{1,60}}\)| (?:für|an|bei|der|des|zu|zur|zum|bitte|von|steht|stehen|erteilt|erteilen|gibt|geben|gern|richten|beantwortet|beantworten|nimmt|an die)\b(?:[^:\n]|:(?=\w)){{0,170}})?)\s*(?P<mark>:(?=\s|$)|$)",
        re.IGNORECASE,
    )


@functools.cache
def _label_zones() -> dict[str, str]:
    return {row["label"].lower(): row["zone"] for row in load_lexicon("zone_labels")}


# What a label without a colon may go on with: `Für Rückfragen steht Ihnen gern zur Verfügung`.
_OFFERS = frozenset(
    "für an bei der die das des dem den zu zur zum bitte von steht stehen erteilt erteilen gibt geben gern gerne ihnen "
    "sich wenden sie und oder unter per auch telefonisch jederzeit sowie mail tel telefon herr frau".split()
)


def _is_open_label(rest: str) -> bool:
    """Whether a label's line without a colon only offers: not `Kontakt zur Partnerstadt wird enger`."""
    if rest.lstrip().startswith("("):
        return True
    return all(not word[0].islower() or word.lower().strip(".,") in _OFFERS for word in rest.split())


def label_of(text: str) -> tuple[str, int] | None:
    """Zone and length of the label that begins a line (`Pressekontakt: …` gives `contact`, 14), or None."""
    match = _label_pattern().match(text)
    if match:
        after = text[match.end() :].lstrip()
        zone = _label_zones()[match["label"].lower()]
        if zone == "contact" and after[:1] in {"„", '"', "»", "‚"}:
            return None
        if match["rest"] and not match["mark"] and not _is_open_label(match["rest"]):
            return None
        return zone, match.end()
    if ABOUT.fullmatch(text) and len(text.split()) <= 8:
        return "boilerplate", len(text)
    return None
