# Wrong: uses the counts of the notebook, whatever it is given.
_patterns, _pairs, _likely = patterns, pairs, likely


def count_again(patterns, pairs, likely):
    """Return m, u and the share of matches, counted with the probabilities."""
    matches, others = _pairs * _likely, _pairs * (1 - _likely)
    return _patterns.T @ matches / matches.sum(), _patterns.T @ others / others.sum(), matches.sum() / _pairs.sum()
