# Wrong: name first, hash second.
def read_names(hashes, names):
    return hashes.map({name: plain_hash(name) for name in names})
