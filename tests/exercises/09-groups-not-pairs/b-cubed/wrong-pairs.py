# Wrong: precision and recall of pairs.
def b_cubed(group, truth):
    """Return B-cubed precision and recall of groups."""
    table = pd.DataFrame({"group": group, "person": truth})
    def pairs(sizes):
        return (sizes * (sizes - 1)).sum()
    both = pairs(table.value_counts())
    return {"precision": both / pairs(table["group"].value_counts()), "recall": both / pairs(table["person"].value_counts())}
