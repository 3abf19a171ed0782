# Right: plain Python, one pattern at a time.
def match_probability(patterns, m, u, share):
    """Return how likely each pattern is to be a match."""
    answers = []
    for _, row in patterns.iterrows():
        first, second = share, 1 - share
        for name, agrees in row.items():
            first *= m[name] if agrees == 1 else 1 - m[name]
            second *= u[name] if agrees == 1 else 1 - u[name]
        answers.append(first / (first + second))
    return pd.Series(answers, patterns.index)
