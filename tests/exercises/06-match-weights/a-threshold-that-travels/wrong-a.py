# Wrong: m and u are not all.
reply = "A"
