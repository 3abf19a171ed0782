# Wrong: takes the alert for stricter than the statistic.
order = "A"
