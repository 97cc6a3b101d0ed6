from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path

import pytest

PATH = Path(__file__).parent.parent / "benchmarks" / "timex.py"


@pytest.fixture(scope="module")
def benchmark():
    specification = importlib.util.spec_from_file_location("benchmark_timex", PATH)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture
def article(benchmark, tmp_path):
    path = tmp_path / "a.tml"
    path.write_text(
        '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2024-03-13" functionInDocument="CREATION_TIME">2024-03-13</TIMEX3></DCT>\n'
        '<TEXT>Am <TIMEX3 tid="t1" type="DATE" value="2024-03-12">12.\nMärz</TIMEX3> &amp; <TIMEX3 tid="t2" type="DATE" value="2024-03-13">heute</TIMEX3>,'
        ' dann <TIMEX3 tid="t3" type="DATE" value="x"></TIMEX3>Schluss.</TEXT></TimeML>',
        encoding="utf-8",
    )
    return benchmark.read_article(path)


def test_article_is_read_without_tags_and_with_its_day(article):
    assert article.text == "Am 12.\nMärz & heute, dann Schluss."
    assert article.issued_on == "2024-03-13"
    assert [article.text[one.start : one.end] for one in article.annotations] == ["12.\nMärz", "heute", ""]


def test_counts_are_those_of_tempeval(benchmark, article):
    hits = Counter()
    answers = [
        benchmark.Annotation(0, 11, "DATE", "2024-03-12"),
        benchmark.Annotation(14, 19, "TIME", "2024-03-13"),
        benchmark.Annotation(26, 33, "DATE", "y"),
    ]
    benchmark.compare(article, answers, hits)
    assert dict(hits) == {"gold": 2, "found": 3, "relaxed": 2, "strict": 1, "type": 1, "value": 2}


def test_ours_finds_what_the_gold_has(benchmark, article):
    hits = Counter()
    benchmark.compare(article, benchmark.ours(article), hits)
    assert (hits["strict"], hits["value"], hits["found"]) == (2, 2, 2)
