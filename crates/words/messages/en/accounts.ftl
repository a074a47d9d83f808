## Billing scopes

scopes-intro = The billing accounts of { $directory } that you have access to.
scopes-count = { $count ->
    [one] One billing account
   *[other] { $count } billing accounts
}
scopes-empty = You have no access to a billing account in { $directory }. Ask an owner of the account, or switch to another directory.
scopes-other-identity = This identity has no access to a billing account in { $directory }. Another one with the same e-mail address has access to some: sign in with that one.

## Properties

billing-account = Billing account
account-type = Account type
name = Name
identifier = Identifier
created = Created
currency = Currency
sold-to = Sold to
bill-to = Bill to
po-number = PO number
payment-method = Payment method
payment-method-invoice = By invoice (transfer)
payment-method-card = Credit card
payment-terms = Payment terms
payment-terms-days = { $days ->
    [0] Payable at once
    [one] 1 day
   *[other] { $days } days
}
invoice-day = Invoice day
invoice-day-of-month = Day { $day } of the month

## What an account is made of

billing-profile = Billing profile
invoice-section = Invoice section
invoice-sections = Invoice sections
subscription = Subscription
customer = Customer
reseller = Reseller
profiles-empty = This account has no billing profile yet.
subscriptions-empty = This account has no subscription yet.
to-be-completed-hint = This was made from an imported file. Complete the name, addresses and tax details before the next invoice.

## Subscriptions and what became of them

subscription-state = State
state-active = Active
state-disabled = Disabled since { $date }
state-disabled-why = An invoice for it stayed past due. It works again once the balance is settled.
state-cancelled = Cancelled on { $date }
offer = Offer
invoices-of = Invoices of { $name }
