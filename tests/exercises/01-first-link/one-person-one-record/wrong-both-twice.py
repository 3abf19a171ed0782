# Drops a pair only if both its records are in other pairs: "or" where "and" was meant.
def keep_certain(links):
    twice_left = links["schools_id"].duplicated(keep=False)
    twice_right = links["earnings_id"].duplicated(keep=False)
    return links[~(twice_left & twice_right)]
