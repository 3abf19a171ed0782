# Wrong: the pairs that can still be found.
def lost_to_salt(true_links, schools, earnings):
    one = schools["date_of_birth"].str[:4].reindex(true_links.get_level_values("schools_id")).to_numpy()
    two = earnings["date_of_birth"].str[:4].reindex(true_links.get_level_values("earnings_id")).to_numpy()
    return true_links[one == two]
