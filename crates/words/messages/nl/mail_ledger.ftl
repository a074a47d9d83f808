## De pagina van de operator met alle e-mail

title = E-mail
intro = Wat aan wie is verstuurd, en hoe dat ging. Wat niet werd aangenomen, wordt drie dagen lang opnieuw geprobeerd.
paused = Er wordt nu geen e-mail verstuurd. Wat verstuurd moet worden, wacht.
pause = Onderbreken
resume = Weer versturen
none = Er is hier geen e-mail
none-hint = Wat aan wie is verstuurd en hoe dat ging, staat hier.
about = Waarover
to = Aan
why = Waarom
state = Stand
queued-at = In de rij
said = Antwoord
tries = Pogingen
pages = Pagina's met e-mail
again = Opnieuw versturen
read = Lezen
as-text = Als tekst
as-html = Als html
not-kept = De e-mail ging naar een mailserver: er is geen kopie bewaard.
kept = De e-mail ligt in de map van de portal, omdat er geen mailserver is ingesteld.
filter-all = Alle
filter-unsure = Misschien dubbel: { $count }
unsure-hint = Misschien dubbel: de verbinding brak nadat alles gezegd was en voor het antwoord van de server. Zo’n e-mail wordt opnieuw verstuurd, met hetzelfde Message-ID: beter dubbel dan helemaal niet.
unsure = Kan twee keer aangekomen zijn: de verbinding brak voor het antwoord van de server.
next-try = Volgende poging { $at }
tried = { $count ->
    [one] één keer
   *[other] { $count } keer
}
one = E-mail aan { $email }
language = Taal

## Hoe het met een e-mail staat

state-waiting = Wacht op het document
state-queued = In de rij
state-deferred = Uitgesteld
state-sent = Verstuurd
state-delivered = Bezorgd
state-failed = Mislukt
state-bounced = Teruggestuurd
state-needless = Niet meer nodig

## Waarom iemand hem krijgt

reason-profile-role = Rol op het profiel
reason-additional-recipient = Extra ontvanger
reason-invoice-contact = Factuurcontact
reason-account-administrator = Accountbeheerder
reason-account-owner = Eigenaar van de rekening
reason-own = Over henzelf
reason-decides = Beslist over toegang

## Waarvoor hij is

kind-invoice = Factuur
kind-payment-declined = Betaling geweigerd
kind-past-due = Achterstallig
kind-paid = Betaald
kind-reminder = Herinnering
kind-disabled = Abonnement uitgeschakeld
kind-enabled = Abonnement ingeschakeld
kind-role-given = Rol gegeven
kind-invitation = Uitnodiging
kind-access-requested = Toegang gevraagd
kind-password-reset = Nieuw wachtwoord
kind-confirm-address = Adres te bevestigen
kind-test = Test

## Op de pagina van een factuur

sent-to = Per e-mail verstuurd
sent-to-nobody = Deze factuur is niet per e-mail verstuurd.
how = Hoe het ging

## Gedaan

again-done = De e-mail wordt opnieuw verstuurd.
pause-done = Er wordt geen e-mail verstuurd tot u doorgaat.
resume-done = Er wordt weer e-mail verstuurd.
