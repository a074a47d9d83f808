## De lijsten

title = Ondersteuningsaanvragen
mine-intro = Wat u aan ondersteuning schreef, het nieuwste eerst.
office-intro = Wat klanten schreven; wat op antwoord wacht, staat bovenaan.
new = Nieuwe ondersteuningsaanvraag
none = Geen ondersteuningsaanvragen
none-hint = Ontbreekt een factuur of klopt ze niet, schrijf ons dan vanaf haar pagina: wat we erover moeten weten, is al ingevuld.
office-none-hint = Er heeft nog niemand geschreven.
list = Ondersteuningsaanvragen
pages = Pagina's met ondersteuningsaanvragen
on-page = { $count ->
    [one] Eén aanvraag op deze pagina
   *[other] { $count } aanvragen op deze pagina
}
subject = Onderwerp
state = Stand
from = Van
changed = Laatst gewijzigd
new-answer = Nieuw antwoord

## Hoe het ervoor staat

state-open = Open
state-answered = Beantwoord
state-closed = Gesloten

## Het menu

help = Hulp
answers = { $count ->
    [one] 1 nieuw antwoord
   *[other] { $count } nieuwe antwoorden
}
waiting = { $count ->
    [one] 1 open
   *[other] { $count } open
}

## Een nieuwe

new-intro = { $office } antwoordt hier; u ziet het antwoord in dit portaal.
subject-hint = In een paar woorden.
text = Waar gaat het om?
text-hint = Wat verwachtte u, en wat ziet u in plaats daarvan?
language = Antwoord in het
send = Versturen
about-invoice = Over factuur { $name }
opened = De aanvraag is verstuurd. Het antwoord verschijnt hier.

## Wat wordt meegestuurd

diagnosis = Wat we meesturen
diagnosis-sent = Meegestuurd
diagnosis-hint = Wat het portaal weet van u en van waar u over schrijft, zodat niemand het hoeft te vragen. Alleen u en { $office } zien het.
signed-in = Aangemeld: { $kind }, in de directory { $directory }
signed-in-nowhere = Aangemeld: { $kind }, in geen directory
asked-account = Gevraagde factureringsrekening
asked-profile = Gevraagd factureringsprofiel
asked-subscription = Gevraagd abonnement
asked-invoice = Gevraagde factuur
asked-month = Gevraagde maand
account-unseen = Deze persoon ziet geen factureringsrekening met deze id.
invoice-unseen = Deze persoon ziet geen factuur met deze naam.
account-line = Factureringsrekening: { $name }, { $agreement }
no-roles = Rollen daar: geen
roles = Rollen daar: { $roles }
sees-none = Zichtbare facturen: geen
sees-all = Zichtbare facturen: alle van de rekening
sees-profiles = { $count ->
    [one] Zichtbare facturen: die van 1 factureringsprofiel
   *[other] Zichtbare facturen: die van { $count } factureringsprofielen
}
sees-subscriptions = { $count ->
    [one] Zichtbare facturen: die van 1 abonnement
   *[other] Zichtbare facturen: die van { $count } abonnementen
}
invoice-line = Factuur: { $number }, { $scope }, { $status }
may-download = Downloaden
may-pay = Betalen
allowed = toegestaan
made-at = Vastgesteld op { $moment }, factureringsdatum { $date }

## Een aanvraag

thread-title = Aanvraag { $name }
about = Over
written = Geschreven
answer-in = Te beantwoorden in het
messages = Berichten
you = U
office = Ondersteuning { $issuer }
plain-office = Ondersteuning
office-by = Ondersteuning, { $email }
answer = Antwoorden
answer-label = Uw antwoord
answer-hint = De klant leest het als antwoord van ondersteuning, niet met uw naam.
reply-label = Uw bericht
reply = Bericht versturen
close = Aanvraag sluiten
closed-hint = Deze aanvraag is gesloten. Heropen haar om erop te schrijven.
reopen = Heropenen
full = Hier is zoveel geschreven dat er niets meer bij past. Schrijf een nieuwe aanvraag.
sent = Het bericht is verstuurd.
closed = De aanvraag is gesloten.
reopened = De aanvraag is weer open.
too-many = U hebt { $count } aanvragen die niet gesloten zijn. Sluit er eerst een.
