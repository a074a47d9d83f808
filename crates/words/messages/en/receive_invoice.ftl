## Invoices of a subscription or support plan by e-mail

title = Receive invoice by e-mail
title-of = Receive invoice by e-mail: { $name }
intro = Whether the invoices of a subscription or support plan are sent by e-mail when they are made, and to whom.
choose = Choose a subscription or support plan
none = This billing account has no subscription and no support plan.
column = Subscription or support plan
support-plan = Support plan
not-these = Invoices for reservations and Marketplace products are not sent by e-mail. You find them under Invoices.

## Opting in

state-on = Sent by e-mail
state-off = Not sent by e-mail
off = The invoices of { $name } are in the portal. Nobody gets them by e-mail.
terms = Terms
terms-what = Each invoice and credit note of { $name } is sent as a PDF as soon as it is made. The one in the portal is the one that counts.
terms-data = Invoices say your name, your address and what you use. An e-mail is not encrypted all the way, and recipients can pass it on. Add only people who may have these data.
terms-address = You keep the address up to date. An invoice is due on its date even if the e-mail does not arrive; where it was sent and how that went is on the page of the invoice.
terms-end = You can opt out at any time. The recipients that you added are then removed.
accept = I accept these terms
turn-on = E-mail invoice
terms-needed = Accept the terms to receive invoices by e-mail.

## While they are sent

on-since = The invoices of { $name } have been sent by e-mail since { $date }, as a PDF, as soon as each is made.
goes-to = They go to
preferred = Preferred address
configure = Configure recipients
recipients-none = Nobody besides you gets them.
opt-out = Opt out
opt-out-question = Stop sending the invoices of { $name } by e-mail?
opt-out-hint = Invoices stay in the portal. What was sent already stays in the list of the invoice it belongs to.
opt-out-removes = { $count ->
    [0] No recipient was added.
    [one] This recipient is removed, and the address is not kept:
   *[other] These { $count } recipients are removed, and their addresses are not kept:
}
opt-out-confirm = Stop sending

## The preferred address

address-holds = News about payments goes to { $email }, and so does every invoice that is sent by e-mail.
address-all = One address for all subscriptions and support plans of this billing account. Another one is confirmed by a link that is sent to it.
address-waiting = { $email } is not confirmed yet. Follow the link that was sent there, until { $date }. Until then everything still goes to { $former }.
update = Update profile
address-asked = A link was sent to the new address. Until it is followed, invoices go to the former one.
address-kept = Invoices go to this address.

## Who else gets them

recipients-hint = A recipient gets the invoices of { $name }, and no permission in the portal. Each invoice made from now on goes to them too.
recipients-off = The invoices of { $name } are not sent by e-mail. Turn that on first, then add recipients.
address-preferred = This is the preferred address: the invoices go there already.
not-sent = These invoices are not sent by e-mail. Turn that on first.
done = Done

## Confirming an address

confirm-title = Confirm this address
confirm-intro = Invoices of { $account } are then sent to { $email }.
confirm = Confirm
confirmed = Invoices of { $account } are sent to { $email }.
