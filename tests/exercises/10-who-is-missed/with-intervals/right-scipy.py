# Right: scipy, one group at a time.
from scipy.stats import binomtest


def with_intervals(table):
    rows = {}
    for name, row in table.iterrows():
        missed, people = int(row["missed_matches"]), int(row["true_pairs"])
        if people == 0:
            rows[name] = {"low": np.nan, "high": np.nan, "rate": np.nan}
        else:
            ends = binomtest(missed, people).proportion_ci(method="wilson")
            rows[name] = {"low": ends.low, "high": ends.high, "rate": missed / people}
    return pd.DataFrame.from_dict(rows, orient="index")
