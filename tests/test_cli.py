"""The command line: what stands on which stream, and every exit code with its sentence."""

import os
import pty
import signal
import subprocess
import sys
import time

import pytest
from samples import AS_OF, GERMAN, read
from typer.testing import CliRunner

from pipeline import __version__, cli
from pipeline.errors import BrokenLexicon, ExitCode
from pipeline.store import Store
from pipeline.tables.rows import EXPORTED
from pipeline.terminal import Terminated


def meldewerk(*words, **options):
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "pipeline", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, **options)


@pytest.fixture
def invoke():
    """Run the command in this process."""
    return lambda *words: CliRunner().invoke(cli.app, [str(word) for word in words])


def run_words(settings):
    return "run", settings.releases, "--out", settings.out, "--model", settings.model, "--as-of", AS_OF, "--workers", "0"


def test_0_done_with_a_summary_on_stderr_and_nothing_on_stdout(settings):
    done = meldewerk(*run_words(settings))
    assert (done.returncode, done.stdout) == (ExitCode.OK, "")
    assert done.stderr.splitlines()[0] == f"2 releases in {settings.out}: 2 new"
    assert "\x1b" not in done.stderr
    assert len(read(settings.out)) == len(EXPORTED)


def test_1_some_release_failed_and_the_tables_are_there(settings, invoke):
    (settings.releases / "z.pdf").write_bytes(b"%PDF")
    done = invoke(*run_words(settings))
    assert done.exit_code == ExitCode.SOME_FAILED
    assert done.stderr.splitlines()[-1].startswith("failed: z.pdf: ")
    assert len(read(settings.out)) == len(EXPORTED)
    assert invoke(*run_words(settings)).exit_code == ExitCode.SOME_FAILED


@pytest.mark.parametrize(
    "words",
    [
        ["run"],
        ["run", "IN"],
        ["run", "IN", "--out", "OUT", "--workers", "-1"],
        ["run", "IN", "--out", "OUT", "--format", "xml"],
        ["run", "IN", "--out", "OUT", "--colour"],
        ["walk"],
        ["show", "a.txt", "b.txt"],
    ],
    ids=" ".join,
)
def test_2_wrong_words(invoke, words):
    done = invoke(*words)
    assert done.exit_code == ExitCode.WRONG_USAGE
    assert done.stdout == ""
    assert "Usage: " in done.stderr


def test_0_where_failures_do_not_matter(settings, invoke):
    (settings.releases / "z.txt").write_bytes(bytes(range(256)) * 20)
    assert invoke(*run_words(settings), "--no-strict").exit_code == ExitCode.OK
    assert invoke(*run_words(settings), "--strict").exit_code == ExitCode.SOME_FAILED
    assert invoke(*run_words(settings)).exit_code == ExitCode.SOME_FAILED


def test_0_status_of_the_tables_on_stdout(settings, invoke):
    invoke(*run_words(settings))
    done = invoke("status", settings.out)
    assert (done.exit_code, done.stderr) == (ExitCode.OK, "")
    assert done.stdout.splitlines()[0] == f"2 releases from 2 files in {settings.out}: 2 ok"
    (settings.releases / "c.txt").write_text(GERMAN)
    assert "to be worked on: 1 file because of new" in invoke("status", settings.out, "--in", settings.releases).stdout


def test_2_status_of_no_tables(invoke, tmp_path):
    done = invoke("status", tmp_path)
    assert done.exit_code == ExitCode.WRONG_USAGE
    assert done.stderr == (
        f"meldewerk: There are no tables of a run in {tmp_path} (meldewerk.sqlite is missing): make them with `meldewerk run IN --out "
        f"{tmp_path}`.\n"
    )


def test_2_most_known_files_are_gone(settings, invoke):
    invoke(*run_words(settings))
    for name in ("a.txt", "b.txt"):
        (settings.releases / name).unlink()
    (settings.releases / "neu.txt").write_text("Neu.")
    done = invoke(*run_words(settings))
    assert done.exit_code == ExitCode.WRONG_USAGE
    assert done.stderr.startswith(f"meldewerk: 2 of the 2 files that were in {settings.releases} are gone: mount the share")
    assert len(done.stderr.splitlines()) == 1
    assert "2 kept" in invoke(*run_words(settings), "--keep-missing").stderr
    assert "2 removed" in invoke(*run_words(settings), "--forget-missing").stderr


def test_2_settings_that_cannot_be_used(settings, invoke, tmp_path):
    (tmp_path / "s.toml").write_text("wokers = 2")
    done = invoke(*run_words(settings), "--settings", tmp_path / "s.toml")
    assert done.exit_code == ExitCode.WRONG_USAGE
    assert done.stderr.startswith(f"meldewerk: The settings in {tmp_path / 's.toml'} cannot be used: 'wokers' is no setting")


def test_2_no_place_for_the_tables(invoke, tmp_path):
    done = invoke("run", tmp_path)
    assert done.exit_code == ExitCode.WRONG_USAGE
    assert "say with --out where the tables are to be." in " ".join(done.stderr.replace("│", " ").split())


def test_2_no_input(invoke, tmp_path):
    done = invoke("run", tmp_path / "nirgends", "--out", tmp_path / "out")
    assert done.exit_code == ExitCode.WRONG_USAGE
    assert done.stderr == (
        f"meldewerk: The input {tmp_path / 'nirgends'} cannot be read: it does not exist; name a folder of releases that you can open.\n"
    )
    assert not (tmp_path / "out").exists()


def test_2_no_releases(invoke, tmp_path):
    done = invoke("run", tmp_path, "--out", tmp_path / "out")
    assert done.exit_code == ExitCode.WRONG_USAGE
    assert done.stderr == f"meldewerk: There is no release in {tmp_path}: put .txt files there or name another folder.\n"


def test_2_a_day_that_is_none(invoke, tmp_path):
    done = invoke("run", tmp_path, "--out", tmp_path / "out", "--as-of", "31.12.")
    assert done.exit_code == ExitCode.WRONG_USAGE
    assert done.stderr == "meldewerk: --as-of '31.12.' is no day: write it as YEAR-MONTH-DAY, for example 2024-03-15.\n"


def test_2_bad_metadata(settings, invoke):
    (settings.releases / "metadata.csv").write_text("name\na.txt\n")
    done = invoke(*run_words(settings))
    assert done.exit_code == ExitCode.WRONG_USAGE
    assert "its first line has no column `file` but reads 'name'; mend the file or take it away." in done.stderr


@pytest.mark.parametrize("command", ["run", "show", "check"])
def test_3_a_missing_model(invoke, folder, tmp_path, command):
    words = {"run": ["run", folder, "--out", tmp_path / "out"], "show": ["show", folder / "a.txt"], "check": ["check"]}[command]
    done = invoke(*words, "--model", "de_no_such_model")
    assert done.exit_code == ExitCode.NO_MODEL
    assert "The German model 'de_no_such_model' is not installed" in (done.stdout if command == "check" else done.stderr)


def test_3_a_broken_lexicon(settings, invoke, monkeypatch, tmp_path):
    def broken(text, repair, within=None):
        raise BrokenLexicon(tmp_path / "cues.tsv", "it is empty")

    monkeypatch.setattr("pipeline.annotate.clean", broken)
    done = invoke(*run_words(settings))
    assert done.exit_code == ExitCode.NO_MODEL
    assert done.stderr.startswith("meldewerk: The lexicon cues.tsv cannot be used: it is empty; install Meldewerk again")


@pytest.mark.parametrize("workers", [1, 2])
def test_3_a_broken_model(folder, tmp_path, workers):
    (tmp_path / "meta.json").write_text("{}")
    done = meldewerk("run", folder, "--out", tmp_path / "out", "--model", tmp_path, "--workers", workers)
    assert done.returncode == ExitCode.NO_MODEL
    assert done.stderr.startswith(f"meldewerk: The model '{tmp_path}' cannot be used: ")
    assert len(done.stderr.splitlines()) == 1


def test_4_output_that_cannot_be_written(settings, invoke):
    settings.out.write_text("eine Datei")
    done = invoke(*run_words(settings))
    assert done.exit_code == ExitCode.NO_OUTPUT
    assert done.stderr == (
        f"meldewerk: The tables cannot be written to {settings.out}: File exists; choose another folder with --out. "
        "What was there is unchanged.\n"
    )


def test_4_a_second_run_says_so_and_leaves(settings, invoke):
    settings.out.mkdir()
    with Store(settings.out):
        done = invoke(*run_words(settings))
    assert done.exit_code == ExitCode.NO_OUTPUT
    assert done.stderr == (
        f"meldewerk: The tables cannot be written to {settings.out}: another run is writing there; choose another folder with --out. "
        "What was there is unchanged.\n"
    )


def test_4_figures_that_cannot_be_written(settings, invoke, tmp_path):
    done = invoke(*run_words(settings), "--metrics", tmp_path / "nirgends" / "m.prom")
    assert done.exit_code == ExitCode.NO_OUTPUT
    assert done.stderr.startswith(f"meldewerk: The figures cannot be written to {tmp_path / 'nirgends' / 'm.prom'}: ")
    assert done.stderr.endswith("The tables are done.\n")
    assert len(read(settings.out)) == len(EXPORTED)


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt, 130), (Terminated, 143), (OSError, None)])
def test_figures_tell_how_a_run_ended(settings, invoke, tmp_path, monkeypatch, error, code):
    def ended(*args):
        raise error

    invoke(*run_words(settings), "--metrics", tmp_path / "m.prom")
    monkeypatch.setattr("pipeline.runner.outcomes", ended)
    (settings.releases / "c.txt").write_text(GERMAN)
    done = invoke(*run_words(settings), "--metrics", tmp_path / "m.prom")
    told = (tmp_path / "m.prom").read_text()
    assert f"meldewerk_last_run_exit_code {done.exit_code}\n" in told
    assert done.exit_code == (code or 1)
    assert "meldewerk_last_success_timestamp_seconds" in told


def test_130_interrupted(settings, invoke, monkeypatch):
    def interrupted(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.runner.outcomes", interrupted)
    done = invoke(*run_words(settings))
    assert done.exit_code == ExitCode.INTERRUPTED
    assert done.stderr == "meldewerk: interrupted; what was finished is kept, and the next run goes on from there.\n"


@pytest.mark.parametrize("workers", [1, 2])
def test_130_on_ctrl_c_with_one_line_however_many_processes(settings, workers):
    for number in range(400):
        (settings.releases / f"{number}.txt").write_text(GERMAN, encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", *map(str, run_words(settings)), "--workers", str(workers)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not (settings.out / "meldewerk.sqlite").exists():
        time.sleep(0.01)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    sentence = process.communicate(timeout=60)[1]
    assert (process.returncode, sentence) == (
        ExitCode.INTERRUPTED,
        "meldewerk: interrupted; what was finished is kept, and the next run goes on from there.\n",
    )
    assert read(settings.out) == {}


def test_143_on_sigterm_like_ctrl_c(settings):
    for number in range(400):
        (settings.releases / f"{number}.txt").write_text(GERMAN, encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", *map(str, run_words(settings)), "--workers", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while not (settings.out / "meldewerk.sqlite").exists():
        time.sleep(0.01)
    time.sleep(1)
    process.terminate()
    sentence = process.communicate(timeout=60)[1]
    assert (process.returncode, sentence) == (
        ExitCode.TERMINATED,
        "meldewerk: ended by SIGTERM; what was finished is kept, and the next run goes on from there.\n",
    )
    assert read(settings.out) == {}


def test_show_writes_to_stdout_alone(settings):
    done = meldewerk("show", settings.releases / "a.txt", "--model", settings.model, "--issued-on", "2024-05-03")
    assert (done.returncode, done.stderr) == (ExitCode.OK, "")
    assert "2024-05-03 (metadata)" in done.stdout


def test_show_into_a_pipe_that_is_closed_is_no_error(settings):
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "pipeline", "show", str(settings.releases / "a.txt"), "--model", settings.model]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (ExitCode.OK, "")


def test_show_on_a_terminal_is_in_colour(settings):
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "pipeline", "show", str(settings.releases / "a.txt"), "--model", settings.model]
    process = subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE, env=environment)
    os.close(theirs)
    seen = b""
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        while True:
            try:
                seen += (chunk := terminal.read(4096)) or b""
            except OSError:  # Linux says so at the end of a terminal
                break
            if not chunk:
                break
    assert process.communicate()[1] == b""
    assert b"\x1b[" in seen


def test_check_says_line_by_line_what_is_wrong(settings, invoke):
    done = invoke("check", "--model", settings.model)
    assert done.exit_code == ExitCode.NO_MODEL
    assert [line.split(":")[0] for line in done.stdout.splitlines()][:3] == [
        "ok     lexicons",
        "ok     repairs",
        "ok     tables",
    ]
    assert done.stdout.splitlines()[-1].startswith("wrong  layers: the model gives no tags")


def test_check_finds_nothing_wrong_with_what_is_shipped(own_model, invoke):
    done = invoke("check", "--model", own_model)
    assert done.exit_code == ExitCode.OK, done.stdout


def test_version(invoke):
    done = invoke("--version")
    assert (done.exit_code, done.stdout) == (0, f"meldewerk {__version__}\n")


def test_help_loads_nothing_heavy():
    code = (
        "import sys; sys.argv = ['meldewerk', '--help']\nfrom pipeline import cli\ntry: cli.main()\nexcept SystemExit: pass\n"
    )
    code += "print(sorted({'spacy', 'pandas', 'dateparser'} & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


@pytest.mark.parametrize("command", ["run", "show", "check"])
def test_every_command_has_help_with_an_example(invoke, command):
    done = invoke(command, "--help")
    assert done.exit_code == 0
    assert f"Example: meldewerk {command}" in done.stdout


def test_help_lists_the_exit_codes(invoke):
    words = " ".join(invoke("--help").stdout.split())
    assert all(f"{code.value} " in words for code in ExitCode)
