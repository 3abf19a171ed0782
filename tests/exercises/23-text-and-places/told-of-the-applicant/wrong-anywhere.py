# Wrong: a "not" after the word counts as well.
def told_of_applicant(word, texts):
    found = set()
    for one, text in texts.items():
        for sentence in sentences(text):
            if word in sentence and not set(sentence) & (DENIALS | OTHERS):
                found.add(one)
    return found
