"""Which way a sentence looks: back (`fand … statt`) or forward (`wird … stattfinden`), by the forms of its verbs."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.temporal.tokens import TokenText
from pipeline.temporal.words import words

PAST, OPEN, FUTURE = -1, 0, 1
_BOUNDS = frozenset(',;:–—()“”„"»«')
_ATTRIBUTE_WINDOW = 9  # tokens back to the article of `die für Anfang Mai geplante Messe`
_SHORTEST_ATTRIBUTE = 7  # letters of a participle as an attribute (`gebaute`); shorter words in -te are others
_PLANNED_WINDOW = 3  # tokens from a date to its `geplante`
_LIST_WINDOW = 40  # tokens of a list of dates
_RANGE_WINDOW = 8  # tokens from `vom 3.` to the `bis` that makes it a range
_SHORTEST_PRETERITE = 5  # letters of a regular preterite (`lobte`); shorter words in -te are others
_DETERMINERS = frozenset("der die das den dem des ein eine einen einem einer eines seine ihre dieser diese dieses".split())
_REPLACED = frozenset("müssen können dürfen sollen wollen lassen".split())  # infinitives in place of participles
_PARTICIPLE_STARTS = ("ge", "be", "ver", "er", "ent", "emp", "zer", "miss", "über", "unter", "wieder")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """bounds: tokens that part its clauses; places, kinds: its verb forms in order; whole: its direction.

    cancelled: whether it says that something is called off.
    """

    bounds: list[int]
    places: list[int]
    kinds: list[str]
    whole: int
    cancelled: bool


class Tense:
    """The direction of each place in a text.

    text: its tokens. dated: a flag per token, whether it belongs to a time expression. tags: STTS tags by the character
    that their token starts at, or empty.
    """

    def __init__(self, text: TokenText, dated: bytearray, tags: Mapping[int, str]) -> None:
        self._text = text
        self._dated = dated
        self._tags = tags
        self._sentences: dict[int, _Sentence] = {}

    def direction(self, first: int, last: int) -> int:
        """-1 where the clause (else its sentence) of tokens `first` to `last` looks back, 1 forward, 0 where nothing tells."""
        text = self._text
        behind = self._behind_dates(last)
        if any(text.words.ends(text.low(at), "planned") for at in range(behind, behind + _PLANNED_WINDOW)):
            return FUTURE
        attribute = self._attribute(behind)
        if attribute != OPEN:
            return attribute
        low = text.low(first - 1)
        if "seit" in {low, text.low(first - 2) if low in _DETERMINERS else low}:
            return PAST  # `seit Montag`, `seit dem Wochenende`
        onto = first - 2 if low in _DETERMINERS else first - 1
        if text.low(onto) == "auf" and not text.words.get(text.low(onto - 1), "part"):
            return FUTURE  # `wurde auf den 3. Juni verschoben`, but `in der Nacht auf Sonntag`
        if low == "vom" and not any(
            text.low(at) in {"bis", "an", "auf"} or text[at].text in "–-" or self._moved(at)
            for at in range(last, last + _RANGE_WINDOW)
        ):
            return PAST  # `das Ergebnis vom Sonntag`
        sentence = self._sentence(first)
        at = bisect_left(sentence.bounds, first)
        left = sentence.bounds[at - 1] if at else -1
        at = bisect_left(sentence.bounds, last)
        right = sentence.bounds[at] if at < len(sentence.bounds) else len(text)
        low_at, high_at = bisect_left(sentence.places, left), bisect_left(sentence.places, right)
        found = _judge(set(sentence.kinds[low_at:high_at])) or sentence.whole
        # `zu dem sie für den 8. November eingeladen hatte`, `Gestrichen wurde die Auktion am 24. März`: the date itself may lie ahead
        set_for = "für" in {low, text.low(first - 2) if low in _DETERMINERS else low}
        return OPEN if found == PAST and (set_for or sentence.cancelled) else found

    def _moved(self, at: int) -> bool:
        """Whether another date is where something moves to: `vom Juni in den Herbst`."""
        article = self._text.low(at) == "in" and self._text.low(at + 1) in {"den", "das", "die"}
        return article and at + 2 < len(self._dated) and bool(self._dated[at + 2])

    def _behind_dates(self, at: int) -> int:
        """The token behind a list of dates: `für den 4. und 5. Mai geplante` is said of both."""
        here = at
        while here < min(at + _LIST_WINDOW, len(self._dated)):
            joint = self._text.entry(here, "join") is not None or self._text[here].text in ",–-/"
            if not self._dated[here] and not (joint and here + 1 < len(self._dated) and self._dated[here + 1]):
                break
            here += 1
        return here

    def _attribute(self, at: int) -> int:
        """The direction of a participle right behind a date: `die am Samstag eröffnete Schau`, `die im Mai beginnende Messe`."""
        text = self._text
        low = text.low(at)
        if not low or text.capital(at) or not text.capital(at + 1) or text.words.kinds(low) or len(low) < _SHORTEST_ATTRIBUTE:
            return OPEN
        if low.endswith(("ende", "enden", "ender", "endes", "endem")):
            return FUTURE
        past = low.endswith(("te", "ten", "ter", "tes", "tem", "ene", "enen", "ener", "enes", "enem"))
        return PAST if past and (low.startswith(_PARTICIPLE_STARTS) or "ge" in low[2:7] or "iert" in low) else OPEN

    def _sentence(self, at: int) -> _Sentence:
        """Clause bounds and verb signals of the sentence that a token stands in, worked out once."""
        text = self._text
        number = text[at].sentence
        known = self._sentences.get(number)
        if known is not None:
            return known
        first = last = at
        while text[first - 1].sentence == number and first > 0:
            first -= 1
        while text[last].sentence == number and last < len(text):
            last += 1
        signals = self._signals(first, last)
        verbs = {place for place, _ in signals}
        bounds: list[int] = []
        verb_seen = False
        for here in range(first, last):
            verb_seen = verb_seen or here in verbs
            if text[here].text not in _BOUNDS:
                continue
            # `am Donnerstag, 6. Juli, besuchte …` is one clause; `öffnet am Samstag, teilte … mit` is two
            if text[here].text not in ",(" or not self._beside_date(here) or (verb_seen and here + 1 in verbs):
                bounds.append(here)
                verb_seen = False
        signals.sort()
        kinds = [kind for _, kind in signals]
        whole = _judge({kind for kind in kinds if kind not in {"speech", "aim"}})
        cancelled = any(text.words.ends(text.low(here), "cancelled") for here in range(first, last))
        known = _Sentence(bounds, [place for place, _ in signals], kinds, whole, cancelled)
        self._sentences[number] = known
        return known

    def _beside_date(self, at: int) -> bool:
        return bool(self._dated[at - 1]) or (at + 1 < len(self._dated) and bool(self._dated[at + 1]))

    def _signals(self, first: int, last: int) -> list[tuple[int, str]]:
        """The verb forms of a sentence that tell a time: `past`, `future`, `present`, `speech` (a frame: `teilte … mit`)."""
        text = self._text
        found: list[tuple[int, str]] = []
        auxiliary: dict[str, int] = {}
        for at in range(first, last):
            token = text[at]
            if token.kind != "word" or self._dated[at]:
                continue
            low = token.low
            kind = text.entry(at, "tense")
            if kind is not None and not (token.text[0].isupper() and at > first and text[at - 1].text not in _BOUNDS):
                if kind == "have" and _participle(text.low(at - 1), text):  # `das am Montag stattgefunden hat`
                    found.append((at, "past"))
                if kind in {"have", "be"}:
                    auxiliary[kind] = at
                    if kind == "be":
                        found.append((at, "present"))
                elif kind == "perfect":
                    found.append((at, "past"))
                elif "have" in auxiliary and low in _REPLACED and text.low(at - 1).endswith("n") and not self._dated[at - 1]:
                    found.append((auxiliary["have"], "past"))  # `habe man Kurse streichen müssen`
                    found.append((at, "past"))
                elif low == "werden" and _participle(text.low(at - 1), text) and any(kind == "past" for _, kind in found):
                    continue  # `mussten verschoben werden`
                else:
                    found.append((at, kind))
            elif token.text[0].islower() or at == first:
                if self._aim(at):
                    found.append((at, "aim"))
                elif text.words.ends(low, "perfect_ending"):
                    found.append((at, "past"))
                elif "have" in auxiliary and (_participle(low, text) or self._tags.get(token.start) == "VVPP"):
                    found.append((auxiliary["have"], "past"))
                    found.append((at, "past"))
                elif _prefixed(low, "past") or ("be" in auxiliary and _prefixed(low, "perfect")):
                    found.append((at, "past"))
                elif self._tags.get(token.start, "").endswith("FIN") and (
                    not low.endswith(("te", "ten")) or text.words.ends(low + "n", "infinitive")
                ):
                    found.append((at, "present"))
                elif self._preterite(at, first):
                    found.append((at, "speech" if text.words.ends(low, "speech") else "past"))
        return found

    def _aim(self, at: int) -> bool:
        """Whether a word is the infinitive of a clause without a tense: `bat darum, bis Freitag Wasser zu sparen`, `vorzulegen`."""
        text = self._text
        low = text.low(at)
        if text.low(at - 1) == "zu":
            tag = self._tags.get(text[at].start)
            bare = (
                low.endswith("n") and len(low) >= _SHORTEST_PRETERITE and low not in _DETERMINERS and not text.capital(at + 1)
            )
            return tag == "VVINF" if tag else bare
        infixed = low.endswith("n") and any(low.startswith(prefix) for prefix in _infixed())
        return infixed and self._tags.get(text[at].start, "VVIZU") in {"VVIZU", "VVINF"}

    def _preterite(self, at: int, first: int) -> bool:
        """Whether a word in -te or -ten is a regular preterite and no adjective, participle or infinitive."""
        text = self._text
        low = text.low(at)
        if not low.endswith(("te", "ten")) or len(low) < _SHORTEST_PRETERITE or text.words.kinds(low):
            return False
        if low.endswith("ten") and (text.words.ends(low, "infinitive") or text.low(at - 1) == "zu"):
            return False
        if text.words.ends(low + "n", "infinitive"):
            return False  # Konjunktiv I: `Die Ergebnisse erwarte man am Montag`
        tag = self._tags.get(text[at].start)
        if tag:
            return tag.endswith("FIN")
        if text.low(at - 1) in _DETERMINERS and text.low(at + 1) not in _DETERMINERS:  # `das sagte die Leiterin` is none
            return False
        if text.capital(at + 1) and self._attributive(at):
            return False
        if text.capital(at + 1) and (low.startswith(_PARTICIPLE_STARTS) or "ge" in low[2:6]):
            for here in range(at - 1, max(first - 1, at - _ATTRIBUTE_WINDOW), -1):
                if text.low(here) in _DETERMINERS and text.entry(here + 1, "attribute_start") is not None:
                    return False
        return True

    def _attributive(self, at: int) -> bool:
        """Whether a word before a noun follows what only adjectives follow: a preposition or another adjective."""
        low = self._text.low(at - 1)
        if self._text.entry(at - 1, "adjective_before") is not None:
            return True
        return (
            self._text[at - 1].text == low
            and low.endswith(("en", "er", "es", "em", "te", "ge"))
            and self._text.entry(at - 1, "tense") is None
        )


@functools.cache
def _prefixes() -> tuple[str, ...]:
    return tuple(words().of_kind("verb_prefix"))


@functools.cache
def _infixed() -> tuple[str, ...]:
    """`vorzu` as in `vorzulegen`; `hinzu` is a prefix itself (`hinzugefügt`)."""
    return tuple(prefix + "zu" for prefix in _prefixes() if prefix + "zu" not in _prefixes())


def _prefixed(low: str, tense: str) -> bool:
    """Whether a word is of a tense of the lexicon behind a prefix: `zerschnitt`, `übergab`, `durchgebrochen` (perfect)."""
    if not low.startswith(_prefixes()):
        return False
    return any(low.startswith(prefix) and words().get(low[len(prefix) :], "tense") == tense for prefix in _prefixes())


def _participle(low: str, text: TokenText) -> bool:
    """Whether a word may be a past participle: `besucht`, `angenommen`, `informiert`."""
    if len(low) < 4 or not low.endswith(("t", "en", "an")) or text.words.kinds(low):
        return False
    if low.startswith(_PARTICIPLE_STARTS) or low.endswith("iert") or "ge" in low[2:7]:
        return True
    return any(low.startswith(prefix + "ge") for prefix in _prefixes())  # `niedergelegt`, `zusammengesetzt`


def _judge(kinds: set[str]) -> int:
    """What signals of one clause say together: modals look forward, preterite and perfect back, the present forward.

    An infinitive with `zu` looks forward where it is the only verb, `geschwiegen zu haben` back.
    """
    if "future" in kinds:
        return FUTURE
    if "past" in kinds:
        return PAST
    if "present" in kinds or "aim" in kinds:
        return FUTURE
    return PAST if "speech" in kinds else OPEN
