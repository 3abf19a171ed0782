# Wrong: a number that is anybody's counts as true.
def three_shares(values, shape, truth):
    filled = values.dropna()
    return {"filled": len(filled) / len(values), "valid": filled.str.fullmatch(shape).mean(), "accurate": filled.isin(set(truth)).mean()}
