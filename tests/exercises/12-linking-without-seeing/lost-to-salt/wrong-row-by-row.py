# Wrong: compares the tables row by row, not pair by pair.
def lost_to_salt(true_links, schools, earnings):
    n = len(true_links)
    one = schools["date_of_birth"].str[:4].to_numpy()[:n]
    two = earnings["date_of_birth"].str[:4].to_numpy()[:n]
    return true_links[one != two]
