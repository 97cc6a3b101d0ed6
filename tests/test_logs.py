"""Lines on stderr for machines: one JSON object each, whatever is said."""

import json
import logging
import subprocess
import sys
import warnings

import pytest
from samples import AS_OF

from pipeline import logs
from pipeline.errors import ExitCode
from pipeline.logs import LogStyle, set_up_logs


@pytest.fixture(autouse=True)
def as_before(monkeypatch):
    """Leave logging as it was."""
    root, ours = logging.getLogger(), logging.getLogger("pipeline")
    handlers, levels = list(root.handlers), (root.level, ours.level)
    monkeypatch.setattr(logs, "_style", logs.log_style())
    yield
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


def test_a_line_has_time_level_event_and_its_fields(capsys):
    set_up_logs(LogStyle("json", "info"))
    logging.getLogger("pipeline.x").info("file done", extra={"file": "größe.txt", "seconds": 0.5})
    line = json.loads(capsys.readouterr().err)
    assert line.pop("time").endswith("Z")
    assert line == {"level": "info", "event": "file done", "file": "größe.txt", "seconds": 0.5}


def test_a_warning_and_a_traceback_are_one_line_each(capsys):
    set_up_logs(LogStyle("json", "warning"))
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(False)
        logging.captureWarnings(True)
        warnings.warn("zwei\nZeilen", UserWarning, stacklevel=1)
    try:
        raise ValueError("kaputt")
    except ValueError:
        logging.getLogger("pipeline").exception("failed")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert "zwei\nZeilen" in lines[0]["event"]
    assert "ValueError: kaputt" in lines[1]["traceback"]


def test_text_lines_have_their_fields_in_brackets(capsys):
    set_up_logs(LogStyle("text", "info"))
    logging.getLogger("pipeline").info("file done", extra={"file": "a.txt"})
    logging.getLogger("pipeline").debug("unheard")
    logging.getLogger("other").info("unheard")
    assert capsys.readouterr().err == "info: file done (file=a.txt)\n"


def meldewerk(*words):
    command = [sys.executable, "-m", "pipeline", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_every_line_of_a_run_is_json(settings):
    words = ["--out", settings.out, "--model", settings.model, "--as-of", AS_OF, "--workers", "1", "--log-format", "json"]
    done = meldewerk("run", settings.releases, *words)
    assert (done.returncode, done.stdout) == (ExitCode.OK, "")
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["event"] for line in lines] == ["work begins", "file done", "file done", "run done"]
    assert lines[-1]["files"]["new"] == 2
    assert lines[-1]["exit_code"] == 0


def test_an_error_is_json_too(settings, tmp_path):
    done = meldewerk("run", tmp_path / "nirgends", "--out", settings.out, "--log-format", "json")
    assert done.returncode == ExitCode.WRONG_USAGE
    line = json.loads(done.stderr)
    assert line["event"].startswith("The input ")
    assert (line["level"], line["exit_code"]) == ("error", 2)
