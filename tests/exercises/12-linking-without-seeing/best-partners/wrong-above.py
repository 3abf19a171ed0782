# Wrong: leaves out pairs exactly at the least likeness.
def best_partners(alike, least):
    long = alike.stack()
    rank_in_row = long.groupby(level=0).rank(ascending=False, method="max")
    rank_in_column = long.groupby(level=1).rank(ascending=False, method="max")
    return long[(rank_in_row == 1) & (rank_in_column == 1) & (long > least)].index
