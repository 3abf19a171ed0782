# Right: counts and ranks in plain Python.
def guess_by_counting(codes, names):
    counts = {}
    for code in codes:
        counts[code] = counts.get(code, 0) + 1
    ranked = sorted(counts, key=counts.get, reverse=True)
    known = sorted(names.index, key=lambda name: -names[name])
    table = {}
    for place in range(min(len(ranked), len(known))):
        table[ranked[place]] = known[place]
    return pd.Series([table.get(code) for code in codes], index=codes.index, dtype=object)
