# Wrong: a sentence, where a letter was asked for.
decision = "ask again later"
