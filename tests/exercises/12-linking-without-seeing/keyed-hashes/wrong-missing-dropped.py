# Wrong: who has no postcode loses the row.
def keyed_hashes(words, key):
    return words.dropna().map(lambda word: hmac.digest(key.encode(), word.encode(), "sha256").hex())
