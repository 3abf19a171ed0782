# Wrong: words, where a letter was asked for.
order = "payment, statistic, alert"
