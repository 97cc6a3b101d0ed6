"""Log lines on stderr: for a person, or one JSON object a line for machines."""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
from typing import Any, NamedTuple

FORMATS = ("text", "json")
LEVELS = ("debug", "info", "warning", "error")

STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}
"""What every log record has; the rest of one are the fields that its line adds."""


class LogStyle(NamedTuple):
    """How lines are written. format: `text` or `json`; "" leaves logging as the program around us has set it up."""

    format: str = ""
    level: str = "warning"


class JsonLines(logging.Formatter):
    """One object a line: `time` (UTC), `level`, `event` and the fields of the line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        time = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line: dict[str, Any] = {"time": time, "level": record.levelname.lower(), "event": record.getMessage()}
        line |= {name: value for name, value in vars(record).items() if name not in STANDARD}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class TextLines(logging.Formatter):
    """`info: file done (file=a.txt, seconds=0.2)`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        fields = ", ".join(f"{name}={value}" for name, value in vars(record).items() if name not in STANDARD)
        line = f"{record.levelname.lower()}: {record.getMessage()}" + (f" ({fields})" if fields else "")
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


_style = LogStyle()


def log_style() -> LogStyle:
    """The style that was set up in this process, for those that it starts."""
    return _style


def set_up_logs(style: LogStyle) -> None:
    """Write our lines from `style.level` on and the warnings of libraries to stderr in the format of `style`."""
    global _style
    _style = style
    if not style.format:
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if style.format == "json" else TextLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("pipeline").setLevel(style.level.upper())
    logging.captureWarnings(True)
