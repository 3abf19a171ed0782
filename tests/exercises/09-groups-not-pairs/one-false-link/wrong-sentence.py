# Wrong: a sentence, where a letter was asked for.
wrong_pairs = "twelve pairs"
