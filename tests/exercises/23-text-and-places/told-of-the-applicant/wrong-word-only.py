# Wrong: every note with the word.
def told_of_applicant(word, texts):
    return {one for one, text in texts.items() if any(word in sentence for sentence in sentences(text))}
