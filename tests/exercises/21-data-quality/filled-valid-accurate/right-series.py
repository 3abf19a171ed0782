# Right: a Series in place of a dictionary.
def three_shares(values, shape, truth):
    filled = values.dropna()
    return pd.Series({"filled": values.count() / values.size, "valid": filled.str.fullmatch(shape).mean(), "accurate": (filled == truth.reindex(filled.index)).mean()})
