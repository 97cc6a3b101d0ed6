"""What a web page says of itself: title, day and publisher in JSON-LD, `<meta>`, `<time>` and `<title>`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pipeline.reading.html_tree import Node
from pipeline.reading.properties import iso_day_of, name_of, title_of
from pipeline.release import Metadata

_ARTICLE_TYPES = re.compile(r"(?:Article|NewsArticle|Report|BlogPosting|PressRelease|WebPage)$")
# Names of <meta> elements, the surest first.
_DAY_NAMES = (
    "article:published_time", "og:published_time", "datepublished", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created",
    "dc.date", "dcterms.date", "publishdate", "pubdate", "publication_date", "date",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "dcterms.title", "dc.title", "twitter:title")
_ISSUER_NAMES = ("dcterms.publisher", "dc.publisher", "publisher", "og:site_name", "dcterms.creator", "dc.creator", "author")
_SITE = re.compile(r"\s+[|·•»«›]\s+|\s+[–—-]\s+")


def properties_of(page: Node, chosen: list[Node]) -> Metadata:
    """Day, publisher and title that a page names, "" where it names none.

    page: the whole page before furniture is taken out of it. chosen: its parts that are the release, where `<time>` counts.
    """
    metas = _metas(page)
    linked = list(_linked_data(page))
    day = next((found for entry in linked if (found := iso_day_of(_word(entry.get("datePublished"))))), "")
    day = day or next((found for name in _DAY_NAMES if (found := iso_day_of(metas.get(name, "")))), "") or _time(chosen)
    title = next((found for entry in linked if (found := title_of(_word(entry.get("headline"))))), "")
    title = title or next((found for name in _TITLE_NAMES if (found := title_of(metas.get(name, "")))), "") or _title(page)
    issuer = next((found for entry in linked if (found := _body_of(entry))), "")
    issuer = issuer or next((found for name in _ISSUER_NAMES if (found := name_of(metas.get(name, "")))), "")
    return Metadata(day, issuer, title, metas.get("og:url", "")[:500])


def _metas(page: Node) -> dict[str, str]:
    """The contents of `<meta>` by name or property, the first of each; `itemprop` anywhere counts too."""
    found: dict[str, str] = {}
    for node in page.walk():
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop") or ""
        content = node.attributes.get("content") or (
            node.attributes.get("datetime", "") if "itemprop" in node.attributes else ""
        )
        if name and content and (node.tag == "meta" or "itemprop" in node.attributes):
            found.setdefault(name.lower(), content)
    return found


def _linked_data(page: Node) -> Iterator[dict[str, Any]]:
    """The entries of JSON-LD that describe an article."""
    for node in page.walk():
        if node.tag != "script" or "ld+json" not in node.attributes.get("type", ""):
            continue
        try:
            stack = [json.loads(node.text())]
        except (ValueError, RecursionError):
            continue
        while stack:
            entry = stack.pop()
            if isinstance(entry, list):
                stack.extend(reversed(entry[:100]))
            elif isinstance(entry, dict):
                stack.append(entry.get("@graph"))
                kinds = entry.get("@type")
                if any(_ARTICLE_TYPES.search(_word(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                    yield entry


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _body_of(entry: dict[str, Any]) -> str:
    """The organisation among author and publisher of an article: an author that is one speaks, a publisher may be a portal."""
    for key in ("sourceOrganization", "author", "publisher"):
        values = entry.get(key)
        for value in values if isinstance(values, list) else [values]:
            if (
                isinstance(value, dict)
                and "Organization" in str(value.get("@type"))
                and (name := name_of(_word(value.get("name"))))
            ):
                return name
    return ""


def _time(chosen: list[Node]) -> str:
    """The first `<time>` of the release that stands in no paragraph of text: those tell of events."""
    for part in chosen:
        stack: list[tuple[Node, bool]] = [(part, False)]
        while stack:
            node, in_text = stack.pop()
            in_text = in_text or (node.tag in {"p", "li", "td"} and len(node.text().strip()) > 80)
            if node.tag == "time" and not in_text and (day := iso_day_of(node.attributes.get("datetime", "") or node.text())):
                return day
            stack.extend((child, in_text) for child in reversed(node.children) if isinstance(child, Node))
    return ""


def _title(page: Node) -> str:
    """The longest part of `<title>`, which names the site as well: `Neues Freibad eröffnet - Stadt Lindental`."""
    node = next((node for node in page.walk() if node.tag == "title"), None)
    parts = _SITE.split(" ".join(node.text().split())) if node is not None else []
    return title_of(max(parts, key=len)) if parts else ""
