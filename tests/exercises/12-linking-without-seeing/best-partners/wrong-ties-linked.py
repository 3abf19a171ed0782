# Wrong: of equally good partners it takes the first.
def best_partners(alike, least):
    by_row, by_column = alike.idxmax(axis=1), alike.idxmax(axis=0)
    return [(r, c) for r, c in by_row.items() if by_column[c] == r and alike.at[r, c] >= least]
