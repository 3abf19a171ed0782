# Right: dictionaries.
def disagree_share(one, other, number, column):
    given = {}
    for key, value in other[[number, column]].itertuples(index=False):
        if pd.notna(key) and pd.notna(value):
            given[key] = value
    pairs = differ = 0
    for key, value in one[[number, column]].itertuples(index=False):
        if pd.notna(key) and pd.notna(value) and key in given:
            pairs += 1
            differ += value != given[key]
    return differ / pairs if pairs else float("nan")
