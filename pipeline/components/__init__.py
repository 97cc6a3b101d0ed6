"""Our spaCy components, one a module; `pipeline.language` puts them in order. Importing this makes their factories known."""

from pipeline.components import (
    actors,
    events,
    issue_date,
    issuer,
    names,
    participants,
    quotations,
    roles,
    sentences,
    statements,
    timex,
    zones,
)

__all__ = [
    "actors",
    "events",
    "issue_date",
    "issuer",
    "names",
    "participants",
    "quotations",
    "roles",
    "sentences",
    "statements",
    "timex",
    "zones",
]
