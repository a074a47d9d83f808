## The page

title = Usage files
intro = The daily quantities and charges behind your invoices, as a file. What belongs to an invoice adds up to it, to the last cent.
kept = { $days ->
    [one] A file is kept for one day.
   *[other] A file is kept for { $days } days.
}
prepare = Prepare usage file
download-usage = Download usage
other-formats = Other formats
hint = Every row of the invoice's usage as a file. It takes a moment; you can go on working meanwhile.

## The form

new = A new file
of-invoice = Usage of invoice { $name }
of-days = Choose days instead
scope = Of what
all-of = All of { $name }
from = First day
to = Last day
to-hint = At most 36 months. What is not invoiced yet is included, without rounding and tax.
format = Columns
format-cost-details = Cost details: a row a day, meter and resource
format-focus = FOCUS 1.2: a row a charge period
packing = Packing
packing-plain = None (CSV)
packing-gzip = gzip
mark = Begin with
mark-written = A byte order mark, for spreadsheets
mark-left-out = The names of the columns, for programs
formulas = Texts that look like formulas
formulas-as-they-are = Leave them as they are
formulas-disarmed = Put an apostrophe before them
mail = When it is ready
mail-no = Show it on its page
mail-yes = Send me an e-mail as well
no-permission = You see this account, but may not download usage of it. Ask its owner for a role that may.

## The list

files = Files
file = File
of = Of
columns = Columns
state = State
asked-at = Asked for
none = No usage files
none-hint = Files that you ask for appear here.

## One file

file-title = Usage file { $name }
invoice = Invoice
days = Days
kept-until = Kept until
state-waiting = Waiting
state-at-work = Being made
state-ready = Ready
state-failed = Cannot be made
state-cancelled = Cancelled
rows-done = { $done } of { $total } charges read
counting = The charges are looked up and put in order.
waits = A worker takes it in a moment.
reload = Reload
reloads = This page reloads by itself until the file is ready.
cancel = Cancel
cancelled-hint = Nobody gets this file. Ask for it again if you need it after all.
again = Ask again
parts = Download
part-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
size = { $kilobytes } kB
link-lasts = The links on this page work for an hour, also without signing in; reload it for new ones.
reconciliation = It adds up
reconciliation-hint = The rows of each section are summed exactly; what rounding adds is a row of its own, and so is the tax.
reconciliation-days = By invoice
reconciliation-days-hint = What of each invoice begins in these days, before rounding and tax. Use that the price sheet rates has its quantity from the beginning, and its cost once it is invoiced.
reconciliation-file = As CSV
section = Section
rows = Rows
exact = Exact sum
rounding = Rounding
tax = Tax
total = Total
file-total = All rows of the file
invoice-total = Invoice { $name }
not-invoiced = Not invoiced yet
covered = Covered by credit

## What is wrong

reversed = The last day comes before the first.
too-many-months = These are more than { $months } months. Ask for fewer days, or for several files.
no-rows = Nothing was charged there in these days.
moved = The charges of this invoice were billed again: they are on invoice { $name } now.
of-corrected = A note has no usage of its own: ask for that of invoice { $name }, which it corrects.
no-scope = There is no such part of this account, or no more: it may have moved to another one. What it used before is on the invoices of then.
unknown-format = Choose one of these.
too-many = { $count ->
    [one] One file of this account is being made already: wait until it is ready, or cancel it.
   *[other] { $count } files of this account are being made already: wait until one is ready, or cancel some.
}
fault-no-rows = Nothing was charged there.
fault-moved = The charges are on invoice { $name } now: ask for the usage of that one.
fault-does-not-add-up = The charges do not add up to the invoice. This file is not offered, and the operator was told; write to support.
fault-gone = What it was asked for of is there no more.
fault-broken = It broke several times. The operator can read why in the log; ask again, or write to support.
