# Right: a Series indexed by hash.
def read_names(hashes, names):
    book = pd.Series({plain_hash(name): name for name in names}, dtype=object)
    return pd.Series(book.reindex(hashes).to_numpy(), index=hashes.index)
