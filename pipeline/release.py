"""One release as it was read: its text untouched, and what its folder says about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metadata:
    """What `metadata.csv` says about a release; "" where it says nothing. issued_on: ISO day."""

    issued_on: str = ""
    issuer: str = ""
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """A release before anything was done to it.

    id: stable name within its folder. file: path below the input folder, `/` between its parts. text: the source text,
    decoded and otherwise exactly as read. sha256: of the file's bytes. as_of: ISO day for releases without a date.
    """

    id: str
    file: str
    text: str
    sha256: str
    metadata: Metadata = Metadata()
    as_of: str = ""
