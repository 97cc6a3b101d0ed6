"""Offices: the nouns for them, what belongs to them, and who holds them."""
