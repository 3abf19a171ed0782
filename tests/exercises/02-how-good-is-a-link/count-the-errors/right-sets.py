# Right: Python sets of pairs, and their differences.
def count_errors(links, true_links):
    made, real = set(links), set(true_links)
    return {"true_matches": len(made & real), "false_matches": len(made - real), "missed_matches": len(real - made)}
