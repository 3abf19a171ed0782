# How often each record comes up, counted by value_counts.
def keep_certain(links):
    left_uses = links["schools_id"].map(links["schools_id"].value_counts())
    right_uses = links["earnings_id"].map(links["earnings_id"].value_counts())
    return links[(left_uses == 1) & (right_uses == 1)]
