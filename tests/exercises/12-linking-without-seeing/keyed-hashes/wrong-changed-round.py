# Wrong: key and word changed round.
def keyed_hashes(words, key):
    return words.map(lambda word: hmac.digest(word.encode(), key.encode(), "sha256").hex(), na_action="ignore")
