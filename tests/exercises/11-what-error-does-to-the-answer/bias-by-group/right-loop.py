# Right: plain Python, one pupil at a time, given back as a dict.
def bias_by_group(links, true_links, group):
    linked, true = {pair[0] for pair in links}, {pair[0] for pair in true_links}
    found = {}
    for pupil, name in group.items():
        found.setdefault(name, []).append((pupil in linked) - (pupil in true))
    return {name: sum(values) / len(values) for name, values in found.items()}
