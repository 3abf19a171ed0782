# Wrong: 0 where there is no pair.
def disagree_share(one, other, number, column):
    pairs = one[[number, column]].dropna().merge(other[[number, column]].dropna(), on=number)
    return (pairs[f"{column}_x"] != pairs[f"{column}_y"]).sum() / max(len(pairs), 1)
