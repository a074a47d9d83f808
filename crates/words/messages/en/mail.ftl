## What mails say

greeting = Hello { $name },
greeting-nobody = Hello,
account = Billing account
made-for = For
number = Invoice number
note-number = Credit note number
date = Invoice date
note-date = Date
pay-to = Pay to
period = Billing period
total = Total
credited = Credit
still-open = Still to be paid
due = Due date
subscription = Subscription
profile = Billing profile
role = Role
role-on = On
since = Since
last-day = Last day
asked-by = Who asks
email = E-mail
answered-by = Answered by
answer-reason = Reason

## An invoice

invoice-subject = Invoice { $number } of { $issuer }: { $total }
invoice-title = Your invoice for { $scope }
invoice-intro = The invoice for { $period } is ready. It comes to { $total }.
invoice-attached = It is attached to this e-mail as a PDF.
invoice-too-large = The PDF is too large for an e-mail. You can download it in the portal.
invoice-to-pay = Please pay it by { $date }, and name the invoice number.
invoice-by-card = It is charged to the card on file. You do not have to do anything.
invoice-nothing-to-pay = There is nothing to pay.
invoice-button = View invoice
note-subject = Credit note { $number } of { $issuer }: { $total }
note-title = Your credit note for { $scope }
note-intro = A credit note for { $period } is ready. { $total } is set off against your invoices.
note-button = View credit note
takes-back = It takes back invoice { $number } as a whole.
gives-back = It gives back a part of invoice { $number }.
replaces = It replaces invoice { $number }, which was taken back.

## Payments

declined-subject = Payment declined: invoice { $number }
declined-title = A payment was declined
declined-intro = The payment of { $open } for invoice { $number } was declined. { $reason }
declined-next = The payment is tried again on { $date }. You can also pay it now in the portal, with this card or another one.
declined-last = The payment is not tried again by itself. You can pay it in the portal, with this card or another one.
declined-button = Settle balance
past-due-subject = Past due: invoice { $number }
past-due-title = An invoice is past due
past-due-intro = Invoice { $number } was to be paid by { $date }. { $open } is still to be paid.
past-due-what = Did you pay already? Then you need not do anything: it can take a few days until a transfer is booked.
past-due-button = View invoice
paid-subject = Paid: invoice { $number }
paid-title = Thank you: an invoice was paid
paid-intro = Invoice { $number } of { $total } is paid in full.
reminder-subject-before = Reminder: invoice { $number } is to be paid by { $date }
reminder-subject-after = Reminder: invoice { $number } is past due
reminder-title = A reminder
reminder-before = { $days ->
    [0] Invoice { $number } is to be paid today. { $open } is still open.
    [one] Invoice { $number } is to be paid within a day. { $open } is still open.
   *[other] Invoice { $number } is to be paid within { $days } days. { $open } is still open.
}
reminder-after = { $days ->
    [one] Invoice { $number } has been past due for a day. { $open } is still open.
   *[other] Invoice { $number } has been past due for { $days } days. { $open } is still open.
}

## Subscriptions

disabled-subject = { $subscription } was disabled
disabled-title = A subscription was disabled
disabled-intro = { $subscription } was disabled because an invoice of it stayed past due. It is enabled again as soon as what is open is paid.
disabled-button = Settle balance
disabled-profile-subject = Subscriptions of { $profile } were disabled
disabled-profile-title = Subscriptions were disabled
disabled-profile-intro = The subscriptions of { $profile } were disabled because an invoice of it stayed past due. They are enabled again as soon as what is open is paid.
enabled-subject = { $subscription } was enabled again
enabled-title = A subscription was enabled again
enabled-intro = What was open is paid: { $subscription } can be used again.
enabled-button = View subscription
enabled-profile-subject = Subscriptions of { $profile } were enabled again
enabled-profile-title = Subscriptions were enabled again
enabled-profile-intro = What was open is paid: the subscriptions of { $profile } can be used again.
enabled-profile-button = View invoices

## Roles

role-subject = You were given a role on { $place }
role-title = You were given a role
role-intro = { $by } gave you the role { $role } on { $place }.
role-button = Open the portal
invitation-subject = { $by } invites you to { $place }
invitation-title = You are invited
invitation-intro = { $by } invites you to { $place }, with the role { $role }. The invitation is good for two weeks.
invitation-button = Accept the invitation
request-subject = { $by } asks for access to { $place }
request-title = Somebody asks for access
request-intro = { $by } asks for access to { $place }. You decide.
request-button = View the request
link-lasts = The link to the invoice is good for a year. After that you find the invoice in the portal.
refused-subject = Your request for access to { $place } was refused
refused-title = Your request was refused
refused-intro = You asked for access to { $place }. The request was refused.
refused-again = The portal says whom else you can ask, and you can ask again.
refused-button = See what you can do
shared-subject = You can download the invoices of { $place }
shared-title = Access to invoice is on
shared-intro = You asked for the invoices of { $place }. You can download them as long as Access to invoice is On.
shared-button = View invoices

## Signing in

reset-subject = Set a new password
reset-title = Set a new password
reset-intro = Somebody, most likely you, asked for a new password for this address. The link is good for an hour, and once.
reset-not-you = Was it not you? Then you need not do anything: your password stays as it is.
identity = Identity
reset-button = Set a new password
confirm-subject = Confirm this address
confirm-title = Confirm this address
confirm-intro = Invoices of { $account } are to be sent to this address. They are once you confirm it; the link is good for two days.
confirm-not-you = Did you not ask for this? Then do nothing: no invoices are sent here.
confirm-button = Confirm

## A test

usage-subject = Usage of { $of } is ready
usage-title = Your usage file is ready
usage-intro = The usage file of { $of } that you asked for can be downloaded now. What belongs to an invoice adds up to it.
usage-of = Usage of
usage-last-day = Kept until
usage-button = To the file
test-subject = Test: invoices of { $scope }
test-title = This is a test
test-intro = This shows that e-mail about invoices of { $scope } reaches this address. An invoice comes with its figures, and with the PDF.

## Below every mail

reason-profile-role = You get this because you have a role on this billing profile.
reason-additional-recipient = You get this because somebody added your address as a recipient of these invoices.
reason-invoice-contact = You get this because you are an invoice contact of this enrolment.
reason-account-administrator = You get this because you administer this billing account.
reason-account-owner = You get this because you own this billing account, and nobody has a role on this billing profile.
reason-enterprise-administrator = You get this because you administer this enrolment, and it has no invoice contact.
reason-own = You get this because it is about you, or about this address.
reason-decides = You get this because you decide who has access.
unsubscribe = Stop these e-mails
questions = Questions? Write to { $email }.
wrong-link = If the button does not work, copy this address into your browser:
sent-for = Sent for { $issuer }
file-invoice = Invoice { $number }.pdf
file-note = Credit note { $number }.pdf
