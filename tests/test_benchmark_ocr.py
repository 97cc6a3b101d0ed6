"""The OCR benchmark says what it skipped and measures what is there."""

import gzip
import json
import runpy
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "ocr.py"


def run(corpora, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["ocr.py", str(corpora)])
    with pytest.raises(SystemExit) as stop:
        runpy.run_path(str(BENCHMARK), run_name="__main__")
    return stop.value.code, capsys.readouterr().out


def test_an_empty_folder_is_skipped_with_a_sentence(tmp_path, monkeypatch, capsys):
    code, out = run(tmp_path, monkeypatch, capsys)
    assert code == 0
    assert "pages: skipped" in out
    assert "sound texts: skipped" in out


def test_sound_texts_are_counted(tmp_path, monkeypatch, capsys):
    (tmp_path / "quotes").mkdir()
    article = {"originalText": "Die Brücke wird größer.\n\nÜber die Kosten berät der Rat."}
    with gzip.open(tmp_path / "quotes" / "dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(article) + "\n")
    _, out = run(tmp_path, monkeypatch, capsys)
    assert "sound: 0 changes in 20 words of 3 texts" in out
