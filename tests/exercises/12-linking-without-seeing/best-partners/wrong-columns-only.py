# Wrong: the best of each column only.
def best_partners(alike, least):
    return [(alike[column].idxmax(), column) for column in alike.columns if alike[column].max() >= least]
