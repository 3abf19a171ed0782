# Right: sets the missing ones aside first.
def why_lost(true_links, left, right, key):
    on_left = left[key].loc[true_links.get_level_values("schools_id")].reset_index(drop=True)
    on_right = right[key].loc[true_links.get_level_values("earnings_id")].reset_index(drop=True)
    known = on_left.notna() & on_right.notna()
    missing = (~known).sum()
    kept = (on_left[known] == on_right[known]).sum()
    differs = (on_left[known] != on_right[known]).sum()
    return {"kept": kept, "missing": missing, "differs": differs}
