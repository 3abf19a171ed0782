def weigh(agreement, chances):
    total = pd.Series(0.0, index=agreement.index)
    for name in agreement.columns:
        m, u = chances.loc[name, "m"], chances.loc[name, "u"]
        plus, minus = np.log2(m / u), np.log2((1 - m) / (1 - u))
        weight = np.where(agreement[name] == 1, plus, minus)
        total += np.where(agreement[name].isna(), 0, weight)
    return total
