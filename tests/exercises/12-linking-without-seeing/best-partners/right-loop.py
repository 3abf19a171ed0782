# Right: plain loops.
def best_partners(alike, least):
    values, pairs = alike.to_numpy().tolist(), []
    for i, row in enumerate(alike.index):
        for j, column in enumerate(alike.columns):
            value = values[i][j]
            beside = values[i][:j] + values[i][j + 1 :]
            below = [line[j] for k, line in enumerate(values) if k != i]
            if value >= least and all(other < value for other in beside + below):
                pairs.append((row, column))
    return pairs
