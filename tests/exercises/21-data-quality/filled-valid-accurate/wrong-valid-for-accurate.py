# Wrong: a valid value is taken for a true one.
def three_shares(values, shape, truth):
    filled = values.dropna()
    return {"filled": len(filled) / len(values), "valid": filled.str.fullmatch(shape).mean(), "accurate": filled.str.fullmatch(shape).mean()}
