# Wrong: compares pupils only, so that a pupil linked with the wrong earner counts as found.
def count_errors(links, true_links):
    made, real = set(links.get_level_values(0)), set(true_links.get_level_values(0))
    return {"true_matches": len(made & real), "false_matches": len(made - real), "missed_matches": len(real - made)}
