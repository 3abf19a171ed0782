# Wrong: the key is not used.
def keyed_hashes(words, key):
    return words.map(plain_hash, na_action="ignore")
