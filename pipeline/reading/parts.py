"""What a file that holds other files gives: a text of its own, and the files in it under names that can do no harm."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.reading.text import Unreadable
from pipeline.release import Reading

MAX_NAME = 120
"""Characters of a name in an archive that are kept: enough for a title, too few to hurt a table."""

# Control characters, and those that turn the direction of writing so that `fdp.exe` shows as `exe.pdf`.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


class Part(NamedTuple):
    """A file inside another. name: as it is called there. raw: its bytes."""

    name: str
    raw: bytes


class LostPart(NamedTuple):
    """A file inside another that could not be taken out. reason: half a sentence."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file that holds files.

    own: what it says itself (the body of a mail), None for an archive. parts: read one by one, so that only one stands in
    memory. day: ISO day on which it was sent, "" for an archive; it is nearer to the issue of its parts than the days that
    documents have of themselves.
    """

    own: Reading | None
    parts: Iterable[Part | LostPart]
    day: str = ""


@dataclass(slots=True)
class Budget:
    """What is left of a file's limits while it is taken apart."""

    unpacked: int
    parts: int

    def take(self, size: int) -> None:
        """Count one part of so many bytes. Raises Unreadable when it is too much."""
        self.unpacked -= size
        self.parts -= 1
        if self.parts < 0:
            raise Unreadable("it holds more files than one file may; unpack it into the folder")
        if self.unpacked < 0:
            raise Unreadable("its parts are larger than one file may be unpacked; unpack it into the folder")


def harmless_name(name: str) -> str:
    """A name from an archive or a mail as a relative path: `../../etc/passwd` is `etc/passwd`, `C:\\\\a.pdf` is `a.pdf`.

    Nothing is ever written under it; it only stands in tables. `!` and `#`, which part names there, become `_`.
    """
    name = unicodedata.normalize("NFC", _UNPRINTABLE.sub("", name)).replace("\\", "/")
    name = re.sub(r"^[A-Za-z]:", "", name).translate({ord("!"): "_", ord("#"): "_"})
    steps = [step.strip()[-MAX_NAME:] for step in name.split("/")]
    return "/".join(step for step in steps if step.strip(". ")) or "part"


def unique_name(name: str, taken: set[str]) -> str:
    """`name`, or with a number before its extension where it is taken; notes it as taken."""
    stem, dot, suffix = name.rpartition(".")
    number, unique = 1, name
    while unique.casefold() in taken:
        number += 1
        unique = f"{stem}-{number}{dot}{suffix}" if dot else f"{name}-{number}"
    taken.add(unique.casefold())
    return unique
