# Right: walks through each sentence until it meets the word or what spoils it.
def told_of_applicant(word, texts):
    found = set()
    for one, text in texts.items():
        for sentence in sentences(text):
            for said in sentence:
                if said == word:
                    found.add(one)
                    break
                if said in DENIALS or said in OTHERS:
                    break
    return found
