## Head

invoice = Invoice
credit-note = Credit note
invoice-title = Invoice { $number }
credit-note-title = Credit note { $number }
void-note = Void note
void-note-title = Void note { $number }
takes-back = Invoice voided
takes-back-part = Invoice credited
in-place-of = Replaces invoice
taken-back-by = Void note
credited-before = Credited before
numbered-of = { $number }, { $date }
correction-reason = Reason
sold-to = Sold to
bill-to = Bill to
vat-number = VAT number
registration-number = Trade register number
billing-account = Billing account
billing-profile = Billing profile
subscription = Subscription
offer = Offer
account-owner = Account owner
payment-method = Payment method
po-number = PO number
document-number = Document number
note-name = Name of the note
note-date = Date of the note
invoice-name = Invoice name
invoice-date = Invoice date
due-date = Due date
payment-terms = Payment terms
payment-terms-net = { $days ->
    [0] Payable at once
    [one] Net 1 day
   *[other] Net { $days } days
}
billing-period = Billing period
issuer-not-configured = Issuer not configured. This document names no real sender and is not a valid invoice.

## Summary

billing-summary = Billing summary
charges = Charges
credits = Credits
credits-applied = Credits applied
usage-charges = Usage charges
adjustments = Adjustments
discounts = Discounts
subtotal = Subtotal
tax = Tax
total = Total
amount-due = Total amount due
savings = Estimated savings
previous-balance = Previous balance
payments-since = Payments since
outstanding = Outstanding from before
section-summary = By invoice section
customer-summary = By customer
details = Details

## Lines

invoice-section = Invoice section
customer = Customer
reseller = Reseller
description = Description
unit-price = Unit price
per-unit = per { $unit }
quantity = Quantity
charges-and-credits = Charges/credits
tax-rate = Tax rate
tax-amount = Tax amount
rounding = Rounding
usage-of = Usage of { $period }
all-included = { $used } used, all of it included
included = { $used } used, { $included } of it included
name-type-resource = Name, type, resource
region = Region
consumed = Consumed
included-head = Included
billable = Billable
rate = Rate
value = Value
grand-total = Grand total
total-of = Total { $name }
no-charges = There were no charges in this period.

## Pages

page-of = Page { $page } of { $pages }
section-continued = { $section } (continued)
continued = { $section } · { $order } (continued)
carried-forward = Carried forward
brought-forward = Brought forward

## Tax

tax-summary = Tax by rate
taxable = Taxable amount
tax-standard = { $percent } tax
tax-zero = Zero rate: taxed at 0%.
tax-exempt = Exempt from tax.
tax-reverse-charge = Reverse charge: the recipient owes the tax.
tax-outside-scope = Outside the scope of tax: no tax is due.
accounting-tax = Tax in { $currency }: { $amount }
tax-in = Tax in { $currency }
exchange-rate = Exchange rate: { $one } = { $other }. Source: { $source }, valid from { $date }.

## Payment

what-becomes-of-it = What becomes of it
how-to-pay = How to pay
pay-by-transfer = Please transfer { $amount } so that it arrives by { $date }, with the payment reference below.
pay-by-card = { $amount } will be charged to your card on { $date }. You need not do anything.
nothing-to-pay = There is nothing to pay.
set-off-from-the-start = Paid in advance or credited before
paid-from-the-start = There is nothing to pay: what was paid in advance or credited before covers it.
set-off = This amount is set off against your next invoices.
set-off-void = This note takes back invoice { $number }: nothing has to be paid on it any more. What was paid on it is set off against the next invoices.
set-off-credit = This amount is set off against invoice { $number }. What is more than was open there is set off against the next invoices.
bank-missing = The issuer has not given bank details. Please ask before you pay.
account-holder = Account holder
bank = Bank
iban = IBAN
bic = BIC
payment-reference = Payment reference
questions = Questions about this document: { $email }

## Who publishes what is not the issuer's

publishers = Publishers of third-party services

## Terms of the online services program

term-offer = What the subscription was taken out under: its prices, and a credit where it has one.
term-account-owner = The account administrator, who pays and gives access.
term-previous-balance = What was owed for these invoices when the one before was made, that one included.
term-payments-since = What came in for them since.
term-outstanding = What is left of it: to be paid besides this invoice.
