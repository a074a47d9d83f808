## The list

invoice = Invoice
period = Period
date = Date
due = Due
status = Status
amount = Amount
list-count = { $count ->
    [one] One invoice
   *[other] { $count } invoices
}
list-previous = Previous
list-next = Next
list-of = Invoices of { $account }
list-pages = Pages of invoices
list-on-page = { $count ->
    [one] One invoice on this page
   *[other] { $count } invoices on this page
}
download-pdf = Download invoice PDF
download-named = Download invoice { $name }

## Filter and order

filter = Filter
filter-find = Invoice name or document number
filter-from = Invoice date from
filter-until = Invoice date until
filter-any = All
filter-apply = Apply
filter-clear = Clear filter
filter-no-date = This is not a date, so it is left out. Type it like 2026-04-05.
filter-before-first = The last day is before the first, so it is left out. Choose a later one.
filter-no-choice = “{ $typed }” is not one of these, so it is left out. Choose from the list.
filter-now = Showing only
filter-remove = , remove this filter
sort-ascending = Sort by { $column }, ascending
sort-descending = Sort by { $column }, descending

## Statuses

status-due = Due
status-past-due = Past due
status-paid = Paid
status-void = Void

## Kinds

kind = Kind
kind-notes = Credit and void notes
kind-usage = Service charges
kind-purchases = Marketplace and reservations
kind-support-plan = Support plan
kind-profile = Monthly invoice
kind-enrollment = Enrolment invoice
kind-credit-note = Credit note

## The invoice

invoice-title = Invoice { $name }
credit-note-title = Credit note { $name }
charges = Charges
credits = Credits
credits-applied = Credits applied
open-of-it = { $amount } open
subtotal = Subtotal
tax = Tax
total = Total
savings = Estimated savings
document-number = Document number
invoice-date = Invoice date
due-date = Due date
billing-period = Billing period
section = Invoice section
description = Description
unit-price = Unit price
quantity = Quantity
tax-rate = Tax rate
charges-and-credits = Charges/credits
usage-of = Usage of { $period }
lines-first = These are the first { $shown } of { $count } lines. The PDF has all of them.
details = Details by invoice section
details-customer = Details by customer
details-hidden = You see that this invoice exists, but not its lines and documents.
charges-of = Charges of { $name }
pay-by = Due on { $date }

## Kinds of line

line-usage = Usage
line-purchase = Purchase
line-credit = Credit
line-adjustment = Adjustment
line-rounding = Rounding

## Categories of tax

tax-standard = Taxed
tax-zero = Zero rate
tax-exempt = Exempt
tax-reverse-charge = Reverse charge
tax-outside-scope = Outside the scope of tax

## Documents and payment

documents = Documents
other-languages = Other languages
file-size = PDF, { $kilobytes } kB
fingerprint = SHA-256
being-prepared = Being prepared
being-prepared-hint = The document is being made. It can be downloaded in a moment; reload the page.
how-to-pay = How to pay
given-back = What becomes of it
payment = Payment
nothing-void = This invoice is void: nothing has to be paid. What was paid on it, and where it went, is under Payments.
payments-none = No payment has been received yet.
outstanding = Outstanding

## Terms explained

term-charges = What was used and bought in the period, before credits and tax.
term-credits = What is given back, such as a refund or a correction of an earlier charge.
term-credits-applied = Prepaid or granted credit that was used to pay part of the charges.
term-subtotal = Charges less credits, before tax.
term-tax = The tax on the subtotal, computed once for each tax rate and not line by line.
term-total = What is to be paid: subtotal and tax.
term-savings = What the same use would have cost more at list prices. An estimate; it changes nothing in what you pay.
term-billing-period = The days whose charges are on this invoice. Charges that arrive later are on the next one, with their own dates.
term-due-date = The last day on which the payment can arrive on time.
term-payment-terms = How many days you have to pay, from the invoice date.
term-po-number = Your own purchase order number, as set on the billing profile. It is on later invoices only.
term-sold-to = The legal entity that buys. It decides which tax holds.
term-bill-to = Who the invoice is addressed to.
term-billing-profile = The settings behind this invoice: currency, payment terms, address and PO number. It gets one invoice a month.
term-document-number = The sequential number that tax law asks for. Use the invoice name to look an invoice up.
term-rounding = Lines are rounded to the cent one by one, the total only once. This line carries the difference, so that what you see adds up.
term-unit-price = The price of one unit with all its decimals. Quantity times unit price is rounded afterwards.

## Why the list is empty

empty-title = No invoices to show
empty-filter = No invoice matches the filter. Clear the filter to see all of them.
empty-none-expected = There is no invoice yet. One is made once there is something to charge.

## How an operator opens a document

opening-reason = Reason
opening = Open the document
