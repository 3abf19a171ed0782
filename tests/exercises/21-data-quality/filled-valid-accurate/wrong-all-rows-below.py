# Wrong: all rows below the line.
def three_shares(values, shape, truth):
    filled = values.dropna()
    return {"filled": len(filled) / len(values), "valid": filled.str.fullmatch(shape).sum() / len(values), "accurate": (filled == truth.reindex(filled.index)).sum() / len(values)}
