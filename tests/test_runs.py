"""What is unusual about a run: a drop that chance does not explain, and nothing else."""

import json
import random

import pytest
from samples import GERMAN

from pipeline.runner import run
from pipeline.runs import unusual, usually


def figure(values):
    return {"statements per release": (len(values), float(sum(values)), float(sum(value**2 for value in values)))}


def test_a_drop_in_statements_per_release_is_a_finding():
    draw = random.Random(7)
    earlier = [figure([draw.randint(0, 10) for _ in range(40)]) for _ in range(10)]
    assert unusual(figure([draw.randint(0, 2) for _ in range(40)]), earlier)[0].startswith("statements per release: ")
    assert unusual(figure([draw.randint(0, 10) for _ in range(40)]), earlier) == []


def test_a_small_night_must_be_further_off_than_a_large_one():
    earlier = [figure([0, 5, 10] * 20)]
    assert unusual(figure([3] * 200), earlier)
    assert unusual(figure([3] * 5), earlier) == []


def test_runs_that_vary_among_themselves_make_no_alarm():
    earlier = [figure([mean] * 50) for mean in (2, 6, 3, 7, 4)]
    assert unusual(figure([5] * 50), earlier) == []
    assert unusual(figure([30] * 50), earlier)


def test_a_first_failure_among_many_is_no_finding_but_three_are():
    earlier = [figure([0] * 100)]
    assert unusual(figure([0] * 9 + [1]), earlier) == []
    assert unusual(figure([0] * 7 + [1] * 3), earlier)


@pytest.mark.parametrize(("now", "earlier"), [([1] * 4, [figure([9] * 99)]), ([1] * 50, [figure([9] * 29)]), ([1] * 50, [])])
def test_too_few_releases_say_nothing(now, earlier):
    assert unusual(figure(now), earlier) == []


def test_the_usual_is_weighed_by_releases():
    usual = usually([(10, 10.0, 10.0), (90, 270.0, 810.0)])
    assert usual.mean == 2.8
    assert usual.run_variance == 0


def test_good_nights_alarm_rarely():
    draw = random.Random(3)
    nights = [figure([max(0, round(draw.gauss(6, 3))) for _ in range(draw.randint(5, 60))]) for _ in range(400)]
    alarms = sum(bool(unusual(nights[at], nights[max(0, at - 50) : at])) for at in range(20, 400))
    assert alarms <= 4


def test_a_run_over_releases_without_statements_says_so_in_summary_and_report(settings):
    for number in range(40):
        (settings.releases / f"{number}.txt").write_text(GERMAN, encoding="utf-8")
    run(settings)
    for number in range(40):
        (settings.releases / f"neu{number}.txt").write_text(GERMAN.replace("„", "").replace("“", ""), encoding="utf-8")
    report = run(settings)
    assert [finding.split(":")[0] for finding in report.findings] == ["statements per release"]
    assert "finding: statements per release: 0.00 in 40 releases, usually 1.00" in report.summary()
    written = json.loads((settings.out / "report.json").read_text())
    assert written["findings"] == report.findings
    assert written["files"] == report.counts
    assert written["rows"]["releases"] == 82


def test_a_run_that_changes_nothing_says_what_the_tables_hold(settings):
    first = run(settings)
    second = run(settings)
    assert second.rows == first.rows
    assert second.findings == []
