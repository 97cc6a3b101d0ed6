"""The page: lines, letterhead, labels."""
