"""Shallow grammar: phrases, clauses, verb forms, read off tags and forms."""
