# Right: with pandas, True and False for each note.
def told_of_applicant(word, texts):
    stop = DENIALS | OTHERS
    told = lambda text: any(
        word in one and stop.isdisjoint(one[: one.index(word)]) for one in sentences(text)
    )
    return texts.map(told).astype(bool)
