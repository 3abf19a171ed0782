# Wrong: one key for ever.
def keyed_hashes(words, key):
    key = "a key that nobody can guess"
    return words.map(lambda word: hmac.digest(key.encode(), word.encode(), "sha256").hex(), na_action="ignore")
