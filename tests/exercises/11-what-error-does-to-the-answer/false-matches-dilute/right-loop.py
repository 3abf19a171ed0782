# Right: plain Python, one link at a time.
import pandas as pd


def pay_gap(links, schools, earnings):
    meals, pay = schools["free_school_meals"].to_dict(), earnings["pay_at_25"].to_dict()
    found = {True: [], False: []}
    for pupil, earner in links:
        if not pd.isna(pay[earner]):
            found[bool(meals[pupil])].append(float(pay[earner]))
    mean = {side: sum(money) / len(money) for side, money in found.items()}
    return mean[True] / mean[False] - 1
