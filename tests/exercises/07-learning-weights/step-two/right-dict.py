# Right: plain Python, gathered in dictionaries.
def count_again(patterns, pairs, likely):
    """Return m, u and the share of matches, counted with the probabilities."""
    matches = [n * p for n, p in zip(pairs, likely, strict=True)]
    others = [n * (1 - p) for n, p in zip(pairs, likely, strict=True)]
    m, u = {}, {}
    for name in patterns:
        m[name] = sum(k for k, agrees in zip(matches, patterns[name], strict=True) if agrees) / sum(matches)
        u[name] = sum(k for k, agrees in zip(others, patterns[name], strict=True) if agrees) / sum(others)
    return m, u, sum(matches) / sum(pairs)
