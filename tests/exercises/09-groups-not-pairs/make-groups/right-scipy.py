# Right: connected components from scipy, as a Series.
def make_groups(records, pairs):
    """Label each record with its group."""
    import pandas as pd
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    place = {record: number for number, record in enumerate(records)}
    left = [place[pair[0]] for pair in pairs]
    right = [place[pair[1]] for pair in pairs]
    table = coo_matrix(([1] * len(left), (left, right)), shape=(len(records), len(records)))
    return pd.Series(connected_components(table, directed=False)[1], index=records)
