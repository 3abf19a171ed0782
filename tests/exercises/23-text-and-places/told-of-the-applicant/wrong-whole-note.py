# Wrong: looks at the whole note before the word, not at its sentence.
def told_of_applicant(word, texts):
    found = set()
    for one, text in texts.items():
        said = re.findall("[a-z0-9]+", text.lower())
        if word in said and not set(said[: said.index(word)]) & (DENIALS | OTHERS):
            found.add(one)
    return found
