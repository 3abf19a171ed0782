def weigh(agreement, chances):
    total = pd.Series(0.0, index=agreement.index)
    for name in agreement.columns:
        m, u = chances.loc[name, "m"], chances.loc[name, "u"]
        plus, minus = np.log2(m / u), np.log2((1 - m) / (1 - u))
        total += agreement[name] * plus + (1 - agreement[name]) * minus
    return total
