# Wrong: counts missing keys, so two gaps count twice.
def why_lost(true_links, left, right, key):
    on_left = left[key].loc[true_links.get_level_values("schools_id")].reset_index(drop=True)
    on_right = right[key].loc[true_links.get_level_values("earnings_id")].reset_index(drop=True)
    kept = (on_left == on_right).sum()
    missing = on_left.isna().sum() + on_right.isna().sum()
    differs = len(true_links) - kept - missing
    return {"kept": kept, "missing": missing, "differs": differs}
