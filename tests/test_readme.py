"""README keeps its word: the rows it shows come out, its commands and links exist."""

import re

import pytest
from readme import README, ROOT, block, run_seed, shown

from pipeline.errors import ExitCode
from pipeline.tables.rows import EXPORTED

TEXT = README.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def rows(tmp_path_factory, own_model):
    return run_seed(tmp_path_factory.mktemp("readme") / "out")


@pytest.mark.parametrize("name", EXPORTED)
def test_the_row_of_each_table_really_comes_out(rows, name):
    assert shown()[name] in [{column: value for column, value in row.items() if value} for row in rows[name]]


def test_a_shown_row_reads_back_as_it_was(monkeypatch, tmp_path):
    row = {"event_id": "a#e1", "title": "Eröffnung  des Bades", "place": ""}
    page = tmp_path / "README.md"
    page.write_text(f"x<!-- rows: made by `python tests/readme.py` -->\n{block('events', row)}\n<!-- end of rows -->y")
    monkeypatch.setattr("readme.README", page)
    assert shown() == {"events": {"event_id": "a#e1", "title": "Eröffnung  des Bades"}}


def test_every_exit_code_is_explained():
    explained = [int(code) for code in re.findall(r"^\| (\d+) \|", TEXT, re.MULTILINE)]
    assert explained == [code.value for code in ExitCode]


def test_every_link_leads_somewhere():
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", TEXT) if "://" not in target]
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_table_page_describes_every_column():
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    for name, row_class in EXPORTED.items():
        part = page.split(f"## {name}.csv")[1].split("\n## ")[0]
        assert re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) == list(row_class._fields)
