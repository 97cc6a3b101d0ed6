"""The true rows that README shows: `python tests/readme.py` runs `data/raw` and writes them into README anew."""

from __future__ import annotations

import csv
import re
import tempfile
from pathlib import Path

from pipeline.model import OWN_MODEL
from pipeline.runner import run
from pipeline.settings import Settings
from pipeline.tables.rows import EXPORTED

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
START, END = "<!-- rows: made by `python tests/readme.py` -->", "<!-- end of rows -->"
AS_OF = "2026-11-22"

Cells = dict[str, str]


def run_seed(out: Path) -> dict[str, list[Cells]]:
    """The rows that a run over `data/raw` gives, by table."""
    run(Settings(releases=ROOT / "data" / "raw", out=out, model=OWN_MODEL, as_of=AS_OF))
    rows = {}
    for name in EXPORTED:
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
            rows[name] = list(csv.DictReader(handle))
    return rows


def block(name: str, row: Cells) -> str:
    """A row as README shows it: a line for each cell that is not empty."""
    cells = {column: value for column, value in row.items() if value}
    width = max(map(len, cells))
    return "\n".join([f"`{name}.csv`", "", "```", *(f"{column:<{width}}  {value}" for column, value in cells.items()), "```"])


def shown() -> dict[str, Cells]:
    """The rows that README shows, by table, without empty cells."""
    part = README.read_text(encoding="utf-8").split(START)[1].split(END)[0]
    blocks = re.findall(r"`(\w+)\.csv`\n\n```\n(.*?)\n```", part, re.DOTALL)
    return {name: dict(re.split(r"  +", line, maxsplit=1) for line in lines.split("\n")) for name, lines in blocks}


def main() -> None:
    with tempfile.TemporaryDirectory() as out:
        rows = run_seed(Path(out))
    blocks = "\n\n".join(
        block(name, max(rows[name], key=lambda row: row.get("confidence") or str(sum(map(bool, row.values())))))
        for name in EXPORTED
    )
    text = README.read_text(encoding="utf-8")
    before, after = text.split(START)[0], text.split(END)[1]
    README.write_text(f"{before}{START}\n{blocks}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
