"""The summary at the end of a run: a few lines that name what a person must look at."""

from pathlib import Path

from pipeline.errors import ExitCode
from pipeline.report import RunReport


def test_a_summary_is_three_lines_when_all_is_well():
    report = RunReport(Path("out"), new=2, unchanged=1, statuses={"ok": 3}, rows={"releases": 3, "events": 0, "dates": 5})
    assert report.summary() == "3 releases in out: 2 new, 1 unchanged\nstatus: 3 ok\nrows:   0 events, 5 dates"
    assert report.exit_code == ExitCode.OK


def test_one_release_is_not_called_releases():
    assert (
        RunReport(Path("out"), changed=1, statuses={"not_german": 1})
        .summary()
        .startswith("1 release in out: 1 changed\nstatus: 1 not german\n")
    )


def test_failures_and_notes_are_named_up_to_ten_and_then_counted():
    failures = [(f"{number}.txt", "warum") for number in range(12)]
    report = RunReport(Path("out"), statuses={"failed": 12}, failures=failures, notes=["so ist das"], findings=["viel"])
    lines = report.summary().splitlines()
    assert lines[3:5] == ["failed: 0.txt: warum", "failed: 1.txt: warum"]
    assert lines[13:] == ["failed: and 2 more", "finding: viel", "note: so ist das"]
    assert report.exit_code == ExitCode.SOME_FAILED


def test_a_failure_is_no_failure_of_a_run_that_is_not_strict():
    assert RunReport(Path("out"), failures=[("a.txt", "warum")], strict=False).exit_code == ExitCode.OK
