# Wrong: a value may go on after the pattern.
def three_shares(values, shape, truth):
    filled = values.dropna()
    return {"filled": len(filled) / len(values), "valid": filled.str.match(shape).mean(), "accurate": (filled == truth.reindex(filled.index)).mean()}
