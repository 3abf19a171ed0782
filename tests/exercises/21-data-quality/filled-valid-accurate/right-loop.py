# Right: plain Python and `re`.
import re


def three_shares(values, shape, truth):
    filled = {row: value for row, value in values.items() if pd.notna(value)}
    valid = [re.fullmatch(shape, value) is not None for value in filled.values()]
    right = [truth[row] == value for row, value in filled.items()]
    return {"filled": len(filled) / len(values), "valid": sum(valid) / len(filled), "accurate": sum(right) / len(filled)}
