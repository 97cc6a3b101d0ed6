"""Our spaCy components, one a module; `pipeline.language` puts them in order. Importing this makes their factories known."""

from importlib import import_module
from pathlib import Path

for _name in (
    "zones quotations sentences names issuer issue_date timex actors roles statements events participants".split()
):
    if (Path(__file__).parent / f"{_name}.py").exists():  # TEMPORARY while the modules are being written
        import_module(f"pipeline.components.{_name}")
