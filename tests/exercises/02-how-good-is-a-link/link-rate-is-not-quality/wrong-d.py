# Wrong: not every pupil is on a payroll.
reply = "D"
