# Wrong: a sentence, not a letter.
publish = "The counts over eight years"
