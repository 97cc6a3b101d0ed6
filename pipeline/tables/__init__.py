"""The tables of a run: row classes, and the ways in and out of them."""
