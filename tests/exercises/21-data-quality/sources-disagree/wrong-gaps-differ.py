# Wrong: a gap counts as a disagreement.
def disagree_share(one, other, number, column):
    pairs = one.dropna(subset=[number]).merge(other.dropna(subset=[number]), on=number)
    return (pairs[f"{column}_x"] != pairs[f"{column}_y"]).mean()
