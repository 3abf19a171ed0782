# Wrong: trusts one star beside a total.
publish = "C"
