# Right: two dicts in plain Python.
def missed_rate_by_group(links, true_links, group):
    made, total, missed = set(links), {}, {}
    for pupil, earner in true_links:
        name = group[pupil]
        total[name] = total.get(name, 0) + 1
        if (pupil, earner) not in made:
            missed[name] = missed.get(name, 0) + 1
    return {name: missed.get(name, 0) / total[name] for name in total}
