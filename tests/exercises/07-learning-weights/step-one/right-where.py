# Right: numpy, and a product along each row.
def match_probability(patterns, m, u, share):
    """Return how likely each pattern is to be a match."""
    agrees = patterns.to_numpy() == 1
    as_match = share * np.where(agrees, m[patterns.columns], 1 - m[patterns.columns]).prod(axis=1)
    as_other = (1 - share) * np.where(agrees, u[patterns.columns], 1 - u[patterns.columns]).prod(axis=1)
    return pd.Series(as_match / (as_match + as_other), patterns.index)
