from __future__ import annotations

from collections import defaultdict

import pytest

from pipeline.lexicon import load_lexicon
from pipeline.temporal import find_timexes
from pipeline.temporal.holidays import holiday_date
from pipeline.temporal.issue_day import issue_day

ISSUED_ON = "2024-03-13"  # a Wednesday, as the head of the tables says


def _rows_by_kind() -> list[tuple[str, list[dict[str, str]]]]:
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for name in ("timex_words", "timex_contexts"):
        for row in load_lexicon(name):
            groups[f"{name}:{row['kind']}"].append(row)
    groups["timex_holidays"] = list(load_lexicon("timex_holidays"))
    return sorted(groups.items())


def _found(text: str) -> str:
    return "; ".join(f"{text[one.start : one.end]}={one.value}" for one in find_timexes(text, issued_on=ISSUED_ON)) or "-"


@pytest.mark.parametrize(("kind", "rows"), _rows_by_kind(), ids=lambda part: part if isinstance(part, str) else "")
def test_each_word_is_read_in_its_own_example(kind, rows):
    wrong = {row["example"]: (row["expect"], _found(row["example"])) for row in rows if _found(row["example"]) != row["expect"]}
    assert not wrong


@pytest.mark.parametrize(("kind", "rows"), _rows_by_kind(), ids=lambda part: part if isinstance(part, str) else "")
def test_each_example_holds_its_word(kind, rows):
    for row in rows:
        word = row.get("form") or row.get("ending") or row["name"]
        stem = word.lower().split()[-1][:4]
        assert stem in row["example"].lower()


def test_no_form_has_one_kind_twice():
    keys = [(row["form"], row["kind"]) for row in load_lexicon("timex_words")]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("row", load_lexicon("timex_holidays"), ids=lambda row: row["name"])
def test_each_holiday_has_a_day_in_every_year(row):
    for year in (1900, 1999, 2024, 2100):
        assert abs(holiday_date(row["rule"], year).year - year) == 0


@pytest.mark.parametrize("row", load_lexicon("timex_issue_labels"), ids=lambda row: row["label"])
def test_each_label_says_whether_its_date_is_the_release_s_own(row):
    text = f"Rathaus wird saniert\n\nDie Stadt saniert das Rathaus.\n\n{row['example']}\n"
    expected = ("2024-03-12", "text") if row["kind"] in {"issue", "embargo"} else ("", "as_of")
    assert issue_day(text, as_of="2024-04-01") == expected
