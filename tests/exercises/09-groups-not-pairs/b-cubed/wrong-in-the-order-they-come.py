# Wrong: takes group and truth in the order they come.
def b_cubed(group, truth):
    """Return B-cubed precision and recall of groups."""
    table = pd.DataFrame({"group": group.to_numpy(), "person": truth.to_numpy()})
    both = table.groupby(["group", "person"])["group"].transform("size")
    precision = both / table.groupby("group")["person"].transform("size")
    recall = both / table.groupby("person")["group"].transform("size")
    return {"precision": precision.mean(), "recall": recall.mean()}
