# Right: a loop over words.
def keyed_hashes(words, key):
    answer = pd.Series(index=words.index, dtype=object)
    for record, word in words.items():
        if isinstance(word, str):
            answer[record] = hmac.new(key.encode(), word.encode(), "sha256").hexdigest()
    return answer
