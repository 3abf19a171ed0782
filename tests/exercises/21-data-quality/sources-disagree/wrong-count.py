# Wrong: a count.
def disagree_share(one, other, number, column):
    pairs = one[[number, column]].dropna().merge(other[[number, column]].dropna(), on=number)
    return (pairs[f"{column}_x"] != pairs[f"{column}_y"]).sum()
