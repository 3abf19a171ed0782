# Wrong: counts records, so people with many admissions count often.
def coverage(listed, residents):
    missing = 1 - residents.isin(listed).mean()
    extra = (~listed.isin(residents)).mean() if len(listed) else 0
    return missing, extra
