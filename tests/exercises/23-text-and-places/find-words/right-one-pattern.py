# Right: one pattern for all words, a list as the answer.
def notes_with(words, texts):
    pattern = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words), re.IGNORECASE)
    return [one for one, text in texts.items() if pattern.search(text)]
