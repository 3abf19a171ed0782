# Wrong: each group counts as much as any other, whatever its size.
def b_cubed(group, truth):
    """Return B-cubed precision and recall of groups."""
    table = pd.DataFrame({"group": group, "person": truth})
    both = table.groupby(["group", "person"])["group"].transform("size")
    precision = both / table.groupby("group")["person"].transform("size")
    recall = both / table.groupby("person")["group"].transform("size")
    return {
        "precision": precision.groupby(table["group"]).mean().mean(),
        "recall": recall.groupby(table["person"]).mean().mean(),
    }
