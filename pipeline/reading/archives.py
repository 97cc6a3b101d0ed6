"""ZIP files, plain or as the shell of a document, opened without trusting what they say of themselves."""

from __future__ import annotations

import io
import zipfile

from pipeline.reading.text import Unreadable
from pipeline.settings import Limits

SMALL = 1_000_000
"""Bytes up to which a member may be packed as tightly as it likes: a blank table has a ratio of 1,000 and harms no one."""

ENCRYPTED = 0x1  # bit of a member's flags


def open_archive(raw: bytes, what: str) -> zipfile.ZipFile:
    """A ZIP file. what: name of the format for the sentence. Raises Unreadable when it is broken."""
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise Unreadable(f"{what} is damaged ({error}); save or send it again") from error


def check_member(member: zipfile.ZipInfo, limits: Limits) -> None:
    """Refuse a member that unpacks to too much. zipfile gives no more bytes than the size it states, so that is what counts.

    Raises Unreadable.
    """
    if member.file_size > limits.max_unpacked:
        raise Unreadable(f"it unpacks to {member.file_size} bytes, more than the {limits.max_unpacked} that one file may")
    if member.file_size > SMALL and member.file_size > limits.max_ratio * max(1, member.compress_size):
        raise Unreadable(
            f"it unpacks to {member.file_size // max(1, member.compress_size)} times its size, as only a ZIP bomb does; "
            "if it is a release, save it in another format"
        )


def check_document(raw: bytes, what: str, limits: Limits) -> None:
    """Refuse an Office file whose members together unpack to too much, before a library unpacks them all.

    Raises Unreadable.
    """
    with open_archive(raw, what) as archive:
        members = archive.infolist()
        if len(members) > 10 * limits.max_parts:
            raise Unreadable(f"it has {len(members)} members, more than a document can have")
        for member in members:
            if member.flag_bits & ENCRYPTED:
                raise Unreadable("it is locked with a password; save it without one")
            check_member(member, limits)
        if sum(member.file_size for member in members) > limits.max_unpacked:
            raise Unreadable(f"it unpacks to more than the {limits.max_unpacked} bytes that one file may")
