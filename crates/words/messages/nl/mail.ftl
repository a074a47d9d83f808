## Wat mails zeggen

greeting = Hallo { $name },
greeting-nobody = Hallo,
account = Factureringsrekening
made-for = Voor
number = Factuurnummer
note-number = Creditnotanummer
date = Factuurdatum
note-date = Datum
pay-to = Betalen aan
period = Factureringsperiode
total = Totaal
credited = Tegoed
still-open = Nog te betalen
due = Vervaldatum
subscription = Abonnement
profile = Factureringsprofiel
role = Rol
role-on = Op
since = Sinds
last-day = Laatste dag
asked-by = Wie vraagt
email = E-mail
answered-by = Beantwoord door
answer-reason = Reden

## Een factuur

invoice-subject = Factuur { $number } van { $issuer }: { $total }
invoice-title = Uw factuur voor { $scope }
invoice-intro = De factuur over { $period } is klaar. Het totaal is { $total }.
invoice-attached = U vindt hem als pdf bij deze e-mail.
invoice-too-large = De pdf is te groot voor een e-mail. U kunt hem in de portal downloaden.
invoice-to-pay = Betaal uiterlijk op { $date } en vermeld het factuurnummer.
invoice-by-card = Het bedrag wordt van de bekende kaart afgeschreven. U hoeft niets te doen.
invoice-nothing-to-pay = Er valt niets te betalen.
invoice-button = Factuur bekijken
note-subject = Creditnota { $number } van { $issuer }: { $total }
note-title = Uw creditnota voor { $scope }
note-intro = Een creditnota over { $period } is klaar. { $total } wordt met uw facturen verrekend.
note-button = Creditnota bekijken
takes-back = Deze neemt factuur { $number } in zijn geheel terug.
gives-back = Deze geeft een deel van factuur { $number } terug.
replaces = Deze vervangt factuur { $number }, die teruggenomen is.

## Betalingen

declined-subject = Betaling geweigerd: factuur { $number }
declined-title = Een betaling is geweigerd
declined-intro = De betaling van { $open } voor factuur { $number } is geweigerd. { $reason }
declined-next = De betaling wordt op { $date } opnieuw geprobeerd. U kunt ook nu in de portal betalen, met deze kaart of een andere.
declined-last = De betaling wordt niet meer vanzelf geprobeerd. U kunt in de portal betalen, met deze kaart of een andere.
declined-button = Saldo vereffenen
past-due-subject = Achterstallig: factuur { $number }
past-due-title = Een factuur is achterstallig
past-due-intro = Factuur { $number } moest uiterlijk op { $date } betaald zijn. Er staat nog { $open } open.
past-due-what = Hebt u al betaald? Dan hoeft u niets te doen: het kan een paar dagen duren tot een overschrijving geboekt is.
past-due-button = Factuur bekijken
paid-subject = Betaald: factuur { $number }
paid-title = Dank u: een factuur is betaald
paid-intro = Factuur { $number } van { $total } is helemaal betaald.
reminder-subject-before = Herinnering: factuur { $number } moet uiterlijk op { $date } betaald zijn
reminder-subject-after = Herinnering: factuur { $number } is achterstallig
reminder-title = Een herinnering
reminder-before = { $days ->
    [0] Factuur { $number } moet vandaag betaald worden. Er staat nog { $open } open.
    [one] Factuur { $number } moet binnen een dag betaald worden. Er staat nog { $open } open.
   *[other] Factuur { $number } moet binnen { $days } dagen betaald worden. Er staat nog { $open } open.
}
reminder-after = { $days ->
    [one] Factuur { $number } is sinds een dag achterstallig. Er staat nog { $open } open.
   *[other] Factuur { $number } is sinds { $days } dagen achterstallig. Er staat nog { $open } open.
}

## Abonnementen

disabled-subject = { $subscription } is uitgeschakeld
disabled-title = Een abonnement is uitgeschakeld
disabled-intro = { $subscription } is uitgeschakeld omdat een factuur ervan achterstallig bleef. Zodra betaald is wat openstaat, wordt het weer ingeschakeld.
disabled-button = Saldo vereffenen
disabled-profile-subject = Abonnementen van { $profile } zijn uitgeschakeld
disabled-profile-title = Abonnementen zijn uitgeschakeld
disabled-profile-intro = De abonnementen van { $profile } zijn uitgeschakeld omdat een factuur ervan achterstallig bleef. Ze worden weer ingeschakeld zodra betaald is wat openstaat.
enabled-subject = { $subscription } is weer ingeschakeld
enabled-title = Een abonnement is weer ingeschakeld
enabled-intro = Wat openstond, is betaald: { $subscription } kan weer gebruikt worden.
enabled-button = Abonnement bekijken
enabled-profile-subject = Abonnementen van { $profile } zijn weer ingeschakeld
enabled-profile-title = Abonnementen zijn weer ingeschakeld
enabled-profile-intro = Betaald is wat openstond: de abonnementen van { $profile } kunnen weer gebruikt worden.
enabled-profile-button = Facturen bekijken

## Rollen

role-subject = U hebt een rol gekregen op { $place }
role-title = U hebt een rol gekregen
role-intro = { $by } gaf u de rol { $role } op { $place }.
role-button = De portal openen
invitation-subject = { $by } nodigt u uit voor { $place }
invitation-title = U bent uitgenodigd
invitation-intro = { $by } nodigt u uit voor { $place }, met de rol { $role }. De uitnodiging is twee weken geldig.
invitation-button = De uitnodiging aannemen
request-subject = { $by } vraagt om toegang tot { $place }
request-title = Iemand vraagt om toegang
request-intro = { $by } vraagt om toegang tot { $place }. U beslist.
request-button = De aanvraag bekijken
link-lasts = De koppeling naar de factuur werkt een jaar. Daarna vindt u de factuur in het portaal.
refused-subject = Uw aanvraag voor toegang tot { $place } is geweigerd
refused-title = Uw aanvraag is geweigerd
refused-intro = U vroeg om toegang tot { $place }. De aanvraag is geweigerd.
refused-again = In het portaal staat wie u nog kunt vragen, en u kunt het opnieuw vragen.
refused-button = Bekijken wat u kunt doen
shared-subject = U kunt de facturen van { $place } downloaden
shared-title = Toegang tot factuur staat aan
shared-intro = U vroeg om de facturen van { $place }. U kunt ze downloaden zolang Toegang tot factuur Aan staat.
shared-button = Facturen bekijken

## Aanmelden

reset-subject = Een nieuw wachtwoord instellen
reset-title = Een nieuw wachtwoord instellen
reset-intro = Iemand, waarschijnlijk uzelf, vroeg om een nieuw wachtwoord voor dit adres. De koppeling is een uur geldig, en één keer.
reset-not-you = Was u dat niet? Dan hoeft u niets te doen: uw wachtwoord blijft zoals het is.
identity = Identiteit
reset-button = Nieuw wachtwoord instellen
confirm-subject = Bevestig dit adres
confirm-title = Bevestig dit adres
confirm-intro = Facturen van { $account } gaan voortaan naar dit adres, zodra u het bevestigt. De koppeling is twee dagen geldig.
confirm-not-you = Hebt u hier niet om gevraagd? Doe dan niets: er worden geen facturen hierheen gestuurd.
confirm-button = Bevestigen

## Een test

usage-subject = Gebruik van { $of } is gereed
usage-title = Uw gebruiksbestand is gereed
usage-intro = Het gebruiksbestand van { $of } dat u aanvroeg, kan nu worden gedownload. Wat bij een factuur hoort, telt tot die factuur op.
usage-of = Gebruik van
usage-last-day = Bewaard tot
usage-button = Naar het bestand
test-subject = Test: facturen van { $scope }
test-title = Dit is een test
test-intro = Hieruit blijkt dat e-mail over facturen van { $scope } dit adres bereikt. Een factuur komt met de cijfers, en met de pdf.

## Onder elke mail

reason-profile-role = U krijgt dit omdat u een rol hebt op dit factureringsprofiel.
reason-additional-recipient = U krijgt dit omdat iemand uw adres als ontvanger van deze facturen toevoegde.
reason-invoice-contact = U krijgt dit omdat u factuurcontact van deze inschrijving bent.
reason-account-administrator = U krijgt dit omdat u deze factureringsrekening beheert.
reason-account-owner = U krijgt dit omdat deze factureringsrekening van u is, en niemand een rol op dit factureringsprofiel heeft.
reason-enterprise-administrator = U krijgt dit omdat u deze inschrijving beheert, en die geen factuurcontact heeft.
reason-own = U krijgt dit omdat het over u gaat, of over dit adres.
reason-decides = U krijgt dit omdat u beslist wie toegang heeft.
unsubscribe = Deze e-mails stoppen
questions = Vragen? Schrijf naar { $email }.
wrong-link = Werkt de knop niet, kopieer dan dit adres naar uw browser:
sent-for = Verstuurd voor { $issuer }
file-invoice = Factuur { $number }.pdf
file-note = Creditnota { $number }.pdf
