def prepare(records):
    done = records[["sex", "date_of_birth"]].copy()
    done["year"] = done["date_of_birth"].str[:4]
    for name in ("first_name", "surname"):
        done[name] = records[name].str.lower().str.replace("[^a-z]", "", regex=True)
    done["postcode"] = records["postcode"].str.upper().str.replace(" ", "")
    return done
