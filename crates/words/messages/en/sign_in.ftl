## Signing in

intro = Sign in to see, download and pay your invoices.
forgotten = Forgotten your password?
please-sign-in = Sign in to go on to the page you asked for.
wrong = The e-mail address or the password is not right. Try again, or say that you forgot your password.
too-many-attempts = { $minutes ->
    [one] Too many attempts. Try again in one minute.
   *[other] Too many attempts. Try again in { $minutes } minutes.
}
signed-out = You are signed out.

## With a provider

with = Sign in with { $provider }
or-password = Or with your e-mail address and password
provider-over = That sign-in with { $provider } is over: it took more than ten minutes, was finished already, or was begun in another browser. Begin again.
provider-denied = { $provider } did not sign you in, because it was refused there. Begin again, or sign in another way.
provider-unavailable = { $provider } cannot be reached or cannot sign you in at the moment. Try again in a minute, or sign in another way.
provider-unproven = What { $provider } answered does not prove who you are, so nobody was signed in. Try again; if it stays so, tell whoever runs this portal.
provider-address = { $provider } does not say that your e-mail address is confirmed. Confirm it there, or ask whoever runs this portal.
provider-taken = Your e-mail address has an account here that is not connected with { $provider }. Sign in the way you did before, or ask whoever runs this portal to connect the two.
provider-disabled = Your account here is disabled. Ask whoever runs this portal.

## Several identities with one address

choose-title = Which account do you want to use?
choose-intro = Your address and password fit more than one account. Each one sees its own invoices.
choice-over = This choice is over: it was made already, it took more than ten minutes, or the password was changed. Sign in again.

## Changing the password

change-password = Change password
current-password = Current password
new-password = New password
new-password-again = New password again
password-rule = At least 12 characters. A few ordinary words in a row are easy to remember and hard to guess.
password-changed = Your password was changed. Other sessions were ended.
password-set = Your password is set. Sign in with it.
password-too-short = The new password has fewer than 12 characters. Choose a longer one.
password-too-long = The new password has more than 256 characters. Choose a shorter one.
password-is-address = The e-mail address is no password: others know it.

## Forgotten password

forgotten-intro = Give your e-mail address. If it is known here, a link to choose a new password is sent to it.
forgotten-submit = Ask for a link
forgotten-sent = If that address is known here, a link is on its way to it; it is good for an hour. Does none arrive? Then ask whoever runs this portal.
reset-title = Choose a new password
reset-submit = Save the new password
link-expired-invoice = The link of a mail about an invoice is good for a year. Sign in and look for the invoice in the portal.
link-expired-stop = The link that stops mail is good for a year. Use the one of the latest mail that you got; if you get none any more, there is nothing to stop.
link-expired-address = The link that confirms an address is good for two days, and only until another address is asked for. Have the invoices sent to the address again: a new link comes by mail.
link-expired-invitation = An invitation is good for two weeks, and once. Ask whoever invited you for a new one. If you accepted it already, sign in.
link-expired-password = The link that sets a password is good for an hour, and once. Ask for a new one on the page where one signs in.
link-expired-usage = The link of a file is good for an hour. Open the file's page in the portal again and download it from there.
link-expired-title = This link no longer works
link-expired = The link is too old or was used already. Ask whoever runs this portal for a new one.
