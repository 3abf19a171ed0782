def quality(answers, found):
    yes, unsure, read = (answers == "match").sum(), (answers == "cannot tell").sum(), len(answers)
    decided = read - unsure
    precision = [yes / decided if decided else np.nan, linkage.wilson(yes, read)[0], linkage.wilson(yes + unsure, read)[1]]
    recall = [1 - found.mean(), *linkage.wilson(found.sum(), len(found))]
    return pd.DataFrame([precision, recall], index=["precision", "recall"], columns=["estimate", "low", "high"])
