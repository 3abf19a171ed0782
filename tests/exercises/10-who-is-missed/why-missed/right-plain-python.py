# Right: counting in dictionaries.
def share_with(kind, errors, true_links, group):
    bad = {row.record_id for row in errors.itertuples() if row.kind == kind}
    touched, every = {}, {}
    for pupil, earner in true_links:
        name = group[pupil]
        every[name] = every.get(name, 0) + 1
        touched[name] = touched.get(name, 0) + (pupil in bad or earner in bad)
    return {name: touched[name] / every[name] for name in every}
