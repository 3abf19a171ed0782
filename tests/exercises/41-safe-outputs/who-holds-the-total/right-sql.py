# Right: SQL with DuckDB.
import duckdb


def unsafe_totals(bills):
    """Return the sectors whose rest is less than 10% of their largest bill."""
    found = duckdb.sql("""
        with ranked as (
            select sector, pay_bill, row_number() over (partition by sector order by pay_bill desc) as place from bills
        )
        select sector from ranked group by sector
        having 10 * sum(case when place > 2 then pay_bill else 0 end) < max(pay_bill)
    """)
    return found.df()["sector"].tolist()
