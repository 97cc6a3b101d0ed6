"""How a word is written: its letters as numbers, and its shape."""

from __future__ import annotations

LETTERS = "\x00abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ0123456789.,-/&'„“\"»«()!?:;éèáàóčćšžøåñ"
UNKNOWN_LETTER = 1  # 0 fills short words
LONGEST = 18  # letters of a word; of a longer one its beginning and end
SHAPES = 11  # 0 is none

_NUMBERS = {letter: number for number, letter in enumerate(LETTERS, 1)}


def letters_of(word: str) -> list[int]:
    """Numbers of a word's letters, filled up to LONGEST with 0."""
    numbers = [_NUMBERS.get(letter, UNKNOWN_LETTER) for letter in word]
    if len(numbers) > LONGEST:
        numbers = numbers[: LONGEST // 2] + numbers[-LONGEST // 2 :]
    return numbers + [0] * (LONGEST - len(numbers))


def shape_of(word: str) -> int:
    """Number of the way a word is written: 1 whitespace, 2 digits, 3 marks, 4-5 capitals, 6-8 capitalised, 9 lower case, 10 other."""
    if word.isspace():
        return 1
    if word.isdigit():
        return 2
    if not any(char.isalnum() for char in word):
        return 3
    if word.isupper():
        return 4 if len(word) > 1 else 5
    if word[0].isupper():
        return 7 if any(char.isupper() for char in word[1:]) else 8 if "-" in word else 6
    return 9 if word.islower() else 10
