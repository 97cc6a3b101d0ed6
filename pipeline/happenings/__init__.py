"""Events: the words that name them, when, where and how certain they are."""
