# Right: counting in dictionaries.
def false_rate_by_group(links, true_links, group):
    real, false, every = set(true_links), {}, {}
    for pair in links:
        name = group[pair[0]]
        name = "not recorded" if pd.isna(name) else name
        every[name] = every.get(name, 0) + 1
        false[name] = false.get(name, 0) + (pair not in real)
    return {name: false[name] / every[name] for name in every}
