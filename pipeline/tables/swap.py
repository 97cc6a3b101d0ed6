"""New files in place of old ones, all together: written aside, put in place in one go, the last version kept.

    .next/      the new files while they are written; worth nothing after a crash
    .swap/      the same, renamed when all are whole and on the disk: from here on the new version counts
    .before/    the old files, while they are replaced
    previous/   the version before this one

A reader finds each file whole at any moment. The renames of one swap take less than a millisecond; a crash between two of them
is made good by the next run, which finds `.swap`, and `load_tables` reads all tables from there as long as it exists.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.errors import OutputNotWritable

NEXT, SWAP, BEFORE, PREVIOUS = ".next", ".swap", ".before", "previous"


class Aside:
    """A place for new files of an output folder. Use it in a `with` statement; without `swap` nothing has happened."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._names: list[str] = []

    def path(self, name: str) -> Path:
        """Where to write the file that is to be `name` in the output folder."""
        self._names.append(name)
        return self._out / NEXT / name

    def swap(self) -> None:
        """Put all files in place, or none."""
        for name in self._names:
            flush(self._out / NEXT / name)
        flush_folder(self._out / NEXT)
        (self._out / NEXT).rename(self._out / SWAP)
        flush_folder(self._out)
        finish_swap(self._out)

    def __enter__(self) -> Self:
        try:
            shutil.rmtree(self._out / NEXT, ignore_errors=True)
            (self._out / NEXT).mkdir()
        except OSError as error:
            raise OutputNotWritable(self._out, error.strerror or str(error)) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        shutil.rmtree(self._out / NEXT, ignore_errors=True)
        if isinstance(error, OSError):
            raise OutputNotWritable(self._out, error.strerror or str(error)) from error


def finish_swap(out: Path) -> None:
    """Bring a swap to its end that was begun, by this run or by one that was killed in it.

    Raises OutputNotWritable with all files as they were, when one of them cannot be replaced (it is open in Excel, say).
    """
    swap, before = out / SWAP, out / BEFORE
    if not swap.is_dir():
        return
    names = sorted(path.name for path in swap.iterdir())
    try:
        before.mkdir(exist_ok=True)
        for name in names:
            if (out / name).exists() and not (before / name).exists() and not (out / name).samefile(swap / name):
                keep(out / name, before / name)
        try:
            for name in names:
                _put(swap / name, out / name)
        except OSError:
            _put_back(out, names)
            raise
        flush_folder(out)
        if any(before.iterdir()):
            shutil.rmtree(out / PREVIOUS, ignore_errors=True)
            before.rename(out / PREVIOUS)
        else:
            before.rmdir()
        _forget(out)
    except OSError as error:
        raise OutputNotWritable(out, error.strerror or str(error)) from error


def _put(new: Path, path: Path) -> None:
    """Give a new file its name in one step; it keeps the one that it has, so that a crash can be made good."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    keep(new, part)
    try:
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)  # a second name for the same file is not replaced but left


def _put_back(out: Path, names: Iterable[str]) -> None:
    """Give every file its old content again, or take it away where there was none."""
    for name in names:
        if (out / BEFORE / name).exists():
            with contextlib.suppress(OSError):  # the one that cannot be replaced has it
                (out / BEFORE / name).replace(out / name)
        elif (out / name).exists() and (out / name).samefile(out / SWAP / name):
            (out / name).unlink()
    _forget(out)
    shutil.rmtree(out / BEFORE, ignore_errors=True)


def _forget(out: Path) -> None:
    """End a swap in one step."""
    (out / SWAP).rename(out / NEXT)
    shutil.rmtree(out / NEXT, ignore_errors=True)


def keep(path: Path, copy: Path) -> None:
    """A second name for a file that is about to be replaced, or a copy where the file system has no second names."""
    try:
        os.link(path, copy)
    except OSError:
        shutil.copy2(path, copy)


def flush(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until a folder's names are on the disk, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
