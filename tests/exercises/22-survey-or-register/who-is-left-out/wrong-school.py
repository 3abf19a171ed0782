# Wrong: takes the student for the pupil who is missing.
left_out = {"1": "B", "2": "D", "3": "C", "4": "A"}
