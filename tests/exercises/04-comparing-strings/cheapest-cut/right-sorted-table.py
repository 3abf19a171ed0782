# Right: a table of costs, sorted.
def cheapest_cut(labelled, cuts, price):
    yes = labelled.loc[labelled["one_person"], "similarity"]
    no = labelled.loc[~labelled["one_person"], "similarity"]
    table = pd.DataFrame({"cut": cuts, "cost": [price * (no >= cut).sum() + (yes < cut).sum() for cut in cuts]})
    return table.sort_values(["cost", "cut"], ascending=[True, False])["cut"].iloc[0]
