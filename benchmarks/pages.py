"""Words of releases on web pages: `python benchmarks/pages.py [GOLD] [--peer]`.

Each release of GOLD is set into pages as town halls, portals and Word make them; counted are the share of its words that are
read (R) and the share of what is read that is of it (P). `--peer` reads the same pages with trafilatura where it is installed.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from documents import as_html, paragraphs  # noqa: E402

from pipeline.page.zone_labels import label_of  # noqa: E402
from pipeline.reading.html import read_html  # noqa: E402
from pipeline.settings import Limits  # noqa: E402

MENU = "".join(
    f'<li><a href="/{n}">{name}</a></li>'
    for n, name in enumerate(["Rathaus", "Leben und Wohnen", "Kultur und Freizeit", "Wirtschaft", "Presse"])
)
TEASERS = "".join(
    f'<div class="news"><h3><a href="/n{n}">{title}</a></h3><p>{title} – mehr dazu in unserer Meldung vom heutigen Tag, die Sie hier '
    f'<a href="/n{n}">weiterlesen</a> können.</p></div>'
    for n, title in enumerate(["Markt zieht um", "Brücke gesperrt", "Bücherei liest vor"])
)
NOTICE = "Wir verwenden Cookies und ähnliche Techniken, um Ihnen den vollen Umfang unseres Angebots bereitzustellen. " * 12


def lines_as(tag: str, lines: list[str]) -> str:
    return f"<{tag}>{'<br>'.join(map(escape, lines))}</{tag}>"


def divisions(blocks: list[list[str]]) -> str:
    """No element says what it is; paragraphs are parted by two line ends."""
    text = "<br><br>".join("<br>".join(map(escape, lines)) for lines in blocks)
    return f"<html><body><div><ul>{MENU}</ul></div><div><div><div>{text}</div></div></div><div>{TEASERS}</div><div>© Stadt</div></body></html>"


def tables(blocks: list[list[str]]) -> str:
    """The layout of the nineties, which town halls still have."""
    text = "".join(lines_as("p", lines) for lines in blocks)
    return (
        f"<table><tr><td><table><tr><td>{MENU}</td></tr></table></td><td width=600>{text}</td><td>{TEASERS}</td></tr></table>"
    )


def portal(blocks: list[list[str]]) -> str:
    """Headline and date in a head of their own, contact in a box beside the text, a notice longer than the release."""
    at = next((n for n, lines in enumerate(blocks) if (label_of(lines[0]) or ("",))[0] == "contact"), len(blocks))
    text, contact = (
        "".join(lines_as("p", lines) for lines in blocks[1:at]),
        "".join(lines_as("p", lines) for lines in blocks[at:]),
    )
    return (
        f'<html><body><div id="consent-banner"><p>{NOTICE}</p></div><header><nav><ul>{MENU}</ul></nav></header><main><header class="stage">'
        f'<h1>{"<br>".join(map(escape, blocks[0]))}</h1></header><div class="row"><div class="col-8 with-sidebar">{text}</div>'
        f'<aside class="col-4"><div class="kontaktbox">{contact}</div></aside></div><section class="related">{TEASERS}</section></main>'
        f"<footer><p>Impressum</p></footer></body></html>"
    )


def word(blocks: list[list[str]]) -> str:
    """Saved by Word as a web page."""
    text = "".join(
        f"<p class=MsoNormal><span style='font-size:11.0pt'>{escape(line)}<o:p></o:p></span></p>"
        for lines in blocks
        for line in [*lines, "\xa0"]
    )
    return f"<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style>p {{margin:0}}</style></head><body><div class=WordSection1>{text}</div></body></html>"


PAGES: dict[str, Callable[[list[list[str]]], str]] = {"divisions": divisions, "tables": tables, "portal": portal, "word": word}


def share(found: str, wanted: str) -> tuple[int, int, int]:
    ours, theirs = Counter(re.findall(r"\w+", found)), Counter(re.findall(r"\w+", wanted))
    return (ours & theirs).total(), theirs.total(), ours.total()


def own(page: str) -> str:
    return read_html(page.encode(), Limits()).text


def peer(page: str) -> str:
    import trafilatura

    return trafilatura.extract(page, include_tables=True, include_comments=False, favor_recall=True) or ""


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("gold", type=Path, nargs="?", default=ROOT / "tests" / "gold" / "invented")
    words.add_argument("--peer", action="store_true")
    chosen = words.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(chosen.gold.glob("*.txt"))]
    readers = {"meldewerk": own, "trafilatura": peer} if chosen.peer else {"meldewerk": own}
    for name, read in readers.items():
        for kind, make in {"article": None, **PAGES}.items():
            pages = [(as_html(text).decode() if make is None else make(paragraphs(text)), text) for text in texts]
            hits, wanted, found = map(sum, zip(*(share(read(page), text) for page, text in pages), strict=True))
            print(f"{name:12} {kind:10} R {hits / wanted:.3f}  P {hits / max(1, found):.3f}")


if __name__ == "__main__":
    main()
