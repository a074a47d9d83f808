## Paying by card

pay-now = Pay now
settle-balance = Settle balance
pay-line = Invoice { $name } · { $number } · { $scope }
settle-line = Everything that is open on the same card is paid at once, each invoice by a payment of its own. Subscriptions that were disabled work again once nothing is past due.
settle-of = Open on { $card }
settle-total = To be paid now
choose-card = Card
choose-amount = Amount
amount-hint = { $least } at the least, { $most } at the most in one payment. A smaller rest can be paid whole.
amount-whole-hint = Only the whole amount can be paid: { $most }.
next-step = Continue
confirm-title = Is this right?
confirm = Pay { $amount } now
change = Change
open-afterwards = Open afterwards
no-cards = There is no card on file for this account. Pay by transfer instead; how is on the invoice.
back-to-invoice = Back to the invoice
card-on-file = { $name } (usual card)
card-simulated = { $name } (simulated)

## What was done

taken-notice = The payment was taken. It is under Payments below.
settled-notice = The balance is settled. The payments are on the invoices.
booked-notice = The transfer is booked.
refunded-notice = The refund is noted. Where it stands is in the history below.

## Why it was not done

amount-no-amount = This is no amount in { $currency }. Type it like { $example }.
amount-more = Only { $amount } is open. Type that or less.
amount-above = At most { $amount } can be paid at once. Pay the rest in another payment.
amount-below = A part is { $amount } at the least. Type more, or all that is open.
no-card-chosen = Choose one of the cards on file.
no-provider = This card cannot be charged here at the moment, and nothing was taken: its provider is not set up. Choose another card, or ask whoever runs this portal.
nothing-open = Nothing is open any more: it was paid meanwhile, or the invoice is void. Nothing was taken.
under-way = A payment of all that is open is under way, and its provider has not answered yet. Look again in a few minutes before you pay.
given-today = The same amount of it was given back today for the same reason. If it is to go back once more, say so in the reason.
booked-already = A transfer of this day and amount without a reference is booked already. Type the reference of the bank.
form-sent = This form was sent before with something else in it. Look under Payments what was done, and start again if something is still to do.
declined = The card was refused and nothing was taken. { $reason }
declined-words = { $provider } says: “{ $message }”
unanswered = The provider of the card did not answer. It will be asked again, and the card is charged once at most: do not pay a second time before this one is answered.
no-date = This is no date. Type it like 2026-11-25.
wrong-date = The day must not be before the invoice date or in the future.
other-amount = The transfer of { $came } differs from the { $open } that is open. Tick the box below if it is right all the same.
reference-known = A transfer of this reference and day is booked on the invoice already, of { $amount }.
long-reference = A bank’s reference has { $most } characters at the most. Type what stands on the statement.
no-payment = There is no such payment to give back. Choose one of those listed.
more-than-paid = Only { $amount } of it can be given back. Type that or less.
refund-refused = The provider does not give it back, and nothing was changed. It says: “{ $message }”

## Why a card was refused

reason-funds = There is not enough money on it, or a limit of the card was reached.
reason-expired = It has expired.
reason-details = Its number or its code is not right.
reason-confirmation = Its bank wants its holder to confirm each payment. Use another card, or ask the bank to allow it.
reason-not-supported = It takes no payments of this kind or in this currency.
reason-try-later = Its bank could not be reached. Try again later.
reason-other = Its bank refused without a reason that may be passed on. Ask the bank, or use another card.
reason-unknown = The provider does not know this card. Choose another one.
reason-simulated = A simulated card declines when its name says so.

## Providers and ways

provider-stripe = Stripe
provider-manual = Booked by hand
provider-simulated = The simulated provider
way-card = Card
way-transfer = Transfer
way-credit = Set off against a credit

## What happened with an invoice

payments = Payments
line-date = Date
line-what = What
line-amount = Amount
line-reference = Reference
received-card = Paid with { $card }
received-card-gone = Paid by card
received-transfer = Paid by transfer
received-credit = Credit set off
credited = Credited
credit-of = From { $name }
credit-against = Against { $name }
kept = { $amount } of it was more than was open: it pays what else is open, and is kept for the next invoices.
refused-card = { $card } was refused
refused-card-gone = The card was refused
under-way-card = { $card } is being charged
under-way-card-gone = A card is being charged
given-back = Given back ({ $way })
state-pending = The provider has not answered yet.
state-to-wire = To be wired by the seller.
state-done = Done.
state-refused = The provider refused: nothing went back.
refund-reason = Reason: { $reason }
not-taken = not taken
not-given = not given back

## How it is paid

by-card = { $amount } will be charged to { $card } on { $date }. You need not do anything.
card-refused-again = { $card } was refused. It is tried again on { $date }; you can also pay now.
card-refused-last = { $card } was refused and is not tried again by itself.
card-open = { $amount } is open. It is not charged to { $card } by itself.
paid-whole = { $amount } is paid. Nothing is open.
the-card = the card

## Past due

past-due-title = { $amount } is past due
past-due-and = { $first } and { $last }
past-due-invoice = { $scope }: { $amount }, past due since { $date }.
past-due-attempt = The card is tried again on { $date }.
past-due-disabling = What it is for is disabled on { $date } unless it is paid before.
past-due-disabled = Disabled since { $date }.
past-due-more = { $count ->
    [one] And one more invoice.
   *[other] And { $count } more invoices.
}
past-due-many = And further invoices.
past-due-show = Show what is past due
past-due-of = Past due: { $account }

## The operator's desk

book-payment = Book a payment
book-line = A transfer that the bank statement shows. What is more than is open pays other open invoices of the series, the oldest first, and is kept for the next ones.
book-amount = Amount received
book-date = Received on
book-reference = The bank's reference
book-reference-hint = A transfer of the same reference and day is not booked twice on one invoice.
book-confirm = The amount is right, though it is not what is open
book = Book
refund = Give money back
refund-line = Money goes back the way it came: to the card, or by a transfer that you wire. The invoice is open again by what is given back of a payment on it; to owe less, void the invoice.
refund-past-due = The invoice was due on { $date }: what is given back of a payment on it is past due at once.
refund-which = What is given back
refund-amount = Amount
refund-amount-hint = Leave it empty to give back all that is left.
refund-why = Reason
refund-why-hint = It is written to the customer's audit trail and shown with the payments.
refund-none = Nothing was paid on this invoice that could be given back.
refundable-payment = { $what } on { $date }: { $amount }
refundable-credit = { $source } of { $date }: { $amount }
credit-credit-note = Credit note
credit-overpayment = Paid too much
credit-prepayment = Paid in advance
nothing-to-book = Nothing is open on this invoice: nothing can be booked on it.

## Money that stands on no invoice

kept-title = Credits and prepayments
kept-intro = Money that stands on no invoice. It pays what is open, the oldest invoice first, and then the next ones.
kept-left = Left
kept-nothing = Nothing is left.
kept-credits = Where it came from, and where it went
kept-never = There has been none
kept-never-hint = Credit notes, what is paid too much and what is paid in advance stand here.
kept-pages = Pages of credits
kept-source = From
kept-for = For the invoices of
kept-for-account = The whole account
kept-went = Where it went
kept-set-off = { $amount } set off against { $name }
kept-given = { $amount } given back.
office = Payments
office-intro = Money that is on no invoice: what you have to wire, and what is paid in advance.
to-wire = To be wired
to-wire-none = Nothing is to be wired
to-wire-none-hint = What is given back by transfer stands here until you note that it was wired.
to-wire-pages = Pages of what is to be wired
to-wire-why = Reason
wired = Wired
wired-note = Note as wired
wired-reference = The bank’s reference of { $amount } to { $name }
wired-otherwise = It is noted as wired already, with another reference: { $reference }. Nothing was changed.
wired-notice = The refund is noted as wired.
prepay = Book a prepayment
prepay-line = A transfer that is for no invoice in particular. It pays what is open, the oldest invoice first, and then the next ones.
prepay-account-hint = Its identifier or its name.
prepay-profile-hint = Needed where the account has several.
prepay-amount-hint = In the currency of the profile or account.
prepay-reference-hint = A transfer of the same reference and day is not booked twice.
prepaid-notice = The prepayment is booked.
nothing-to-give = Give an amount of more than nothing.
before-account = The account was made on { $date }: nothing can have come for it so long before.
future-date = The day must not be in the future.
no-currency-yet = This account has no currency yet.
prepaid-reference = A prepayment of this reference and day is booked already, of { $amount }.
