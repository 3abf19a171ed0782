# Wrong: leaves the small groups out.
def join_small(table, least):
    kept = table[table["true_pairs"] >= least]
    return kept.assign(rate=kept["missed_matches"] / kept["true_pairs"])
