# Right: totals of each group first, then scaled up by its chance.
import pandas as pd


def reweighted_mean(values, group, chance):
    table = pd.DataFrame({"value": values.to_numpy(float), "group": group.to_numpy()}).dropna(subset=["value"])
    totals = table.groupby("group")["value"].agg(["sum", "size"])
    scaled = totals.div(chance.reindex(totals.index), axis=0)
    return scaled["sum"].sum() / scaled["size"].sum()
