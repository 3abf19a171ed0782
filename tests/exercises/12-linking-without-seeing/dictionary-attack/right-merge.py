# Right: a merge from the left.
def read_names(hashes, names):
    book = pd.DataFrame({"name": sorted(set(names))}, dtype=object)
    book["hash"] = [plain_hash(name) for name in book["name"]]
    both = hashes.rename("hash").reset_index().merge(book, on="hash", how="left")
    return both.set_index(hashes.index.name)["name"]
