# Wrong: the pattern may stand anywhere.
def three_shares(values, shape, truth):
    filled = values.dropna()
    return {"filled": len(filled) / len(values), "valid": filled.str.contains(shape).mean(), "accurate": (filled == truth.reindex(filled.index)).mean()}
