"""From source text to clean text, every change an edit that can be undone."""
