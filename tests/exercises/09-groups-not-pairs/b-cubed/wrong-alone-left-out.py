# Wrong: leaves out the records that are alone.
def b_cubed(group, truth):
    """Return B-cubed precision and recall of groups."""
    table = pd.DataFrame({"group": group, "person": truth})
    both = table.groupby(["group", "person"])["group"].transform("size")
    precision = both / table.groupby("group")["person"].transform("size")
    recall = both / table.groupby("person")["group"].transform("size")
    several = table.groupby("group")["person"].transform("size") > 1
    return {"precision": precision[several].mean(), "recall": recall[several].mean()}
