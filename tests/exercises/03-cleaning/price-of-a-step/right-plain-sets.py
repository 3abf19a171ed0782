def pairs(left, right, column):
    by_key = {}
    for label, key in right[column].dropna().items():
        by_key.setdefault(key, []).append(label)
    return {(one, other) for one, key in left[column].dropna().items() for other in by_key.get(key, [])}


def price_of(left, right, true_links):
    before, after, truth = pairs(left, right, "before"), pairs(left, right, "after"), set(true_links)
    return {
        "right_gained": len((after - before) & truth),
        "right_lost": len((before - after) & truth),
        "wrong_added": len(after - before - truth),
    }
