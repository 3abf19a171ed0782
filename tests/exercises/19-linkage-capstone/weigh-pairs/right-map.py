def weigh(agreement, chances):
    total = pd.Series(0.0, index=agreement.index)
    for name in agreement.columns:
        m, u = chances.loc[name, "m"], chances.loc[name, "u"]
        told = {1: np.log2(m) - np.log2(u), 0: np.log2(1 - m) - np.log2(1 - u)}
        total += agreement[name].map(told).fillna(0)
    return total
