"""From a folder to releases: which files there are, what their bytes say, what `metadata.csv` adds."""
