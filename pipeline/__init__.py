"""Meldewerk: from a folder of German press releases to tables that join."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "extract", "load_tables", "run"]

if TYPE_CHECKING:
    from pipeline.api import extract, load_tables, run


def __getattr__(name: str) -> Any:
    """Load the public functions on first use, so that `meldewerk --help` does not import spaCy."""
    if name in {"extract", "load_tables", "run"}:
        from pipeline import api

        return getattr(api, name)
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
