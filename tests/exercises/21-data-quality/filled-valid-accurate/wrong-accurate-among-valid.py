# Wrong: accurate is taken of the valid rows.
def three_shares(values, shape, truth):
    filled = values.dropna()
    valid = filled[filled.str.fullmatch(shape)]
    return {"filled": len(filled) / len(values), "valid": filled.str.fullmatch(shape).mean(), "accurate": (valid == truth.reindex(valid.index)).mean()}
