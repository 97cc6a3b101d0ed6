"""What PDF files cost beside text files: `python benchmarks/pdf_load.py [GOLD] [--files 2000] [--model NAME]`.

The releases of GOLD, as .txt and as PDF with a text layer in one and two columns, go through reading and annotation in one process,
in turns (one without umlauts is left out, for OCR would read it), so that a busy machine is slow for both. Prints the processor time of either kind per release and their ratio, then the peak
of memory after the first tenth of the files and after all of them, PDF alone.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from pdf_makers import as_one_column, as_two_columns  # noqa: E402

from pipeline.annotate import annotate_file  # noqa: E402
from pipeline.language import load_language  # noqa: E402
from pipeline.reading.folder import SourceFile  # noqa: E402
from pipeline.release import Metadata  # noqa: E402
from pipeline.settings import Analysis  # noqa: E402

AS_OF = "2026-11-22"
ROUNDS = 5
BATCH = 16


def peak() -> float:
    """The most memory that this process had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("gold", type=Path, nargs="?", default=ROOT / "tests" / "gold" / "releases")
    words.add_argument("--files", type=int, default=2000)
    words.add_argument("--model", default=None)
    chosen = words.parse_args()
    nlp = load_language(chosen.model)
    with tempfile.TemporaryDirectory() as name:
        files: dict[str, list[SourceFile]] = {"txt": [], "pdf": []}
        for path in sorted(chosen.gold.glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            if not set("äöüß") & set(text):
                continue  # its text layer would be doubted and read by OCR
            for kind, raw in {"one.pdf": as_one_column(text), "two.pdf": as_two_columns(text), "txt": text.encode()}.items():
                made = Path(name, f"{path.stem}.{kind}")
                made.write_bytes(raw)
                files[made.suffix[1:]].append(SourceFile(made.stem, made.name, made))
        spent = {"txt": 0.0, "pdf": 0.0}
        done = {"txt": 0, "pdf": 0}
        for _ in range(ROUNDS):
            for kind, sources in files.items():
                with nlp.memory_zone():
                    begun = time.process_time()
                    for source in sources:
                        annotate_file(nlp, source, Metadata(), AS_OF, Analysis())
                    spent[kind] += time.process_time() - begun
                    done[kind] += len(sources)
        each = {kind: 1000 * spent[kind] / done[kind] for kind in spent}
        print(
            f"processor time a release: txt {each['txt']:.0f} ms, pdf {each['pdf']:.0f} ms; throughput {each['txt'] / each['pdf']:.2f} of txt"
        )
        early = 0.0
        for start in range(0, chosen.files, BATCH):
            with nlp.memory_zone():
                for number in range(start, min(start + BATCH, chosen.files)):
                    annotate_file(nlp, files["pdf"][number % len(files["pdf"])], Metadata(), AS_OF, Analysis())
            if not early and start + BATCH >= chosen.files // 10:
                early = peak()
        print(f"peak memory after {chosen.files // 10} PDF files {early:.0f} MB, after {chosen.files} {peak():.0f} MB")


if __name__ == "__main__":
    main()
