"""`meldewerk.toml`: the options of `meldewerk run` in a file, under the same names. An option wins over it."""

from __future__ import annotations

import datetime as dt
import difflib
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import BadSettings

NAME = "meldewerk.toml"

NOT_FROM_INPUT = frozenset({"model", "out", "metrics"})
"""What the file may not say when it lies among the releases: whoever drops files there need not be the one who runs this, and
these name folders that are loaded or written."""

KINDS = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text in quotation marks",
    Path: "a path in quotation marks",
}


class Option(NamedTuple):
    """An option as the command line knows it. name: without its dashes. choices: the only values it may have, () for any."""

    name: str
    kind: type
    choices: Sequence[str] = ()
    minimum: float | None = None


def find_settings(given: Path | None, releases: Path) -> Path | None:
    """The one file that counts: the one that was named, else that of the current folder, else that of the input folder."""
    if given:
        return given
    return next((path for path in (Path(NAME), releases / NAME) if path.is_file()), None)


def read_settings(path: Path, options: Sequence[Option], releases: Path) -> dict[str, Any]:
    """The values of a settings file by option. Paths are made relative to the folder of the file.

    Raises BadSettings when it cannot be read, is no TOML, has a key that is no option, or a value of another kind.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSettings(path, error.strerror or str(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(path, f"it is no TOML ({error})") from error
    known = {option.name: option for option in options}
    settings = {}
    for key, value in values.items():
        name = key.replace("_", "-")
        if name not in known:
            nearest = difflib.get_close_matches(name, known, n=1, cutoff=0)
            raise BadSettings(path, f"{key!r} is no setting, the nearest is {nearest[0]!r}")
        if name in NOT_FROM_INPUT and path.absolute().parent == releases.absolute():
            raise BadSettings(
                path, f"{name!r} may not be set by a file among the releases; give it as an option or with --settings"
            )
        settings[name] = _value(path, known[name], value)
    return settings


def _value(path: Path, option: Option, value: Any) -> Any:
    if isinstance(value, dt.date) and option.kind is str:
        value = value.isoformat()
    allowed: tuple[type, ...] = {float: (int, float), Path: (str,)}.get(option.kind, (option.kind,))
    if not isinstance(value, allowed) or (isinstance(value, bool) and option.kind is not bool):
        raise BadSettings(path, f"{option.name!r} is {value!r}, not {KINDS[option.kind]}")
    if option.choices and value not in option.choices:
        raise BadSettings(path, f"{option.name!r} is {value!r}, not one of {', '.join(option.choices)}")
    if option.minimum is not None and value < option.minimum:  # type: ignore[operator]
        raise BadSettings(path, f"{option.name!r} is {value!r}, less than {option.minimum:g}")
    return path.absolute().parent / str(value) if option.kind is Path else value
