title = Statement of account
title-of = Statement of account: { $name }
from = From
until = Until
all-profiles = All profiles
show = Show
days = { $from } to { $to }
csv = Statement (CSV)
ageing-csv = Ageing (CSV)
pdf = Statement (PDF)

## What happened

ledger = Account in { $currency }
date = Date
what = What
document = Document
amount = Amount
balance = Balance
opening = Balance before { $date }
closing = Balance on { $date }
due-on = Due on { $date }
set-off = { $amount } of what was kept
prepaid = Paid in advance
documents = Invoices and notes
received = Received
given-back = Given back
lines-first = These are the first { $shown } of { $count } lines. The files have all of them.
nothing = Nothing is owed, and nothing happened in these days
nothing-hint = Choose other days to see what was invoiced and paid in them.

## How old it is

ageing = What is open on { $date }
ageing-hint = By how many days it is past its due date. Credits that are kept pay the next invoices, and are not taken off.
ageing-none = Nothing is open and nothing is kept on this day.
series = Invoices of
not-due = Not due
up-to-30 = 1–30 days
up-to-60 = 31–60 days
up-to-90 = 61–90 days
over-90 = Over 90 days
open = Open
kept = Credits kept
total = Total

## What is wrong

too-many-lines = These are more than { $most } lines, which is more than one statement has. Choose fewer days.
too-many-months = A statement covers { $most } months at the most. Choose a later first day.

## The month-end pack

pack = Month-end pack
pack-hint = One zip file with the documents of a month, a usage summary, a tax summary, the statement and the ageing at its end, a list and the SHA-256 of each file.
pack-month = Month
pack-language = Language of the documents
pack-download = Download pack
