# Wrong: forgets that the word may be said of somebody else.
def told_of_applicant(word, texts):
    found = set()
    for one, text in texts.items():
        for sentence in sentences(text):
            if word in sentence and not set(sentence[: sentence.index(word)]) & DENIALS:
                found.add(one)
    return found
