# Wrong: the bias of everybody together, for each group.
import pandas as pd


def bias_by_group(links, true_links, group):
    linked = group.index.isin(links.get_level_values("schools_id")).mean()
    true = group.index.isin(true_links.get_level_values("schools_id")).mean()
    return pd.Series(linked - true, index=sorted(group.unique()))
