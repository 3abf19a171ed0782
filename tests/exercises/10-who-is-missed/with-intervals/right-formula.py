# Right: Wilson's formula written out.
def with_intervals(table):
    n, z = table["true_pairs"], 1.96
    p = table["missed_matches"] / n
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    return pd.DataFrame({"rate": p, "low": middle - half, "high": middle + half})
