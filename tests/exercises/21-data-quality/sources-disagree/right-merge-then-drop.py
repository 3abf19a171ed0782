# Right: merged first; gaps left out afterwards.
def disagree_share(one, other, number, column):
    pairs = one[[number, column]].merge(other[[number, column]], on=number, suffixes=("_a", "_b")).dropna()
    return 1 - (pairs[f"{column}_a"] == pairs[f"{column}_b"]).mean()
