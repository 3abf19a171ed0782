# Wrong: stops at the first sentence with the word, though a later one may tell it.
def told_of_applicant(word, texts):
    found = set()
    for one, text in texts.items():
        for sentence in sentences(text):
            if word in sentence:
                if not set(sentence[: sentence.index(word)]) & (DENIALS | OTHERS):
                    found.add(one)
                break
    return found
