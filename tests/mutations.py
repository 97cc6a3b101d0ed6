"""Damaged documents, the same for the same seed: what disks, mail servers and ill will make of files."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator

SPECIAL = (
    b"\x00",
    b"\xff" * 8,
    b"<" * 200,
    b"{" * 500,
    b"\\bin99999999 ",
    b"&a;" * 50,
    b"]]>",
    b"%PDF",
    b"\r\n\r\n",
    b"--b\n",
    b"\xed\xa0\x80",
)


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """The bytes of a file with one to eight damages."""
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        raw = chance.choice(DAMAGES)(raw, chance)
    return raw


def _flip(raw: bytes, chance: random.Random) -> bytes:
    out = bytearray(raw)
    for _ in range(chance.choice((1, 4, 32))):
        if out:
            out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _cut(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(len(raw) + 1)]


def _drop(raw: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(raw, chance)
    return raw[:start] + raw[end:]


def _double(raw: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(raw, chance)
    return raw[:end] + raw[start:end] * chance.choice((1, 20)) + raw[end:]


def _insert(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + chance.choice((*SPECIAL, chance.randbytes(64))) + raw[at:]


def _inside(raw: bytes, chance: random.Random) -> bytes:
    """Damage of a member of an archive, which would else only break its checksum."""
    try:
        file = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(raw)) as archive, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as copy:
            names = archive.namelist()
            chosen = chance.choice(names)
            for name in names:
                content = archive.read(name)
                copy.writestr(name, chance.choice(DAMAGES[:5])(content, chance) if name == chosen else content)
        return file.getvalue()
    except Exception:  # it is no archive, or no whole one
        return _flip(raw, chance)


def _stretch(raw: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(raw) + 1)
    return start, min(len(raw), start + chance.choice((1, 16, 256, 2048)))


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (_flip, _cut, _drop, _double, _insert, _inside, _inside)


def series(raw: bytes, count: int, seed: str) -> Iterator[bytes]:
    """So many damaged files made of one."""
    for number in range(count):
        yield mutated(raw, random.Random(f"{seed} {number}"))
