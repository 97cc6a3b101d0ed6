"""`meldewerk.toml`: an option beats the file, the file beats the default, and a typing error is told, not passed over."""

import pytest
from samples import read
from typer.testing import CliRunner

from pipeline import cli
from pipeline.errors import BadSettings, ExitCode
from pipeline.run_command import options
from pipeline.settings_file import NAME, find_settings, read_settings


@pytest.fixture
def run(settings, monkeypatch, tmp_path):
    """Run the command in a current folder of its own; gives the Settings that the run was given."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    given = []
    from pipeline import runner

    original = runner.run

    def watched(settings, progress):
        given.append(settings)
        return original(settings, progress)

    monkeypatch.setattr(runner, "run", watched)

    def invoke(*words):
        words = ("run", settings.releases, "--model", settings.model, *words)
        done = CliRunner().invoke(cli.app, [str(word) for word in words])
        return done, given[-1] if given else None

    return invoke


def write(path, *lines):
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def reading(path, *lines, releases=None):
    return read_settings(write(path, *lines), options(), releases or path.parent / "in")


def test_an_option_beats_the_file_and_the_file_beats_the_default(run, tmp_path):
    file = write(
        tmp_path / "nightly.toml",
        "workers = 0",
        "file-seconds = 30",
        "as-of = 2024-02-01",
        "strict = false",
        'out = "tabellen"',
    )
    done, given = run("--settings", file, "--file-seconds", "40", "--strict")
    assert done.exit_code == ExitCode.OK, done.stderr
    assert (given.workers, given.file_seconds, given.as_of) == (0, 40, "2024-02-01")
    assert given.file_megabytes == 4096
    assert given.out == tmp_path / "tabellen"
    assert done.stderr.splitlines()[-1] == f"note: settings from {file}"
    assert read(tmp_path / "tabellen")


def test_the_file_of_the_current_folder_counts_before_that_of_the_input(run, settings, tmp_path):
    write(settings.releases / NAME, "workers = 0", "file-seconds = 30")
    done, given = run("--out", settings.out)
    assert done.exit_code == ExitCode.OK, done.stderr
    assert given.file_seconds == 30
    write(tmp_path / "here" / NAME, "workers = 0", "file-seconds = 20")
    assert run("--out", settings.out)[1].file_seconds == 20


def test_without_a_file_there_are_the_defaults(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find_settings(None, tmp_path / "in") is None


def test_a_file_among_the_releases_does_not_say_what_is_loaded_or_where_to_write(run, settings):
    for line in ('model = "fremd"', 'out = "/"', 'metrics = "x"'):
        file = write(settings.releases / NAME, line)
        done, _ = run("--out", settings.out)
        assert done.exit_code == ExitCode.WRONG_USAGE
        name = line.split(" ")[0]
        assert done.stderr == (
            f"meldewerk: The settings in {file} cannot be used: {name!r} may not be set by a file among the releases; give it as "
            "an option or with --settings; mend the file or leave it out.\n"
        )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("wokers = 2", "'wokers' is no setting, the nearest is 'workers'"),
        ("keep_mising = true", "'keep_mising' is no setting, the nearest is 'keep-missing'"),
        ('workers = "two"', "'workers' is 'two', not a whole number"),
        ("workers = true", "'workers' is True, not a whole number"),
        ("workers = 1.5", "'workers' is 1.5, not a whole number"),
        ("workers = -1", "'workers' is -1, less than 0"),
        ('file-seconds = "10"', "'file-seconds' is '10', not a number"),
        ("repair = 1", "'repair' is 1, not true or false"),
        ("as-of = 5", "'as-of' is 5, not a text in quotation marks"),
        ("out = 5", "'out' is 5, not a path in quotation marks"),
        ('log-format = "xml"', "'log-format' is 'xml', not one of text, json"),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path, line, reason):
    path = tmp_path / NAME
    with pytest.raises(BadSettings) as caught:
        reading(path, line)
    assert str(caught.value) == f"The settings in {path} cannot be used: {reason}; mend the file or leave it out."


def test_a_file_that_is_no_toml_or_not_there_is_one_sentence(tmp_path):
    with pytest.raises(BadSettings, match="it is no TOML"):
        reading(tmp_path / NAME, "workers 2")
    with pytest.raises(BadSettings, match="No such file"):
        read_settings(tmp_path / "nirgends.toml", options(), tmp_path)


def test_every_option_of_run_may_stand_in_the_file(tmp_path):
    lines = {
        "out": '"o"',
        "model": '"m"',
        "workers": "1",
        "file-seconds": "1.5",
        "file-megabytes": "500",
        "format": '"parquet"',
        "excel": "true",
        "as-of": '"2024-01-01"',
        "repair": "false",
        "keep-missing": "false",
        "strict": "false",
        "metrics": '"m.prom"',
        "log-format": '"json"',
        "log-level": '"debug"',
    }
    assert set(lines) <= {option.name for option in options()}
    found = reading(tmp_path / NAME, *(f"{name} = {value}" for name, value in lines.items()))
    assert set(found) == set(lines)
    assert (found["out"], found["metrics"]) == (tmp_path / "o", tmp_path / "m.prom")
