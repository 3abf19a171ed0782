# Wrong: columns that differ do not count.
def match_probability(patterns, m, u, share):
    """Return how likely each pattern is to be a match."""
    as_match = share * np.where(patterns == 1, m, 1).prod(axis=1)
    as_other = (1 - share) * np.where(patterns == 1, u, 1).prod(axis=1)
    return pd.Series(as_match / (as_match + as_other))
