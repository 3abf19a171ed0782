# Wrong: key and word put together.
def keyed_hashes(words, key):
    return words.map(lambda word: plain_hash(key + word), na_action="ignore")
