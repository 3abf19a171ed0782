# Pandas: keep each pair where it comes first, and count by match-key.
import pandas as pd


def new_pairs(left, right, keys):
    tables = []
    for number, columns in enumerate(keys):
        both = left[columns].dropna().reset_index().merge(right[columns].dropna().reset_index(), on=columns)
        tables.append(both[["schools_id", "earnings_id"]].assign(number=number))
    first = pd.concat(tables).drop_duplicates(["schools_id", "earnings_id"])
    return first["number"].value_counts().reindex(range(len(keys)), fill_value=0).tolist()
