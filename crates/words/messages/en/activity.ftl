## The page

title = Activity
intro = Who did what to this billing account, the latest first. Nothing here can be changed or removed.
intro-profile = Who did what to the billing profile { $name }, its invoices and its sections, the latest first.
intro-section = Who did what to the invoice section { $name }, the latest first.
intro-office = What was done that concerns no billing account, the latest first: signing in, people, prices, runs, support. Nothing here can be changed or removed.
filter = Filter the activity
kind = About
anything = Anything
person = By
anybody = Anybody
list = Activity
pages = Pages of the activity
when = When
who = Who
what = What
number = Line
nothing = Nothing yet
nothing-hint = Nothing was done that fits these filters.
on-page = { $count ->
    [one] One line on this page
   *[other] { $count } lines on this page
}
export = Export
export-hint = All lines as NDJSON, each with the hash of the one before, and the signature of the last. With the public key anybody can check that none was changed: reckoner verify --help says how, and OpenSSL can do it too. Keep the key apart from the lines.
export-lines = Lines (NDJSON)
export-signature = Signature
export-key = Public key

## What lines are about

kind-invoices = Invoices
kind-seen = What was looked at
kind-payments = Payments
kind-access = Access
kind-account = Subscriptions and prices
kind-sign-in = Signing in
kind-people = People
kind-prices = Prices and taxes
kind-support = Support requests
kind-runs = Runs and files

## Who

portal = The portal
office = Billing office
erased = A person whose name was erased

## What was done

invoice-issue = Invoice { $number } was made
invoice-void = Invoice { $name } was voided by { $note }
invoice-credit = A part of invoice { $name } was credited by { $note }
invoice-rebill = Invoice { $name } was billed again as { $note }
invoice-reopen = Invoice { $name } is open again
details-view = Saw invoice { $name }
document-download = Downloaded document { $name }
document-open = Opened document { $name }, because: { $reason }
activity-export = Exported the activity up to line { $number }
payment-ask = Asked for a card payment of invoice { $name }
payment-settle = Settled invoice { $name } by card
payment-set-off = What was kept was set off against invoice { $name }
payment-book = Payment of invoice { $name } was booked
payment-decline = The card was declined for invoice { $name }
payment-prepay = Money in advance was booked
payment-refund = Money is to be given back, because: { $reason }
refund-give = Money was given back
refund-refuse = Giving money back was refused
refund-wire = A refund was wired
subscription-disable = A subscription was disabled: invoice { $name } stayed past due
subscription-enable = A subscription was enabled: invoice { $name } is settled
price-add = A price was added: { $what }
price-end = A price was ended: { $what }
price-replace = A price was replaced: { $what }
access-refuse = Was refused: { $what }
an-invoice = invoice { $name }
a-document = the document of invoice { $name }
a-payment = paying invoice { $name }
a-correction = correcting invoice { $name }
a-booking = booking payments of invoice { $name }
a-price-sheet = the price sheet
role-give = Gave the role of { $role } on { $place } to { $whom }
role-take = Removed the role of { $role } on { $place } from { $whom }
role-get = Got the role of { $role } on { $place }
role-leave = Gave up the role of { $role } on { $place }
invitation-send = Invited { $whom } to be { $role } on { $place }
invitation-withdraw = Took back the invitation of { $whom } to be { $role } on { $place }
invitation-accept = Accepted the invitation to be { $role } on { $place }
offer-make = Offered the account to { $whom }
offer-accept = Took the account over from { $whom }
offer-refuse = Refused to take the account over from { $whom }
offer-withdraw = Withdrew the offer of the account to { $whom }
sharing-on = Turned Access to invoice on for { $name }
sharing-off = Turned Access to invoice off for { $name }
mail-on = Turned invoices by e-mail on for { $name }
mail-off = Turned invoices by e-mail off for { $name }
reminders-on = Turned payment reminders on
reminders-off = Turned payment reminders off
mail-again = Sent an e-mail again
mail-pause = Paused all e-mail
mail-resume = Let e-mail be sent again
recipient-add = Added an e-mail recipient to { $name }
recipient-remove = Removed an e-mail recipient of { $name }
address-ask = Asked for invoices to be sent to another address
address-confirm = The new address for invoices was confirmed
address-reset = Has invoices sent to their own address again
recipient-leave = A recipient stopped the e-mails to their address
sheet-download = Downloaded the price sheet of { $name }
request-make = Asked for access to { $place }
request-grant = Gave { $whom } the access they asked for
request-refuse = Refused { $whom } the access they asked for
session-begin = Signed in
session-end = Signed out
session-refuse = Signing in with an unknown address was refused
session-refuse-of = Signing in as { $whom } was refused
password-change = Changed the password
password-reset = Set a new password by a link
password-forgotten = A link for a forgotten password was asked for
user-add = Added: { $whom }
user-link = Linked with a provider: { $whom }
user-release = Released from password and provider: { $whom }
user-remove-factors = Authenticator app and passkeys were taken off: { $whom }
app-set-up = Set up an authenticator app
app-turn-off = Turned the authenticator app off
passkey-add = Added a passkey
passkey-remove = Removed a passkey
recovery-code-use = Signed in with a recovery code
recovery-codes-replace = Made new recovery codes
user-disable = Disabled: { $whom }
user-enable = Enabled again: { $whom }
user-erase = The name and address of a person were erased
support-open = Wrote support request { $name }
support-write = Wrote on support request { $name }
support-answer = Answered support request { $name }
support-close = Closed support request { $name }
support-reopen = Opened support request { $name } again
tax-add = A tax rule was added: { $what }
tax-end = A tax rule was ended: { $what }
rate-add = An exchange rate was added: { $what }
rate-end = An exchange rate was ended: { $what }
meter-add = A meter was added: { $what }
import-take = A file of usage was imported
world-apply = A file of settings was applied
run-begin = A billing run began
other = { $action }: { $subject }
