# Right: the course's comparator on whole columns.
import recordlinkage
from masterclass import linkage


def both_ways(names):
    table = names.reset_index(drop=True)
    pairs = pd.MultiIndex.from_arrays([table.index, table.index])
    comparer = recordlinkage.Compare()
    for mine, theirs in (("first", "first"), ("surname", "surname"), ("first", "surname"), ("surname", "first")):
        comparer.add(linkage.JaroWinkler(f"school_{mine}", f"payroll_{theirs}", label=f"{mine} {theirs}"))
    found = comparer.compute(pairs, table, table).to_numpy()
    return list(np.maximum(found[:, :2].mean(axis=1), found[:, 2:].mean(axis=1)))
