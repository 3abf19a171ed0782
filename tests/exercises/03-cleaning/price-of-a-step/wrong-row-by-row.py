def price_of(left, right, true_links):
    one, other = left.loc[true_links.get_level_values(0)], right.loc[true_links.get_level_values(1)]
    before = one["before"].to_numpy() == other["before"].to_numpy()
    after = one["after"].to_numpy() == other["after"].to_numpy()
    return {"right_gained": (after & ~before).sum(), "right_lost": (before & ~after).sum(), "wrong_added": 0}
