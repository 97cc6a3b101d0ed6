"""Which sentences no model may train on: decided by a hash of the text, so the choice never moves."""

import hashlib


def hash_share(text: str) -> float:
    """Map a text to a number in [0, 1) that depends on its letters and digits only.

    text: A sentence or document, e.g. "Das ist neu."
    RETURNS: The same number for the same letters, however they are spaced.
    """
    letters = "".join(char for char in text if char.isalnum())
    digest = hashlib.sha256(letters.encode("utf8")).hexdigest()
    return int(digest[:12], 16) / 16**12


def is_held_out(text: str, share: float) -> bool:
    """Tell whether a text belongs to the part kept back for evaluation.

    text: A sentence or document.
    share: The part kept back, e.g. 0.15.
    RETURNS: True where the text must not be trained on.
    """
    return hash_share(text) < share
