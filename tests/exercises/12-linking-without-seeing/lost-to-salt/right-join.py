# Right: joined tables.
def lost_to_salt(true_links, schools, earnings):
    both = true_links.to_frame(index=False).join(schools["date_of_birth"], on="schools_id")
    both = both.join(earnings["date_of_birth"], on="earnings_id", rsuffix="_2")
    same = both["date_of_birth"].str[:4] == both["date_of_birth_2"].str[:4]
    return both.loc[~same, ["schools_id", "earnings_id"]]
