"""Figures for Prometheus: a file that its node exporter reads, written however a run ends."""

import re

import pytest

from pipeline.errors import ExitCode, MetricsNotWritable
from pipeline.metrics import write_metrics
from pipeline.report import RunReport

LINE = re.compile(r"(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+=\"[a-z_]+\"\})? [0-9.]+)")


def values(path):
    return dict(line.rsplit(" ", 1) for line in path.read_text().splitlines() if not line.startswith("#"))


def test_every_line_is_one_of_the_format(tmp_path):
    path = tmp_path / "meldewerk.prom"
    report = RunReport(tmp_path, new=2, statuses={"ok": 1, "not_german": 1}, rows={"events": 5}, began=90.0)
    write_metrics(path, ExitCode.OK, report, now=100.0)
    assert all(LINE.fullmatch(line) for line in path.read_text().splitlines())
    found = values(path)
    assert found["meldewerk_last_run_timestamp_seconds"] == "100.0"
    assert found["meldewerk_last_success_timestamp_seconds"] == "100.0"
    assert found['meldewerk_last_run_files{work="new"}'] == "2"
    assert found['meldewerk_releases{status="not_german"}'] == "1"
    assert found['meldewerk_rows{table="events"}'] == "5"
    assert [each.name for each in tmp_path.iterdir()] == ["meldewerk.prom"]


def test_a_run_that_ended_with_an_error_keeps_the_time_of_the_last_success(tmp_path):
    path = tmp_path / "meldewerk.prom"
    write_metrics(path, ExitCode.OK, RunReport(tmp_path), now=100.0)
    write_metrics(path, ExitCode.NO_OUTPUT, None, now=200.0)
    write_metrics(path, ExitCode.NO_OUTPUT, None, now=300.0)
    found = values(path)
    assert found["meldewerk_last_run_exit_code"] == "4"
    assert found["meldewerk_last_run_timestamp_seconds"] == "300.0"
    assert found["meldewerk_last_success_timestamp_seconds"] == "100.0"


def test_a_first_run_that_failed_has_no_success(tmp_path):
    write_metrics(tmp_path / "m.prom", ExitCode.WRONG_USAGE, None)
    assert "meldewerk_last_success_timestamp_seconds" not in values(tmp_path / "m.prom")


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path):
    path = tmp_path / "nirgends" / "m.prom"
    with pytest.raises(MetricsNotWritable) as caught:
        write_metrics(path, ExitCode.OK, RunReport(tmp_path))
    assert caught.value.exit_code == ExitCode.NO_OUTPUT
    assert str(caught.value) == (
        f"The figures cannot be written to {path}: No such file or directory; name another file with --metrics. The tables are done."
    )
