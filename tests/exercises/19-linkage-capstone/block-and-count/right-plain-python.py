def block(payroll, claims, keys):
    pairs = set()
    for key in keys:
        by_value = {}
        for record, values in zip(claims.index, claims[key].to_numpy()):
            if not any(pd.isna(value) for value in values):
                by_value.setdefault(tuple(values), []).append(record)
        for record, values in zip(payroll.index, payroll[key].to_numpy()):
            if not any(pd.isna(value) for value in values):
                pairs.update((record, other) for other in by_value.get(tuple(values), ()))
    return pairs


def report(pairs, traced):
    traced, pairs = set(traced), set(pairs)
    if not traced:
        return {"pairs": len(pairs), "completeness": float("nan")}
    return {"pairs": len(pairs), "completeness": len(traced & pairs) / len(traced)}
