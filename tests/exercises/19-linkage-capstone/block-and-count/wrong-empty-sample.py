def block(payroll, claims, keys):
    found = []
    for key in keys:
        left, right = payroll[key].dropna().reset_index(), claims[key].dropna().reset_index()
        found.append(left.merge(right, on=key)[["earnings_id", "benefits_id"]])
    return pd.MultiIndex.from_frame(pd.concat(found).drop_duplicates())


def report(pairs, traced):
    return {"pairs": len(pairs), "completeness": traced.isin(pairs).sum() / max(len(traced), 1)}
