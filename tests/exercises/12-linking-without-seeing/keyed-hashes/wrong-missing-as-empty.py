# Wrong: missing becomes an empty word.
def keyed_hashes(words, key):
    return words.fillna("").map(lambda word: hmac.digest(key.encode(), word.encode(), "sha256").hex())
