"""Damaged files: no reader raises, every file has its row, and its sentence where it could not be read."""

import csv
import re

import pytest
from documents import MAKERS, as_docx, mail
from mutations import series
from samples import GERMAN

from pipeline.errors import ExitCode
from pipeline.reading.formats import read_file
from pipeline.runner import run
from pipeline.settings import Limits


@pytest.mark.parametrize("suffix", MAKERS)
def test_damaged_files_of_a_format_are_read_or_named(tmp_path, suffix, capsys):
    whole = MAKERS[suffix](GERMAN) if suffix != ".eml" else mail(GERMAN, a__docx=as_docx(GERMAN)).as_bytes()
    for damaged in series(whole, 40, suffix):
        path = tmp_path / f"a{suffix}"
        path.write_bytes(damaged)
        for reading in read_file(path, Limits()):
            assert reading.status in {"ok", "empty", "failed"}
            assert bool(reading.error) == (reading.status != "ok")
    assert capsys.readouterr().out == ""


def test_a_run_over_damaged_files_ends_with_a_row_for_each(settings):
    for suffix, make in MAKERS.items():
        for number, damaged in enumerate(series(make(GERMAN), 4, f"run {suffix}")):
            (settings.releases / f"{suffix[1:]}-{number}{suffix}").write_bytes(damaged)
    report = run(settings)
    with (settings.out / "releases.csv").open(encoding="utf-8", newline="") as handle:
        rows = {re.split("[!#]", row["file"])[0] for row in csv.DictReader(handle)}
    assert rows == {path.name for path in settings.releases.iterdir()}
    assert report.exit_code in {ExitCode.OK, ExitCode.SOME_FAILED}
