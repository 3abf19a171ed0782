# Right: both in one table.
def three_shares(values, shape, truth):
    both = pd.DataFrame({"value": values, "truth": truth}).loc[values.index]
    full = both.dropna(subset=["value"])
    return {"filled": both["value"].notna().mean(), "valid": full["value"].str.match(f"^(?:{shape})$").mean(), "accurate": full["value"].eq(full["truth"]).mean()}
