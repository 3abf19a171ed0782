# Wrong: kept and differs swapped.
def why_lost(true_links, left, right, key):
    on_left = left[key].loc[true_links.get_level_values("schools_id")].reset_index(drop=True)
    on_right = right[key].loc[true_links.get_level_values("earnings_id")].reset_index(drop=True)
    differs = (on_left == on_right).sum()
    missing = (on_left.isna() | on_right.isna()).sum()
    kept = len(true_links) - differs - missing
    return {"kept": kept, "missing": missing, "differs": differs}
