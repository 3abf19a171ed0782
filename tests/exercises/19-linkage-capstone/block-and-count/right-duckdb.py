import duckdb


def block(payroll, claims, keys):
    left = payroll.rename_axis("earnings_id").reset_index().astype("string")
    right = claims.rename_axis("benefits_id").reset_index().astype("string")
    rule = " OR ".join("(" + " AND ".join(f'l."{c}" = r."{c}"' for c in key) + ")" for key in keys)
    parts = []
    with duckdb.connect() as base:
        base.execute("SET threads=1")
        base.register("l", left)
        base.register("r", right)
        for key in keys:
            on = " AND ".join(f'l."{c}" = r."{c}"' for c in key)
            parts.append(f"SELECT l.earnings_id, r.benefits_id FROM l JOIN r ON {on}")
        return base.sql(" UNION ".join(parts)).df()


def report(pairs, traced):
    kept = len(traced.intersection(pairs))
    return {"completeness": kept / len(traced) if len(traced) else np.nan, "pairs": len(pairs)}
