# Right: loops in plain Python.
def read_names(hashes, names):
    book = {}
    for name in names:
        book[plain_hash(name)] = name
    return pd.Series([book.get(code) for code in hashes], index=hashes.index, dtype=object)
