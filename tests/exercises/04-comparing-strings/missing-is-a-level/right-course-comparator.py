# Right: the course's comparator, with missing values as a level of their own.
import recordlinkage
from masterclass import linkage


def count_levels(left, right, threshold):
    one = pd.DataFrame({"name": list(left)}, dtype=object)
    other = pd.DataFrame({"name": list(right)}, dtype=object)
    pairs = pd.MultiIndex.from_arrays([one.index, other.index])
    alike = linkage.JaroWinkler("name", "name", threshold=threshold, missing_value=linkage.NOT_RECORDED, label="name")
    levels = recordlinkage.Compare([alike]).compute(pairs, one, other)["name"]
    named = {"agrees": 1, "differs": 0, "not recorded": linkage.NOT_RECORDED}
    return {name: int((levels == level).sum()) for name, level in named.items()}
