"""Speech: the words that report it, the frames they build, and who speaks."""
