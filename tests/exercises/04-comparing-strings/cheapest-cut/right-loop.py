# Right: loops and no pandas.
def cheapest_cut(labelled, cuts, price):
    best = lowest = None
    for cut in sorted(cuts):
        cost = 0
        for row in labelled.to_dict("records"):
            if row["similarity"] >= cut and not row["one_person"]:
                cost += price
            if row["similarity"] < cut and row["one_person"]:
                cost += 1
        if lowest is None or cost <= lowest:
            best, lowest = cut, cost
    return best
