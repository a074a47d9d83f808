## De pagina van de operator met alle e-mail

title = E-mail
intro = Wat aan wie is verstuurd, en hoe dat ging. Wat niet werd aangenomen, wordt drie dagen lang opnieuw geprobeerd.
paused = Er wordt nu geen e-mail verstuurd. Wat verstuurd moet worden, wacht.
pause = Onderbreken
resume = Weer versturen
on-page = { $count ->
    [one] Eén e-mail op deze pagina
   *[other] { $count } e-mails op deze pagina
}
none = Er is hier geen e-mail
none-found = Geen e-mail voldoet hieraan
none-found-hint = Zoek iets anders, of wis het filter.
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
again-at = Opnieuw verstuurd { $at } door het factureringsbureau: { $state }
again-by = Opnieuw verstuurd { $at } door { $who }: { $state }
repeats = Opnieuw verstuurd: de eerste e-mail
server-said = De server zei: “{ $words }”
raw = De woorden van het systeem
look-for = Adres, factuur of factureringsrekening
kind = Waarover
filter = Filter
from = In de rij vanaf
until = In de rij tot en met
found-address = E-mail aan adressen die beginnen met “{ $words }”.
found-invoice = E-mail over factuur { $number }.
found-accounts = E-mail over { $accounts }.
read = Lezen
as-text = Als tekst
as-html = Als html
not-kept = De e-mail ging naar een mailserver of werd niet verstuurd: er is geen kopie bewaard.
kept = Een kopie ligt in de map van de portal: toen de e-mail werd verstuurd, was er geen mailserver ingesteld.
filter-all = Alle
filter-unsure-some = Misschien dubbel
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
reason-enterprise-administrator = Ondernemingsbeheerder, zolang er geen factuurcontact is
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
kind-access-answered = Toegangsaanvraag beantwoord
kind-usage-ready = Gebruiksbestand gereed
kind-password-reset = Nieuw wachtwoord
kind-confirm-address = Adres te bevestigen
kind-test = Test

## Op de pagina van een factuur

sent-to = Per e-mail verstuurd
sent-to-nobody = Deze factuur is niet per e-mail verstuurd.
how = Hoe het ging
opened = Geopend in de portal { $date }
opened-hint = Geopend in de portal zegt dat deze ontvanger met dit adres aangemeld was en de koppeling van de e-mail volgde, toen voor het eerst. Meer is niet bekend: e-mails hebben geen verborgen plaatjes, dus niemand ziet of er een gelezen is, of de pdf erin geopend. Staat het er niet, dan kan de factuur toch geopend zijn, op een andere manier.

## Voor wie de koppeling van een e-mail volgt en de factuur niet mag zien

not-shown-title = We kunnen uw facturen niet weergeven. Probeer het opnieuw
not-shown-to = De e-mail met deze koppeling is gestuurd naar { $email }.
not-shown-signed-in = U bent aangemeld als { $email }.
not-shown-own = De e-mail met deze koppeling is naar u, { $email }, gestuurd. Met deze identiteit mag u de factuur in de portal niet zien. De pdf in de e-mail is hetzelfde document.
not-shown-sign-in = Meld u met dat adres aan om de factuur te zien. Wie facturen krijgt zonder hier een account te hebben, vindt de pdf in de e-mail.
not-shown-switch = Met een andere identiteit aanmelden

## Gedaan

again-done = De e-mail wordt opnieuw verstuurd.
pause-done = Er wordt geen e-mail verstuurd tot u doorgaat.
resume-done = Er wordt weer e-mail verstuurd.

## Wat het antwoord op een e-mail betekent

cause-refused = De mailserver antwoordt niet: op dat adres luistert niets.
cause-timed-out = De mailserver antwoordde niet op tijd.
cause-host-not-found = De mailserver is niet gevonden: de naam leidt nergens naartoe.
cause-unreachable = Er is van hier geen weg naar de mailserver.
cause-not-trusted = Het certificaat van de mailserver wordt niet vertrouwd.
cause-expired = Het certificaat van de mailserver is verlopen, of nog niet geldig.
cause-other-name = Het certificaat van de mailserver is voor een andere naam.
cause-broken = De verbinding met de mailserver brak.
cause-not-signed-in = De mailserver aanvaardt de naam en het wachtwoord van de portal niet.
cause-not-relayed = De mailserver stuurt geen e-mail door naar dit adres.
cause-sender-refused = De mailserver neemt geen e-mail van het adres van de afzender aan.
cause-no-mailbox = Dit adres heeft geen postvak.
cause-mailbox-full = Het postvak is vol.
cause-too-large = De e-mail is groter dan de mailserver aanneemt.
cause-come-back = De mailserver vraagt om later terug te komen.
cause-letters = De mailserver neemt geen adressen aan met letters buiten ASCII.
cause-settled = Er is niets meer te betalen.
cause-asked-anew = Een nieuwere e-mail zegt het in plaats hiervan.
cause-nobody-signs-in = Niemand meldt zich nog met dit adres aan.
cause-invitation-over = De uitnodiging is aangenomen of ingetrokken.
cause-address-over = Het adres is bevestigd, of niet meer gewenst.
cause-no-document = Het document ontbreekt.
cause-unreadable = Wat de e-mail moest zeggen, is niet te lezen.
