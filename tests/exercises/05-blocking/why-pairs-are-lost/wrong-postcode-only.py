# Wrong: looks at the postcode, whatever the key.
def why_lost(true_links, left, right, key):
    on_left = left[key].loc[true_links.get_level_values("schools_id")].reset_index(drop=True)
    on_right = right[key].loc[true_links.get_level_values("earnings_id")].reset_index(drop=True)
    on_left = left["postcode"].loc[true_links.get_level_values("schools_id")].reset_index(drop=True)
    on_right = right["postcode"].loc[true_links.get_level_values("earnings_id")].reset_index(drop=True)
    kept = (on_left == on_right).sum()
    missing = (on_left.isna() | on_right.isna()).sum()
    differs = len(true_links) - kept - missing
    return {"kept": kept, "missing": missing, "differs": differs}
