# Wrong: trusts a sample of households.
sentence = "A"
