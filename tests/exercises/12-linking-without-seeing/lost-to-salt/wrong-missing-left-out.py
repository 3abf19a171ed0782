# Wrong: leaves out pairs without a date.
def lost_to_salt(true_links, schools, earnings):
    both = true_links.to_frame(index=False).join(schools["date_of_birth"], on="schools_id")
    both = both.join(earnings["date_of_birth"], on="earnings_id", rsuffix="_2").dropna()
    differ = both["date_of_birth"].str[:4] != both["date_of_birth_2"].str[:4]
    return both.loc[differ, ["schools_id", "earnings_id"]]
