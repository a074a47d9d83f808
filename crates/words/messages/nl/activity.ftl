## De pagina

title = Activiteit
intro = Wie wat met deze factureringsrekening deed, het nieuwste eerst. Hier kan niets worden gewijzigd of verwijderd.
intro-profile = Wie wat met het factureringsprofiel { $name }, de facturen en de secties ervan deed, het nieuwste eerst.
intro-section = Wie wat met de factuursectie { $name } deed, het nieuwste eerst.
intro-office = Wat er is gedaan dat geen factureringsrekening betreft, het nieuwste eerst: aanmelden, personen, prijzen, runs, ondersteuning. Hier kan niets worden gewijzigd of verwijderd.
filter = Activiteit filteren
kind = Over
anything = Alles
person = Door
anybody = Iedereen
list = Activiteit
pages = Pagina's met activiteit
when = Wanneer
who = Wie
what = Wat
number = Regel
nothing = Nog niets
nothing-hint = Er is niets gedaan dat bij deze filters past.
on-page = { $count ->
    [one] Eén regel op deze pagina
   *[other] { $count } regels op deze pagina
}
export = Exporteren
export-hint = Alle regels als NDJSON, elk met de hash van de vorige, en de handtekening van de laatste. Met de openbare sleutel kan iedereen controleren dat er geen is gewijzigd: reckoner verify --help zegt hoe, en OpenSSL kan het ook. Bewaar de sleutel apart van de regels.
export-lines = Regels (NDJSON)
export-signature = Handtekening
export-key = Openbare sleutel

## Waarover regels gaan

kind-invoices = Facturen
kind-seen = Wat is bekeken
kind-payments = Betalingen
kind-access = Toegang
kind-account = Abonnementen en prijzen
kind-sign-in = Aanmelden
kind-people = Personen
kind-prices = Prijzen en belastingen
kind-support = Ondersteuningsaanvragen
kind-runs = Runs en bestanden

## Wie

portal = Het portaal
office = Factureringsbureau
erased = Een persoon van wie de naam is gewist

## Wat er is gedaan

invoice-issue = Factuur { $number } is gemaakt
invoice-void = Factuur { $name } is vervallen verklaard met { $note }
invoice-credit = Een deel van factuur { $name } is gecrediteerd met { $note }
invoice-rebill = Factuur { $name } is opnieuw gefactureerd als { $note }
invoice-reopen = Factuur { $name } staat weer open
details-view = Bekeek factuur { $name }
document-download = Downloadde document { $name }
document-open = Opende document { $name }, omdat: { $reason }
activity-export = Exporteerde de activiteit tot en met regel { $number }
payment-ask = Vroeg een kaartbetaling van factuur { $name }
payment-settle = Vereffende factuur { $name } met een kaart
payment-set-off = Wat bewaard was, is verrekend met factuur { $name }
payment-book = Betaling van factuur { $name } is geboekt
payment-decline = De kaart is geweigerd voor factuur { $name }
payment-prepay = Geld vooraf is geboekt
payment-refund = Geld wordt teruggegeven, omdat: { $reason }
refund-give = Geld is teruggegeven
refund-refuse = Teruggeven van geld is geweigerd
refund-wire = Een terugbetaling is overgemaakt
subscription-disable = Een abonnement is uitgeschakeld: factuur { $name } bleef achterstallig
subscription-enable = Een abonnement is ingeschakeld: factuur { $name } is vereffend
price-add = Een prijs is toegevoegd: { $what }
price-end = Een prijs is beëindigd: { $what }
price-replace = Een prijs is vervangen: { $what }
access-refuse = Werd geweigerd: { $what }
an-invoice = factuur { $name }
a-document = het document van factuur { $name }
a-payment = betalen van factuur { $name }
a-correction = corrigeren van factuur { $name }
a-booking = boeken van betalingen van factuur { $name }
a-price-sheet = het prijzenblad
role-give = Gaf de rol { $role } op { $place } aan { $whom }
role-take = Verwijderde de rol { $role } op { $place } van { $whom }
role-get = Kreeg de rol { $role } op { $place }
role-leave = Gaf de rol { $role } op { $place } op
invitation-send = Nodigde { $whom } uit als { $role } op { $place }
invitation-withdraw = Trok de uitnodiging van { $whom } als { $role } op { $place } in
invitation-accept = Nam de uitnodiging aan als { $role } op { $place }
offer-make = Bood de rekening aan { $whom } aan
offer-accept = Nam de rekening over van { $whom }
offer-refuse = Weigerde de rekening over te nemen van { $whom }
offer-withdraw = Trok het aanbod van de rekening aan { $whom } in
sharing-on = Zette Toegang tot factuur aan voor { $name }
sharing-off = Zette Toegang tot factuur uit voor { $name }
mail-on = Zette facturen per e-mail aan voor { $name }
mail-off = Zette facturen per e-mail uit voor { $name }
reminders-on = Zette betalingsherinneringen aan
reminders-off = Zette betalingsherinneringen uit
mail-again = Stuurde een e-mail opnieuw
mail-pause = Onderbrak alle e-mail
mail-resume = Liet e-mail weer versturen
recipient-add = Voegde een e-mailontvanger toe aan { $name }
recipient-remove = Verwijderde een e-mailontvanger van { $name }
address-ask = Vroeg facturen naar een ander adres te sturen
address-confirm = Het nieuwe adres voor facturen is bevestigd
address-reset = Laat facturen weer naar het eigen adres sturen
recipient-leave = Een ontvanger stopte de e-mails naar het eigen adres
sheet-download = Downloadde de prijslijst van { $name }
request-make = Vroeg om toegang tot { $place }
request-grant = Gaf { $whom } de gevraagde toegang
request-refuse = Weigerde { $whom } de gevraagde toegang
session-begin = Meldde zich aan
session-end = Meldde zich af
session-refuse = Aanmelden met een onbekend adres is geweigerd
session-refuse-of = Aanmelden als { $whom } is geweigerd
password-change = Wijzigde het wachtwoord
password-reset = Stelde met een koppeling een nieuw wachtwoord in
password-forgotten = Er is om een koppeling voor een vergeten wachtwoord gevraagd
user-add = Toegevoegd: { $whom }
user-link = Gekoppeld aan een aanbieder: { $whom }
user-release = Losgemaakt van wachtwoord en aanbieder: { $whom }
user-remove-factors = Authenticator-app en passkeys zijn weggenomen: { $whom }
app-set-up = Stelde een authenticator-app in
app-turn-off = Zette de authenticator-app uit
passkey-add = Voegde een passkey toe
passkey-remove = Verwijderde een passkey
recovery-code-use = Meldde zich aan met een herstelcode
recovery-codes-replace = Maakte nieuwe herstelcodes
user-disable = Uitgeschakeld: { $whom }
user-enable = Weer ingeschakeld: { $whom }
user-erase = De naam en het adres van een persoon zijn gewist
support-open = Schreef ondersteuningsaanvraag { $name }
support-write = Schreef bij ondersteuningsaanvraag { $name }
support-answer = Beantwoordde ondersteuningsaanvraag { $name }
support-close = Sloot ondersteuningsaanvraag { $name }
support-reopen = Opende ondersteuningsaanvraag { $name } opnieuw
tax-add = Een belastingregel is toegevoegd: { $what }
tax-end = Een belastingregel is beëindigd: { $what }
rate-add = Een wisselkoers is toegevoegd: { $what }
rate-end = Een wisselkoers is beëindigd: { $what }
meter-add = Een meter is toegevoegd: { $what }
import-take = Een gebruiksbestand is geïmporteerd
world-apply = Een bestand met instellingen is toegepast
run-begin = Een factureringsrun is begonnen
other = { $action }: { $subject }
