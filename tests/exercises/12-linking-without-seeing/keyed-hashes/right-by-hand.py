# Right: HMAC written out (RFC 2104).
def keyed_hashes(words, key):
    long_key = key.encode().ljust(64, b"\0")

    def one(word):
        inner = hashlib.sha256(bytes(b ^ 0x36 for b in long_key) + word.encode()).digest()
        return hashlib.sha256(bytes(b ^ 0x5C for b in long_key) + inner).hexdigest()

    return words.dropna().map(one).reindex(words.index)
