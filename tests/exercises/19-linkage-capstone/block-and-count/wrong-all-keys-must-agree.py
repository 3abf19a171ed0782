def block(payroll, claims, keys):
    columns = sorted({name for key in keys for name in key})
    left, right = payroll[columns].dropna().reset_index(), claims[columns].dropna().reset_index()
    return pd.MultiIndex.from_frame(left.merge(right, on=columns)[["earnings_id", "benefits_id"]])



def report(pairs, traced):
    share = traced.isin(pairs).mean() if len(traced) else float("nan")
    return {"pairs": len(pairs), "completeness": share}
