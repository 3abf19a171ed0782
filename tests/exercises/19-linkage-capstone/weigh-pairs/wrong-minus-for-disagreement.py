def weigh(agreement, chances):
    total = pd.Series(0.0, index=agreement.index)
    for name in agreement.columns:
        m, u = chances.loc[name, "m"], chances.loc[name, "u"]
        weight = np.where(agreement[name] == 1, np.log2(m / u), -np.log2(m / u))
        total += np.where(agreement[name].isna(), 0, weight)
    return total
