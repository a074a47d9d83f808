## Invoices of a profile by e-mail

title = Invoice e-mail preference
intro = Whether invoices are sent by e-mail when they are made, and to whom.
choose = Choose a billing profile
question = Send invoices by e-mail
yes = Yes
no = No
yes-hint = Everyone below gets each invoice when it is made, with the PDF.
no-hint = Invoices are in the portal and are not sent by e-mail. News about their payment still goes to those below.
on = On
off = Off
who = Who gets the invoices
who-now-off = Who would get the invoices
who-hint = Whoever has a role on the profile itself, and the additional recipients. A role on the billing account alone is not enough.
who-nobody = Nobody gets them: nobody has a role on the profile itself, and there is no additional recipient.
why = Why
language = Language
role-on-profile = Role on the profile: { $roles }
profile-caption = Billing profile
state-caption = Invoices by e-mail

## Additional recipients

recipients = Additional recipients
recipients-hint = An additional recipient gets the invoices and news about their payment, and no permission in the portal.
recipients-none = There are no additional recipients.
add = Add recipient
remove = Remove
remove-one = Remove { $email }

## A test

test = Send a test
test-hint = A short test goes to you, { $email }: it shows that e-mail of this portal arrives.

## What it looks like

preview = Preview
preview-hint = The e-mail with an invoice, with made-up figures. It goes out in the language of whoever gets it.
preview-html = The e-mail: { $name }
preview-text = The same as plain text

## The invoice contacts of an enrolment

contacts = Invoice contacts
contacts-intro = The invoices of this enrolment are not shown in the portal. They are sent to these contacts as soon as they are made.
contacts-none = There are no invoice contacts. Until there is one, the invoices and news about their payment go to whoever administers the enrolment: { $emails }.
contacts-nobody = There are no invoice contacts, and nobody administers the enrolment: nobody gets the invoices.
remove-last = Remove { $email }, the last invoice contact?
remove-last-means = The invoices of this enrolment are not shown in the portal. Without a contact they, and news about their payment, go to the enterprise administrators until another contact is added.
last-contact = This is the last invoice contact. Choose Remove in the list to read what that means, and confirm it there.
contacts-add = Add contact

## What can be wrong

read-only = Owners and contributors of the profile say who gets the invoices. You may read it because you may download them; the most of an added address is hidden.
address-there = This address is in the list already.
address-too-long = This is longer than an e-mail address can be.

## Done

turned-on = Invoices are sent by e-mail from now on, to everybody in the list.
turned-off = Invoices are not sent by e-mail any more.
added = The recipient was added.
removed = The recipient was removed.
test-sent = A test is on its way to you.

## Stopping the e-mails to an address

stop-title = Stop these e-mails
stop-intro = Stop sending invoices of { $account } to { $email }? The address is then kept only where it stands what was sent to it already.
stop = Stop the e-mails
stopped = This address gets no more invoices by e-mail.

## Reminders of what is to be paid

reminders = Payment reminders
reminders-intro = For invoices that are paid by bank transfer, and as long as something of them is open. That an invoice became past due is told in any case.
reminders-question = Send reminders
reminders-no-hint = Nobody is reminded.
reminders-never = The issuer sends no reminders at present.
reminders-before = { $days ->
    [one] A day before the due date.
   *[other] { $days } days before the due date.
}
reminders-on-the-day = On the due date.
reminders-after = { $days ->
    [one] A day after the due date.
   *[other] { $days } days after the due date.
}
reminders-turned-on = Reminders are sent from now on.
reminders-turned-off = Reminders are not sent any more.

## What was sent

sent = What was sent
sent-hint = To whom, and how it went.
sent-more = The latest, to whom and how it went. What was sent earlier is on the page of its invoice.
sent-none = Nothing was sent yet.
