# Wrong: missing becomes the word nan.
def keyed_hashes(words, key):
    return words.astype(str).map(lambda word: hmac.digest(key.encode(), word.encode(), "sha256").hex())
