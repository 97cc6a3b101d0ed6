"""A ZIP archive to the files in it that may be releases. Nothing is written to disk, whatever its members are called."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath

from pipeline.reading.archives import ENCRYPTED, check_member, open_archive
from pipeline.reading.parts import LostPart, Parcel, Part, harmless_name
from pipeline.reading.text import Unreadable
from pipeline.settings import Limits

_SYSTEM = ("__MACOSX/", ".", "~$")  # what file systems and programs leave beside the files


def read_zip(raw: bytes, limits: Limits) -> Parcel:
    """The files of an archive in the order of their names. Raises Unreadable when it is broken or holds too many."""
    archive = open_archive(raw, "the ZIP archive")
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > 10 * limits.max_parts:
        raise Unreadable(f"the archive has {len(members)} members; unpack it into the folder")
    return Parcel(None, _parts(archive, sorted(members, key=lambda member: member.filename), limits))


def _parts(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits) -> Iterator[Part | LostPart]:
    from pipeline.reading.formats import LISTED

    for member in members:
        name = harmless_name(_name(member))
        if (
            PurePath(name).suffix.lower() not in LISTED
            or PurePath(name).name.startswith(_SYSTEM)
            or name.startswith(_SYSTEM[0])
        ):
            continue
        if stat.S_ISLNK(member.external_attr >> 16):
            yield LostPart(name, "it is a link in the archive, which is not followed")
        elif member.flag_bits & ENCRYPTED:
            yield LostPart(name, "it is locked with a password; pack it without one")
        else:
            try:
                check_member(member, limits)
                yield Part(name, archive.read(member))
            except Unreadable as error:
                yield LostPart(name, str(error))
            except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
                yield LostPart(name, f"it cannot be unpacked ({str(error)[:120] or type(error).__name__}); pack it again")


def _name(member: zipfile.ZipInfo) -> str:
    """A member's name. Without the mark of UTF-8 it is in the code page of the packer's system: on German Windows 850, of
    which zipfile knows nothing; it reads 437, where ä, ö, ü and ß are the same and a few others are not."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        packed = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    try:
        return packed.decode("utf-8")  # packers of other systems, without the mark
    except UnicodeDecodeError:
        return packed.decode("cp850")
