# Wrong: a sentence, where a letter was asked for.
plan = "a loose block"
