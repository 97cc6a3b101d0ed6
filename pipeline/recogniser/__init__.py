"""The entity recogniser of our own model: a bidirectional LSTM over sub-word pieces, letters and name lists, in NumPy."""
