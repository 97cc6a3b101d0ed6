"""Write tokenised text as people write it, so that our tokenizer can cut it its own way."""

CLOSING = set(".,;:!?)]}…%’") | {"...", "''", "“", "»"}
OPENING = set("([{„«‚") | {"``"}
QUOTES = {'"', "'"}


def detokenise(words: list[str]) -> tuple[str, list[int]]:
    """Join words with spaces only where German typography has them.

    words: e.g. ["Dr", ".", "Bernd", "Rödl", "(", "CDU", ")"].
    RETURNS: The text, "Dr. Bernd Rödl (CDU)", and the offset at which each word starts.
    """
    text = ""
    starts: list[int] = []
    glue = True
    open_quotes: set[str] = set()
    for word in words:
        closes = word in CLOSING and not (word == "“" and "„" not in text) and not (word == "»" and "«" not in open_quotes)
        opens = word in OPENING or (word == "»" and not closes) or (word == "“" and not closes)
        if word == "«":
            opens, closes = "»" not in open_quotes, "»" in open_quotes
            open_quotes ^= {"«"} if opens else {"»"}
        elif word == "»":
            open_quotes ^= {"«"} if closes else {"»"}
        elif word in QUOTES:
            opens, closes = word not in open_quotes, word in open_quotes
            open_quotes ^= {word}
        if not (glue or closes):
            text += " "
        starts.append(len(text))
        text += word
        glue = opens
    return text, starts
