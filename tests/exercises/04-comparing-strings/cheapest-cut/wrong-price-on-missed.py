# Wrong: the price is put on missed matches.
def cheapest_cut(labelled, cuts, price):
    costs = {}
    for cut in cuts:
        linked = labelled["similarity"] >= cut
        false = (linked & ~labelled["one_person"]).sum()
        missed = (~linked & labelled["one_person"]).sum()
        costs[cut] = false + price * missed
    return max(cut for cut in costs if costs[cut] == min(costs.values()))
