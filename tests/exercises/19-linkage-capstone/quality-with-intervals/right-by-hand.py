def share(hits, total):
    z = 1.959963984540054
    p = hits / total
    middle = (p + z**2 / (2 * total)) / (1 + z**2 / total)
    half = z * ((p * (1 - p) + z**2 / (4 * total)) / total) ** 0.5 / (1 + z**2 / total)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def quality(answers, found):
    count = {said: 0 for said in ("match", "no match", "cannot tell")}
    for said in answers:
        count[said] += 1
    yes, no, unsure = count["match"], count["no match"], count["cannot tell"]
    hits = sum(1 for one in found if one)
    table = pd.DataFrame(index=["recall", "precision"], columns=["high", "low", "estimate"], dtype=float)
    table.loc["precision", "estimate"] = yes / (yes + no) if yes + no else np.nan
    table.loc["precision", "low"] = share(yes, yes + no + unsure)[0]
    table.loc["precision", "high"] = share(yes + unsure, yes + no + unsure)[1]
    table.loc["recall", "estimate"] = hits / len(found)
    table.loc["recall", "low"], table.loc["recall", "high"] = share(hits, len(found))
    return table
