# Wrong: compared in the order of the rows.
def three_shares(values, shape, truth):
    filled = values.dropna()
    return {"filled": len(filled) / len(values), "valid": filled.str.fullmatch(shape).mean(), "accurate": (values.to_numpy() == truth.to_numpy()[: len(values)]).sum() / len(filled)}
