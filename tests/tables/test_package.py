"""`datapackage.json` is a valid Tabular Data Package, and the tables of a run keep what it promises."""

import json

import pandas as pd
import pytest
from samples import GERMAN

from pipeline.runner import run
from pipeline.settings import Settings
from pipeline.tables.load import load_tables
from pipeline.tables.package import FOREIGN_KEYS, PACKAGE, PRIMARY_KEYS, package_text, read_columns
from pipeline.tables.rows import EXPORTED


@pytest.fixture(scope="module")
def frictionless():
    return pytest.importorskip("frictionless", reason="the extra [test] is not installed: frictionless is missing")


@pytest.fixture(scope="module")
def tables(tmp_path_factory, own_model):
    """The tables of two releases and a third that is one of them again."""
    folder = tmp_path_factory.mktemp("package")
    (folder / "in").mkdir()
    texts = {"a": GERMAN, "b": GERMAN.replace("Lindental", "Buchental").replace("Anna Kern", "Ute Holm"), "c": GERMAN}
    for name, text in texts.items():
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    run(Settings(releases=folder / "in", out=folder / "out", model=own_model, as_of="2024-06-01", workers=0))
    return folder / "out"


@pytest.fixture(scope="module")
def excel_tables(tables, own_model):
    """The same in the dialect of Excel."""
    out = tables.parent / "excel"
    run(Settings(releases=tables.parent / "in", out=out, model=own_model, as_of="2024-06-01", workers=0, excel=True))
    return out


def problems(frictionless, folder):
    report = frictionless.validate(str(folder / PACKAGE))
    return report.flatten(["type", "message"]) + list(report.errors)


def test_the_tables_of_a_run_are_valid_with_all_keys(frictionless, tables):
    assert problems(frictionless, tables) == []
    assert len((tables / "statements.csv").read_text(encoding="utf-8").splitlines()) > 1


def test_the_tables_for_excel_are_valid_with_all_keys(frictionless, excel_tables):
    assert problems(frictionless, excel_tables) == []


def test_the_tables_for_excel_load_as_the_plain_ones_do(tables, excel_tables):
    plain = load_tables(tables)
    for name, table in load_tables(excel_tables).items():
        pd.testing.assert_frame_equal(table, plain[name])


@pytest.mark.parametrize(
    ("table", "old", "new", "kind"),
    [
        ("statements", "per:ute-holm", "per:ute-halm", "foreign-key"),
        ("releases", "ok,,,a,", "ok,,,x,", "foreign-key"),
        ("dates", "b#d1", "a#d1", "primary-key"),
        ("actors", ",1\n", ",eine\n", "type-error"),
    ],
)
def test_a_row_that_breaks_a_promise_is_found(frictionless, tables, tmp_path, table, old, new, kind):
    for path in [tables / PACKAGE, *tables.glob("*.csv")]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tables / f"{table}.csv").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / f"{table}.csv").write_text(text.replace(old, new), encoding="utf-8")
    assert kind in {problem[0] for problem in problems(frictionless, tmp_path)}


def test_every_table_and_column_is_in_it_in_order():
    resources = json.loads(package_text(EXPORTED))["resources"]
    named = {each["name"]: [field["name"] for field in each["schema"]["fields"]] for each in resources}
    assert named == {name: list(row_class._fields) for name, row_class in EXPORTED.items()}


def test_every_column_is_described_in_both_languages():
    rows = read_columns()
    assert all(row["meaning"].strip() and row["german"].strip() for row in rows)
    assert {row["meaning"] for row in rows} & {row["german"] for row in rows} == set()
    german = {}
    for row in rows:
        assert german.setdefault(row["meaning"], row["german"]) == row["german"]


def test_every_key_is_a_column_and_every_reference_a_primary_key():
    for name, column in PRIMARY_KEYS.items():
        assert column in EXPORTED[name]._fields
    for table, column in FOREIGN_KEYS.values():
        assert PRIMARY_KEYS[table] == column
