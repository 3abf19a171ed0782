def weigh(agreement, chances):
    total = pd.Series(0.0, index=agreement.index)
    for name in agreement.columns:
        m, u = chances.loc[name, "m"], chances.loc[name, "u"]
        total += np.where(agreement[name] == 1, np.log2(m / u), np.log2((1 - m) / (1 - u)))
    return total
