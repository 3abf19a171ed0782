# Plain Python: a record with a blank never enters the dictionary.
import pandas as pd


def link_on_known(left, right, columns):
    partners = {}
    for record, row in right[columns].iterrows():
        if not row.isna().any():
            partners.setdefault(tuple(row), []).append(record)
    pairs = []
    for record, row in left[columns].iterrows():
        for partner in partners.get(tuple(row), []):
            pairs.append((record, partner))
    return pd.DataFrame(pairs, columns=["schools_id", "earnings_id"])
