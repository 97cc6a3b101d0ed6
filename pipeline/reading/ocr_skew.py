"""How far a scanned page is turned: the angle at which its lines lie level, found by projection.

Ink is summed along lines of a slope; where that slope is the text's, the sums of lines and of the gaps between them differ most
(Postl 1986; the measure is the squared difference of neighbouring sums).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image

WIDEST = 8.0
"""Degrees: paper in a feeder lies askew by 1 to 3, on the glass by 5; more is a turned page."""

COARSE, FINE = 0.5, 0.1
WIDTH = 800
"""Pixels across that are enough: a line of text has some 8 of them in height."""

MAX_INK = 60_000
"""Points of ink that are looked at; more do not change the angle."""

LEVEL = 0.2
"""Degrees below which a page is level: turning costs sharpness, and Tesseract takes lines up to 1 degree askew."""


def skew(picture: Image) -> float:
    """Degrees counter-clockwise by which a grey picture must be turned to lie level; 0 where it does or has no lines."""
    rows, columns = _ink(picture)
    if len(rows) < 200:
        return 0.0
    best = _coarse(rows, columns)
    fine = [best + FINE * step for step in range(-4, 5)]
    best = max(fine, key=lambda angle: (_sharpness(rows, columns, angle), -abs(angle)))
    if abs(best) < LEVEL or _sharpness(rows, columns, best) < 1.05 * _sharpness(rows, columns, 0.0):
        return 0.0
    return round(best, 2)


def lies_on_its_side(picture: Image) -> bool:
    """Whether the lines of a grey picture run up or down rather than across."""
    rows, columns = _ink(picture)
    if len(rows) < 200:
        return False
    across, up = _sharpness(rows, columns, _coarse(rows, columns)), _sharpness(columns, rows, _coarse(columns, rows))
    return up > across


def _coarse(rows: Any, columns: Any) -> float:
    """The best of the angles that lie COARSE apart, the smaller one of two."""
    angles = [COARSE * step for step in range(-round(WIDEST / COARSE), round(WIDEST / COARSE) + 1)]
    return max(angles, key=lambda angle: (_sharpness(rows, columns, angle), -abs(angle)))


def _ink(picture: Image) -> tuple[Any, Any]:
    """Rows and columns of the dark points of a picture made small."""
    small = picture.resize((WIDTH, max(1, round(picture.height * WIDTH / picture.width))))
    grey = np.asarray(small)
    dark = grey < min(int(grey.mean()) - 20, 160)
    rows, columns = np.nonzero(dark)
    step = max(1, len(rows) // MAX_INK)
    return rows[::step].astype(np.float64), columns[::step].astype(np.float64)


def _sharpness(rows: Any, columns: Any, angle: float) -> float:
    """How much the ink on neighbouring lines of a slope differs. angle: degrees counter-clockwise that would mend the slope."""
    slope = np.tan(np.radians(angle))
    level = np.rint(rows - columns * slope).astype(np.int64)
    sums = np.bincount(level - level.min())
    return float(np.square(np.diff(sums.astype(np.float64))).sum())
