# Wrong: joins the groups that were to be compared.
publish = "B"
