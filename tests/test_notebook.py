"""The notebook answers its five questions, on the example that comes with it and on tables with nothing to show."""

import dataclasses
import json
from pathlib import Path

import nbclient
import nbformat

import pipeline
from pipeline.runner import run

NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "five_questions.ipynb"
QUESTIONS = ("quoted", "happens", "holds", "meets", "planned")


def executed(monkeypatch, tables=""):
    """The notebook after a run from its own folder, as a reader would start it; raises when a cell does."""
    monkeypatch.setenv("MELDEWERK_TABLES", str(tables))
    monkeypatch.setenv("PYTHONPATH", str(Path(pipeline.__file__).parents[1]))
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    client = nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(NOTEBOOK.parent)}})
    client.execute()
    return notebook


def printed(notebook):
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert [output.text for output in outputs if output.output_type == "stream" and output.name == "stderr"] == []
    return "".join(output.text for output in outputs if output.output_type == "stream")


def pictures(notebook):
    """The questions whose cells end with a plot, as the headings before them tell."""
    found, heading = [], ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            heading = cell.source.partition("\n")[0]
        for output in cell.get("outputs", ()):
            if "image/png" in output.get("data", {}):
                found.append(heading)
    return found


def test_every_question_gets_its_plot_on_the_example(monkeypatch):
    notebook = executed(monkeypatch)
    assert "16 new" in printed(notebook)
    plots = pictures(notebook)
    assert len(plots) == len(QUESTIONS)
    assert all(word in heading for word, heading in zip(QUESTIONS, plots, strict=True))


def test_tables_with_nothing_to_show_are_told_and_no_error(monkeypatch, settings):
    (settings.releases / "leer.txt").write_bytes(b"")
    run(dataclasses.replace(settings, as_of=""))
    for name in ("statements", "events", "participants", "roles"):
        table = settings.out / f"{name}.csv"
        table.write_text(table.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    notebook = executed(monkeypatch, settings.out)
    assert printed(notebook).count("There is nothing to plot") == len(QUESTIONS)
    assert pictures(notebook) == []


def test_it_is_kept_without_outputs_and_in_the_format_of_today():
    content = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (content["nbformat"], content["metadata"]["kernelspec"]["name"]) == (4, "python3")
    code = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
    assert code
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    nbformat.validate(nbformat.from_dict(content))
