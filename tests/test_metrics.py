"""Figures for Prometheus: a file that its node exporter reads, written however a run ends."""

import re

import pytest
from prometheus_client.parser import text_string_to_metric_families

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


def test_a_parser_of_prometheus_reads_every_figure_with_its_type(tmp_path):
    path = tmp_path / "meldewerk.prom"
    report = RunReport(tmp_path, changed=3, statuses={"ok": 7}, rows={"dates": 4}, findings=["weniger"])
    write_metrics(path, ExitCode.SOME_FAILED, report, now=1_700_000_000.25)
    families = {family.name: family for family in text_string_to_metric_families(path.read_text(encoding="utf-8"))}
    assert {family.type for family in families.values()} == {"gauge"}
    assert all(family.documentation and family.name.startswith("meldewerk_") for family in families.values())
    found = {(sample.name, *sample.labels.values()): sample.value for family in families.values() for sample in family.samples}
    assert found["meldewerk_last_run_exit_code",] == 1
    assert found["meldewerk_last_run_timestamp_seconds",] == 1_700_000_000.25
    assert found["meldewerk_last_run_files", "changed"] == 3
    assert (found["meldewerk_releases", "ok"], found["meldewerk_rows", "dates"]) == (7, 4)
    assert found["meldewerk_last_run_findings",] == 1


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
