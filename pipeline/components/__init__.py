"""Our spaCy components, one a module; `pipeline.language` puts them in order."""
