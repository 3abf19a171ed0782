from statsmodels.stats.proportion import proportion_confint


def quality(answers, found):
    said = answers.value_counts().reindex(["match", "no match", "cannot tell"], fill_value=0)
    decided = said["match"] + said["no match"]
    low = proportion_confint(said["match"], len(answers), method="wilson")[0]
    high = proportion_confint(said["match"] + said["cannot tell"], len(answers), method="wilson")[1]
    ends = proportion_confint(int(found.sum()), len(found), method="wilson")
    return pd.DataFrame(
        {
            "precision": [said["match"] / decided if decided else float("nan"), low, high],
            "recall": [found.mean(), *ends],
        },
        index=["estimate", "low", "high"],
    ).T
