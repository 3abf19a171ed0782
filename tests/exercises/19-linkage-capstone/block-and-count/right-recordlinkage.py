import recordlinkage


def block(payroll, claims, keys):
    found = None
    for key in keys:
        pairs = recordlinkage.Index().block(key).index(payroll.dropna(subset=key), claims.dropna(subset=key))
        found = pairs if found is None else found.union(pairs)
    return found


def report(pairs, traced):
    told = linkage.pairs_kept(pairs, traced, 10**6, 10**6)
    return pd.Series({"pairs": told["pairs"], "completeness": told["pairs_completeness"]})
