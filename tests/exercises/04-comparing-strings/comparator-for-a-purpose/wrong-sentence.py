# Wrong: words, where a letter was asked for.
comparator = "Levenshtein"
