# Wrong: a sentence, where a letter was asked for.
advice = "count families"
