# Right: a loop over the pairs.
def lost_to_salt(true_links, schools, earnings):
    lost = []
    for pupil, earner in true_links:
        one, two = schools.at[pupil, "date_of_birth"], earnings.at[earner, "date_of_birth"]
        if not isinstance(one, str) or not isinstance(two, str) or one[:4] != two[:4]:
            lost.append((pupil, earner))
    return lost
