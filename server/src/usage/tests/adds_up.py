"""Whether files of usage add up to their invoices: reads both with its own arithmetic.

Shares no code with what writes them. The folder given holds `invoices.json`, one object a line as
`reckoner invoices --json` prints them, and for each of some invoices NAME.details.csv and
NAME.focus.csv. Prints how many files added up; a difference is a line, and exit code 1.
"""

import csv
import json
import sys
from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 60

COSTS = {"details": ("Cost", "costInBillingCurrency"), "focus": ("BilledCost",)}
CURRENCIES = {"details": ("BillingCurrency", "billingCurrency"), "focus": ("BillingCurrency",)}


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def column(row, names):
    return next(row[name] for name in names if name in row)


def differences(folder):
    for line in (folder / "invoices.json").read_text(encoding="utf-8").splitlines():
        invoice = json.loads(line)
        for kind, costs in COSTS.items():
            path = folder / f"{invoice['name']}.{kind}.csv"
            if not path.exists():
                continue
            total = Decimal(0)
            for row in rows(path):
                if None in row or None in row.values():
                    yield path, "a row has other columns than the head"
                if column(row, CURRENCIES[kind]) != invoice["currency"]:
                    yield path, "a row is in another currency"
                total += Decimal(column(row, costs))
            if total != Decimal(invoice["total"]):
                yield path, f"rows come to {total}, the invoice to {invoice['total']}"
            else:
                yield path, None


def main():
    checked = 0
    wrong = 0
    for path, difference in differences(Path(sys.argv[1])):
        if difference is None:
            checked += 1
        else:
            wrong += 1
            print(f"{path.name}: {difference}")
    print(checked)
    return 1 if wrong else 0


sys.exit(main())
