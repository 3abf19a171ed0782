# Wrong: the highest cost.
def cheapest_cut(labelled, cuts, price):
    costs = {}
    for cut in cuts:
        linked = labelled["similarity"] >= cut
        false = (linked & ~labelled["one_person"]).sum()
        missed = (~linked & labelled["one_person"]).sum()
        costs[cut] = price * false + missed
    return max(costs, key=lambda cut: (costs[cut], cut))
