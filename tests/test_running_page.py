"""`docs/running.md` keeps its word: its commands are accepted, its units, crontab and settings are what they say."""

import configparser
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from pipeline.cli import app
from pipeline.errors import ExitCode
from pipeline.run_command import options
from pipeline.settings_file import read_settings

PAGE = (Path(__file__).parents[1] / "docs" / "running.md").read_text(encoding="utf-8")
COMMAND = typer.main.get_command(app)


def blocks(language):
    """The texts of the page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def accept(words):
    """Let the command line take words apart; raises for any that it does not know."""
    assert Path(words[0].replace("\\", "/")).stem == "meldewerk"
    command = COMMAND.commands[words[1]]
    return command.make_context(words[1], list(words[2:])).params


def unit(text):
    parser = configparser.ConfigParser(strict=True, interpolation=None)
    parser.optionxform = str
    parser.read_string(text)
    return parser


@pytest.fixture
def service():
    return blocks("ini")[0]


@pytest.fixture
def timer():
    return blocks("ini")[1]


def test_the_service_starts_a_run_that_the_command_line_accepts(service):
    parsed = unit(service)
    params = accept(shlex.split(parsed["Service"]["ExecStart"]))
    assert params["releases"] == Path(parsed["Unit"]["RequiresMountsFor"])
    assert parsed["Service"]["Type"] == "oneshot"


def test_the_timer_is_one(timer):
    parsed = unit(timer)
    assert re.fullmatch(r"\*-\*-\* \d\d:\d\d:\d\d", parsed["Timer"]["OnCalendar"])
    assert parsed["Install"]["WantedBy"] == "timers.target"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd")
def test_systemd_finds_nothing_wrong_with_service_and_timer(service, timer, tmp_path):
    service = service.replace("/opt/meldewerk/bin/meldewerk", sys.executable)
    (tmp_path / "meldewerk.service").write_text(service)
    (tmp_path / "meldewerk.timer").write_text(timer)
    command = ["systemd-analyze", "verify", "--man=no", str(tmp_path / "meldewerk.service"), str(tmp_path / "meldewerk.timer")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    ours = [line for line in done.stderr.splitlines() if "meldewerk." in line]
    assert (ours, done.returncode) == ([], 0), done.stderr


def test_the_crontab_line_has_five_fields_and_a_command_that_is_accepted():
    (line,) = blocks("crontab")[0].splitlines()
    *when, command = line.split(maxsplit=5)
    assert len(when) == 5
    assert all(re.fullmatch(r"\*|\d+", field) for field in when)
    assert "%" not in command  # cron would end the line there
    accept(shlex.split(command.split(" 2>>")[0]))


def test_the_windows_task_has_a_command_that_is_accepted():
    (line,) = blocks("bat")[0].splitlines()
    switches = dict(re.findall(r'/(\w+) ("[^"]*"|[^ /]+)', line.removeprefix("schtasks /Create")))
    assert set(switches) == {"TN", "SC", "ST", "TR"}
    assert switches["SC"] == "DAILY"
    command = switches["TR"].strip('"')
    assert len(command) < 262  # schtasks takes no more
    accept(command.split())


def test_the_settings_are_accepted(tmp_path):
    path = tmp_path / "meldewerk.toml"
    path.write_text(blocks("toml")[0])
    assert read_settings(path, options(), tmp_path / "in")["workers"] == 4


def test_every_exit_code_has_its_advice():
    told = {int(code) for row in re.findall(r"^\| ([\d, ]+) \|", PAGE, re.MULTILINE) for code in row.split(", ")}
    assert told == {code.value for code in ExitCode}


def test_every_option_that_the_page_names_exists():
    named = set(re.findall(r"(?<![\w-])--([a-z][a-z-]+)", PAGE)) - {"now"}  # of systemctl
    flags = {"no-strict", "forget-missing", "settings", "no-repair", "in"}
    assert named <= {option.name for option in options()} | flags
