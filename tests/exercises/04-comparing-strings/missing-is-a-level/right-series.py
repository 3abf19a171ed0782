# Right: with Series, and the rest by subtraction.
def count_levels(left, right, threshold):
    both = pd.DataFrame({"one": left.to_numpy(), "other": right.to_numpy()}, dtype=object).replace("", np.nan).dropna()
    agrees = sum(jaro_winkler(one, other) >= threshold for one, other in both.to_numpy())
    return pd.Series({"not recorded": len(left) - len(both), "agrees": agrees, "differs": len(both) - agrees})
