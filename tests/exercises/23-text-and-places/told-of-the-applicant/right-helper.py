# Right: one question to each sentence, and a list as the answer.
def told_of_applicant(word, texts):
    def fits(sentence):
        if word not in sentence:
            return False
        before = sentence[: sentence.index(word)]
        return not any(one in DENIALS or one in OTHERS for one in before)

    return [one for one, text in texts.items() if any(fits(sentence) for sentence in sentences(text))]
