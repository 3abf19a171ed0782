# Wrong: of equals the first that came.
def cheapest_cut(labelled, cuts, price):
    costs = {}
    for cut in cuts:
        linked = labelled["similarity"] >= cut
        false = (linked & ~labelled["one_person"]).sum()
        missed = (~linked & labelled["one_person"]).sum()
        costs[cut] = price * false + missed
    return min(costs, key=costs.get)
