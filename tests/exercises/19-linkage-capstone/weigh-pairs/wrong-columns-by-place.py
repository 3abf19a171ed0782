def weigh(agreement, chances):
    total = pd.Series(0.0, index=agreement.index)
    for place, name in enumerate(agreement.columns):
        m, u = chances["m"].iloc[place], chances["u"].iloc[place]
        weight = np.where(agreement[name] == 1, np.log2(m / u), np.log2((1 - m) / (1 - u)))
        total += np.where(agreement[name].isna(), 0, weight)
    return total
