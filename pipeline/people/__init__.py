"""Persons, bodies and groups: their names, their forms, and who is meant."""
