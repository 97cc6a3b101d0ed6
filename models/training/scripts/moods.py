"""Tell Konjunktiv I ("er habe") from the first person ("ich habe") by rule, for text nobody has annotated.

A form is a candidate when its base form is the form plus "n" (habe, trage, müsse; not sagte), or it is sei or seien.
"""

KONJUNKTIV_SINGULAR = "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
KONJUNKTIV_PLURAL = "Mood=Sub|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"
FIRST_PERSON = "Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin"
UNDECIDED = "?"
THIRD = {"er", "sie", "es", "man", "das", "dies", "niemand", "jeder", "wer"}


def is_candidate(form: str, lemma: str) -> bool:
    """Tell whether a finite verb may be Konjunktiv I.

    form: e.g. "handele". lemma: e.g. "handeln".
    RETURNS: True where only the clause can tell.
    """
    form = form.lower()
    return form in ("sei", "seien") or (form.endswith("e") and lemma.lower() in (form + "n", form[:-1] + "n"))


def clause(words: list[str], index: int) -> list[str]:
    """Give the lower-cased words between the punctuation marks around a word."""
    marks = {",", ".", ":", ";", "!", "?", "„", "“", "”", "»", "«", '"', "–", "(", ")", "\n", "\n\n"}
    start = index
    while start > 0 and words[start - 1] not in marks:
        start -= 1
    end = index + 1
    while end < len(words) and words[end] not in marks:
        end += 1
    return [word.lower() for word in words[start:end]]


def read_mood(words: list[str], index: int, is_speech: bool) -> str:
    """Read the features of a candidate off its clause.

    words: The words of the sentence. index: Place of the verb.
    is_speech: True for text in which people speak of themselves, where a missing "ich" decides nothing.
    RETURNS: Features, or "?".
    """
    form = words[index].lower()
    if form == "seien":
        return KONJUNKTIV_PLURAL
    here = clause(words, index)
    if form == "sei":
        return KONJUNKTIV_SINGULAR if "ich" not in here and "du" not in here else UNDECIDED
    if "ich" in here:
        return FIRST_PERSON
    if THIRD & set(here):
        return KONJUNKTIV_SINGULAR
    if is_speech or any(word.lower() in ("ich", "mich", "mir", "mein", "meine") for word in words):
        return UNDECIDED
    return KONJUNKTIV_SINGULAR
