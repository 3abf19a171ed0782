# Wrong: a text where nothing was read.
def read_names(hashes, names):
    return hashes.map({plain_hash(name): name for name in names}).fillna("not in list")
