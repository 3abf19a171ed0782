from math import log2


def weigh(agreement, chances):
    worth = {
        name: (log2(one["m"] / one["u"]), log2((1 - one["m"]) / (1 - one["u"]))) for name, one in chances.iterrows()
    }
    totals = []
    for row in agreement.to_dict("records"):
        totals.append(sum(worth[name][0 if value else 1] for name, value in row.items() if value == value))
    return pd.Series(totals, index=agreement.index)
