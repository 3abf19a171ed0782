# Wrong: gives no figures though there are some.
line = "C"
