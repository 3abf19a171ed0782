# Wrong: counts links, so that a pupil with two of them counts twice.
def bias_by_group(links, true_links, group):
    size = group.value_counts()

    def count(pairs):
        return group.reindex(pairs.get_level_values("schools_id")).value_counts().reindex(size.index, fill_value=0)

    return (count(links) - count(true_links)) / size
