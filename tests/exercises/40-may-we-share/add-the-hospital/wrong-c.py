# Wrong: thinks that accreditation widens a power.
reply = "C"
