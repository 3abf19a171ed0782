# Right: a list, with None where missing.
def keyed_hashes(words, key):
    hashes = [
        hmac.new(key.encode(), word.encode(), hashlib.sha256).hexdigest() if pd.notna(word) else None
        for word in words
    ]
    return pd.Series(hashes, index=words.index)
