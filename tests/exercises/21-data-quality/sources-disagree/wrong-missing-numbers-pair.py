# Wrong: pandas pairs missing numbers with each other.
def disagree_share(one, other, number, column):
    pairs = one.dropna(subset=[column]).merge(other.dropna(subset=[column]), on=number)
    return (pairs[f"{column}_x"] != pairs[f"{column}_y"]).mean()
