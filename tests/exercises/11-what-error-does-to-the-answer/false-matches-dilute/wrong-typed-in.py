# Wrong: the planted effect, typed in.
def pay_gap(links, schools, earnings):
    """Return how much lower (below 0) or higher pay is with free school meals, as a share."""
    meals = schools["free_school_meals"].loc[links.get_level_values("schools_id")].to_numpy()
    pay = earnings["pay_at_25"].loc[links.get_level_values("earnings_id")]
    with_meals = ...
    without_meals = ...
    with_meals = 0.88
    without_meals = 1.0
    return with_meals / without_meals - 1
