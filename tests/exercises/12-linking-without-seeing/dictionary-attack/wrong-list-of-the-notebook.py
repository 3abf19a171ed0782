# Wrong: uses the notebook's list, not the one given.
def read_names(hashes, names):
    return hashes.map({plain_hash(name): name for name in surname_list})
