"""Our spaCy components, one a module; `pipeline.language` imports them, so that their factories exist, and puts them in order."""
