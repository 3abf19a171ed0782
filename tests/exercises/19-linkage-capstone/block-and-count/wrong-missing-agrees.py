def block(payroll, claims, keys):
    found = []
    for key in keys:
        left, right = payroll[key].reset_index(), claims[key].reset_index()
        found.append(left.merge(right, on=key)[["earnings_id", "benefits_id"]])
    return pd.MultiIndex.from_frame(pd.concat(found).drop_duplicates())



def report(pairs, traced):
    share = traced.isin(pairs).mean() if len(traced) else float("nan")
    return {"pairs": len(pairs), "completeness": share}
