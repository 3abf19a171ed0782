# Wrong: hashes that were not read fall out.
def read_names(hashes, names):
    return hashes.map({plain_hash(name): name for name in names}).dropna()
