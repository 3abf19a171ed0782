# Wrong: looks at who got the reminders, not at who answered.
sentence = "B"
