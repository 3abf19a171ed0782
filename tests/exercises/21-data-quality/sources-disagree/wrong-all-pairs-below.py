# Wrong: pairs with a gap below the line.
def disagree_share(one, other, number, column):
    pairs = one.dropna(subset=[number]).merge(other.dropna(subset=[number]), on=number)
    full = pairs.dropna(subset=[f"{column}_x", f"{column}_y"])
    return (full[f"{column}_x"] != full[f"{column}_y"]).sum() / len(pairs) if len(pairs) else float("nan")
