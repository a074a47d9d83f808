## With what one signs in

title = Security
intro = What you sign in with.
by-provider = You sign in with a provider. Your password and any second step are kept there.
password = Password
password-hint = Changing it ends your other sessions.
app = Authenticator app
app-hint = A second step after your password: a code that an app on your phone shows.
app-since = On since { $date }. A code is asked for whenever you sign in with your password.
set-up = Set up an app
turn-off = Turn off
codes = Recovery codes
codes-left = { $count ->
    [0] None is left. Make new ones before you need one.
    [one] One is left.
   *[other] { $count } are left.
}
new-codes = Make new codes
passkeys = Passkeys
passkeys-hint = Sign in with your fingerprint, your face or the PIN of your device, and without a password.
passkeys-alone = A passkey is a second way in. Your password stays good on its own until you set up an app.
passkeys-elsewhere = Browsers use passkeys only at the address { $origin }, and you opened this portal at another one. Open it there:
passkeys-nowhere = Passkeys need a portal whose address is a host name with https, or localhost: browsers make none for an address of numbers, such as 127.0.0.1. Whoever runs this one can give it such an address with --public-url.
add-passkey = Add a passkey
remove = Remove
remove-passkey = Remove { $name }
remove-passkey-intro = Nobody signs in with it any more. Your password proves that it is you who removes it.
passkey-added = Added on { $date }
passkey-used = Last used on { $date }
passkey-unused = Not used yet

sessions = Sessions
sessions-hint = The browsers in which you are signed in.
see-sessions = See your sessions

## One's own sessions

sessions-intro = The browsers in which you are signed in now. End those that you do not know, or do not use any more, and change your password if you do not know one.
session-on = { $browser } on { $system }
session-unknown = Unknown browser
session-unknown-on = Unknown browser on { $system }
session-this = This one
session-begun = Signed in on { $moment } { $way }
session-seen = Last used on { $moment }
way-password = with your password
way-second-step = with your password and a code
way-passkey = with a passkey
way-provider = with your organisation's account
end-session = End
end-session-of = End the session in { $browser }, signed in on { $moment }
end-others = End all other sessions
session-ended = The session was ended.
others-ended = All your other sessions were ended.

## Setting up an app

app-title = Set up an authenticator app
app-intro = From then on you sign in with your password and a code of the app.
scan = Scan the code with your app
scan-label = A QR code with the secret for your app
scan-hint = Any app for one-time codes will do. If it cannot scan, type this secret into it:
keep-codes = Keep these recovery codes
keep-codes-hint = Each of them signs you in once when you do not have your phone. They are not shown again.
download-codes = Download the codes
confirm = Confirm with a code
code = Code of the app
code-hint = Six digits. A new code comes every 30 seconds.
app-submit = Turn on
app-on = From now on a code of your app is asked for when you sign in.

## Turning it off, and new codes

off-title = Turn off the authenticator app
off-intro = After that your password alone signs you in, and your recovery codes are worth nothing.
any-code = Code of the app, or a recovery code
app-off = The authenticator app is off.
codes-title = New recovery codes
codes-intro = The codes that you have now stop working once you save these.
codes-submit = I have kept the codes
codes-saved = Your new recovery codes count from now on.

## Adding a passkey

passkey-title = Add a passkey
passkey-intro = Your browser asks where to keep it: on this device, on your phone, or on a security key.
passkey-name = Name of the passkey
passkey-name-hint = By which you tell it apart later, such as “Work laptop”.
passkey-submit = Make the passkey
passkey-on = The passkey was added. You can sign in with it from now on.
passkey-off = The passkey was removed. Remove it from your device too.
passkey-needs-script = Passkeys need a newer browser, with scripts allowed.
passkey-not-made = Your browser made no passkey. Try again, or use another device.

## Signing in

step-title = Enter a code
step-intro = Your password was right. Type the code that your authenticator app shows now.
step-submit = Go on
step-recovery = Use a recovery code
step-app = Use a code of the app
step-passkey = Use a passkey
recovery-title = Enter a recovery code
recovery-intro = Each code is good once. Make new ones when few are left.
recovery-code = Recovery code
sign-in-passkey = Sign in with a passkey
sign-in-passkey-intro = Your device asks for your fingerprint, your face or your PIN.
sign-in-passkey-submit = Use my passkey
passkey-not-used = Your browser used no passkey. Try again, or sign in with your password.

## What is wrong

wrong-code = The code is not right, or was used already. Wait for the next one and type that.
wrong-recovery-code = This is none of the recovery codes that you have left.
step-over = This sign-in is over: it took more than ten minutes, was finished already, or the password was changed. Sign in again.
offer-over = The page was open too long or is not yours. Begin again.
passkey-over = That took more than five minutes, or was answered already. Try again.
passkey-unknown = This portal does not know that passkey. It may have been removed; sign in another way.
passkey-unproven = What your device answered does not prove that the passkey is yours. Try again; if it stays so, tell whoever runs this portal.
passkey-known = That passkey was added already.
too-many-passkeys = You have as many passkeys as one account can have. Remove one first.
