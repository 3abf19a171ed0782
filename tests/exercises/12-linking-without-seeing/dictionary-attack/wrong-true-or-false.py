# Wrong: says only whether it was found.
def read_names(hashes, names):
    return hashes.isin([plain_hash(name) for name in names])
