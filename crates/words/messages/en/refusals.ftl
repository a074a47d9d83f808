## Not there

not-found-title = Not found
not-found = This page does not exist, or not for you. Check the address, or look it up with the search box.

## Not allowed

forbidden-title = You may not do this
not-shared = The account administrator has not shared the invoices of this subscription: Access to invoice is Off.
never-shared = The invoices of a support plan are for the account administrator only.
needs-role = This needs a role that you do not have: { $roles }.
owner-only = Only an owner may do this: { $roles }.
role-at = { $role } of { $scope ->
    [account] the billing account
    [profile] the billing profile
    [section] the invoice section
    [subscription] the subscription
   *[installation] the portal
}
role-on = { $role } “{ $name }”
any-of = { $others } or { $last }
not-under-agreement = This cannot be done with an account of this type: { $agreement }.
has-owner = The account has an owner already, who gives the roles.
not-theirs = Only the person whom this belongs to may do this.
only-account-administrator = Only the account administrator may do this.
enterprise-agreement = Invoices under an enterprise agreement are sent to the invoice contacts of the enrolment and are not shown here.
no-customer-yet = This partner account has no customer with a subscription yet. It can be managed here once there is one.
operator-only = Only the operator of this portal may do this.
reason-needed = Say why you open this document. The reason is written to the customer's audit trail.

## Not now

busy-title = Too busy
busy = The portal is too busy at the moment. Nothing was changed. Try again in a minute.
broken-title = Something went wrong
broken = This went wrong on our side, and nothing was changed. Try again; if it stays, tell the operator this number: { $id }.
unreadable = What was sent could not be read. Load the page again and try once more.
invalid-request = The request could not be read. Go back and try again.
untypable = The request contains a character that nobody can type. Go back, take it out and try again.
other-site = This request came from another site and was refused. Open the page here and try again.

## Forms

required = { $field ->
    [email] Enter your e-mail address.
    [password] Enter your password.
    [current] Enter your current password.
    [new] Enter a new password.
    [again] Enter the new password a second time.
    [account] Enter the account of the profile.
    [currency] Enter a currency.
    [unit_price] Enter a unit price.
    [valid_from] Enter the first day.
    [rate_from] Enter the first day.
    [last_day] Enter the last day.
    [country] Enter a country.
    [percent] Enter a rate in per cent.
    [rate] Enter a rate.
    [source] Enter who says so.
    [reason] Say why.
    [subject] Say in a few words what it is about.
    [text] Write what it is about.
    [amount] Enter an amount.
    [access] Choose On or Off.
   *[other] Fill this in.
}
too-long = This is too long: { $letters } letters at the most.
passwords-differ = The two new passwords differ. Type the same one twice.
wrong-current-password = The current password is not right.
