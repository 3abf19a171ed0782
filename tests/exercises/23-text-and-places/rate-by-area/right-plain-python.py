# Right: plain Python, Wilson's interval by hand.
def rates(cases, people):
    rows = {}
    for area in set(people.dropna()):
        n = sum(one == area for one in people)
        k = sum(one == area for one in cases)
        p, extra = k / n, 1.96**2 / n
        half = 1.96 * (p * (1 - p) / n + extra / (4 * n)) ** 0.5
        rows[area] = {
            "cases": k,
            "people": n,
            "rate": p,
            "low": max(0.0, (p + extra / 2 - half) / (1 + extra)),
            "high": min(1.0, (p + extra / 2 + half) / (1 + extra)),
        }
    return pd.DataFrame.from_dict(rows, orient="index")
