## Betalen met een kaart

pay-now = Nu betalen
settle-balance = Saldo vereffenen
pay-line = Factuur { $name } · { $number } · { $scope }
settle-line = Alles wat op dezelfde kaart openstaat, wordt in één keer betaald, elke factuur met een eigen betaling. Uitgeschakelde abonnementen werken weer zodra niets meer achterstallig is.
settle-of = Open op { $card }
settle-total = Nu te betalen
choose-card = Kaart
choose-amount = Bedrag
amount-hint = Minstens { $least } en hoogstens { $most } per betaling. Een kleinere rest kunt u in zijn geheel betalen.
amount-whole-hint = U kunt alleen het hele bedrag betalen: { $most }.
next-step = Doorgaan
confirm-title = Klopt dit?
confirm = Nu { $amount } betalen
change = Wijzigen
open-afterwards = Daarna nog open
no-cards = Voor deze rekening is geen kaart bekend. Betaal per overboeking; hoe dat gaat, staat op de factuur.
back-to-invoice = Terug naar de factuur
card-on-file = { $name } (gewone kaart)
card-simulated = { $name } (gesimuleerd)

## Wat er is gedaan

taken-notice = De betaling is gelukt. U vindt haar hieronder bij Betalingen.
settled-notice = Het saldo is vereffend. De betalingen staan bij de facturen.
booked-notice = De overboeking is geboekt.
refunded-notice = De terugbetaling is vastgelegd. Hoe het ermee staat, ziet u hieronder bij Geschiedenis.

## Waarom het niet is gedaan

amount-no-amount = Dit is geen bedrag in { $currency }. Typ het zoals { $example }.
amount-more = Er staat nog maar { $amount } open. Typ dat of minder.
amount-above = U kunt hoogstens { $amount } per keer betalen. Betaal de rest met een volgende betaling.
amount-below = Een deel is minstens { $amount }. Typ meer, of alles wat openstaat.
no-card-chosen = Kies een van de bekende kaarten.
no-provider = Deze kaart kan hier nu niet worden belast en er is niets afgeschreven: de aanbieder is niet ingesteld. Kies een andere kaart of vraag het wie dit portaal beheert.
nothing-open = Er staat niets meer open: er is intussen betaald of de factuur is vervallen. Er is niets afgeschreven.
under-way = Er loopt al een betaling van alles wat openstaat, en de aanbieder heeft nog niet geantwoord. Kijk over enkele minuten opnieuw voordat u betaalt.
given-today = Hetzelfde bedrag ervan is vandaag om dezelfde reden al teruggegeven. Moet het nog eens, zeg dat dan in de reden.
booked-already = Een overschrijving van deze dag en dit bedrag zonder kenmerk is al geboekt. Vul het kenmerk van de bank in.
form-sent = Dit formulier is al verzonden, met iets anders erin. Kijk bij Betalingen wat er is gedaan en begin opnieuw als er nog iets te doen is.
declined = De kaart is geweigerd en er is niets afgeschreven. { $reason }
declined-words = { $provider } meldt: “{ $message }”
unanswered = De aanbieder van de kaart antwoordde niet. Hij wordt opnieuw gevraagd en schrijft hoogstens één keer af: betaal niet nog eens voordat er antwoord is.
no-date = Dit is geen datum. Typ de datum zoals 2026-11-25.
wrong-date = De dag mag niet vóór de factuurdatum en niet in de toekomst liggen.
other-amount = De overboeking van { $came } wijkt af van de { $open } die openstaat. Kruis het vakje hieronder aan als dat toch klopt.
reference-known = Op de factuur is al een overboeking met dit kenmerk van die dag geboekt, van { $amount }.
long-reference = Een kenmerk van de bank heeft hoogstens { $most } tekens. Typ wat op het afschrift staat.
no-payment = Zo'n betaling is er niet om terug te betalen. Kies een van de betalingen in de lijst.
more-than-paid = Hiervan kan hoogstens { $amount } worden terugbetaald. Typ dat of minder.
refund-refused = De aanbieder betaalt het niet terug en er is niets gewijzigd. Die meldt: “{ $message }”

## Waarom een kaart is geweigerd

reason-funds = Er staat niet genoeg geld op, of een limiet van de kaart is bereikt.
reason-expired = De kaart is verlopen.
reason-details = Het nummer of de code klopt niet.
reason-confirmation = De bank wil dat de kaarthouder elke betaling bevestigt. Gebruik een andere kaart of vraag de bank dit toe te staan.
reason-not-supported = De kaart is niet geschikt voor zulke betalingen of voor deze valuta.
reason-try-later = De bank was niet bereikbaar. Probeer het later opnieuw.
reason-other = De bank weigerde zonder een reden die mag worden doorgegeven. Vraag het de bank of gebruik een andere kaart.
reason-unknown = De aanbieder kent deze kaart niet. Kies een andere.
reason-simulated = Een gesimuleerde kaart weigert wanneer haar naam dat zegt.

## Aanbieders en manieren

provider-stripe = Stripe
provider-manual = Met de hand geboekt
provider-simulated = De gesimuleerde aanbieder
way-card = Kaart
way-transfer = Overboeking
way-credit = Verrekend met een tegoed

## Wat er met een factuur is gebeurd

payments = Betalingen
line-date = Datum
line-what = Wat
line-amount = Bedrag
line-reference = Kenmerk
received-card = Betaald met { $card }
received-card-gone = Betaald met een kaart
received-transfer = Betaald per overboeking
received-credit = Tegoed verrekend
credited = Gecrediteerd
credit-of = Van { $name }
credit-against = Met { $name }
kept = { $amount } daarvan was meer dan er openstond: het betaalt wat verder openstaat en blijft staan voor de volgende facturen.
refused-card = { $card } is geweigerd
refused-card-gone = De kaart is geweigerd
under-way-card = { $card } wordt belast
under-way-card-gone = Een kaart wordt belast
given-back = Terugbetaald ({ $way })
state-pending = De aanbieder heeft nog niet geantwoord.
state-to-wire = Nog over te boeken door de verkoper.
state-done = Gedaan.
state-refused = De aanbieder weigerde: er ging niets terug.
refund-reason = Reden: { $reason }
not-taken = niet afgeschreven
not-given = niet terugbetaald

## Hoe er wordt betaald

by-card = { $amount } wordt op { $date } afgeschreven van { $card }. U hoeft niets te doen.
card-refused-again = { $card } is geweigerd. Op { $date } wordt het opnieuw geprobeerd; u kunt ook nu betalen.
card-refused-last = { $card } is geweigerd en wordt niet vanzelf opnieuw geprobeerd.
card-open = { $amount } staat open. Dat wordt niet vanzelf afgeschreven van { $card }.
paid-whole = { $amount } is betaald. Er staat niets open.
the-card = de kaart

## Achterstallig

past-due-title = { $amount } is achterstallig
past-due-and = { $first } en { $last }
past-due-invoice = { $scope }: { $amount }, achterstallig sinds { $date }.
past-due-attempt = De kaart wordt op { $date } opnieuw geprobeerd.
past-due-disabling = Waarvoor de factuur is, wordt op { $date } uitgeschakeld als er dan niet is betaald.
past-due-disabled = Uitgeschakeld sinds { $date }.
past-due-more = { $count ->
    [one] En nog één factuur.
   *[other] En nog { $count } facturen.
}
past-due-many = En nog meer facturen.
past-due-show = Achterstallige facturen tonen
past-due-of = Achterstallig: { $account }

## De werkplek van de beheerder

book-payment = Betaling boeken
book-line = Een overboeking die op het bankafschrift staat. Wat er meer is dan openstaat, betaalt andere openstaande facturen van de reeks, de oudste eerst, en blijft staan voor de volgende.
book-amount = Ontvangen bedrag
book-date = Ontvangen op
book-reference = Kenmerk van de bank
book-reference-hint = Een overboeking met hetzelfde kenmerk van dezelfde dag wordt op één factuur niet twee keer geboekt.
book-confirm = Het bedrag klopt, al is het niet wat openstaat
book = Boeken
refund = Geld teruggeven
refund-line = Geld gaat terug zoals het kwam: naar de kaart, of met een overboeking die u zelf doet. Wat van een betaling op de factuur teruggaat, staat daarna weer open; om minder te laten betalen, verklaart u de factuur vervallen.
refund-past-due = De factuur moest op { $date } betaald zijn: wat van een betaling erop wordt teruggegeven, is meteen achterstallig.
refund-which = Wat er teruggaat
refund-amount = Bedrag
refund-amount-hint = Laat het leeg om alles terug te geven wat er nog is.
refund-why = Reden
refund-why-hint = De reden komt in het controlespoor van de klant en staat bij de betalingen.
refund-none = Op deze factuur is niets betaald dat kan worden teruggegeven.
refundable-payment = { $what } op { $date }: { $amount }
refundable-credit = { $source } van { $date }: { $amount }
credit-credit-note = Creditnota
credit-overpayment = Te veel betaald
credit-prepayment = Vooruitbetaald
nothing-to-book = Op deze factuur staat niets open: er kan niets op worden geboekt.

## Geld dat op geen factuur staat

kept-title = Tegoeden en vooruitbetalingen
kept-intro = Geld dat op geen factuur staat. Het betaalt wat openstaat, de oudste factuur eerst, en dan de volgende.
kept-left = Over
kept-nothing = Er is niets over.
kept-credits = Waar het vandaan kwam en waar het bleef
kept-never = Dat was er nog niet
kept-never-hint = Hier staan creditnota’s, wat te veel is betaald en wat vooruit is betaald.
kept-pages = Pagina’s met tegoeden
kept-source = Van
kept-for = Voor de facturen van
kept-for-account = De hele rekening
kept-went = Waar het bleef
kept-set-off = { $amount } verrekend met { $name }
kept-given = { $amount } terugbetaald.
office = Betalingen
office-intro = Geld dat op geen factuur staat: wat u moet overmaken en wat vooruit is betaald.
to-wire = Over te maken
to-wire-none = Er hoeft niets te worden overgemaakt
to-wire-none-hint = Wat per overboeking wordt terugbetaald, staat hier tot u vastlegt dat het is overgemaakt.
to-wire-pages = Pagina’s met wat moet worden overgemaakt
to-wire-why = Reden
wired = Overgemaakt
wired-note = Als overgemaakt vastleggen
wired-reference = Het kenmerk van de bank voor { $amount } aan { $name }
wired-otherwise = De overboeking is al genoteerd, met een andere referentie: { $reference }. Er is niets veranderd.
wired-notice = De terugbetaling is als overgemaakt vastgelegd.
prepay = Een vooruitbetaling boeken
prepay-line = Een overboeking die voor geen bepaalde factuur is. Zij betaalt wat openstaat, de oudste factuur eerst, en dan de volgende.
prepay-account-hint = Het id of de naam.
prepay-profile-hint = Nodig als de rekening er meer dan één heeft.
prepay-amount-hint = In de valuta van het profiel of de rekening.
prepay-reference-hint = Een overboeking met hetzelfde kenmerk van dezelfde dag wordt niet twee keer geboekt.
prepaid-notice = De vooruitbetaling is geboekt.
nothing-to-give = Geef een bedrag van meer dan nul op.
before-account = Het account is van { $date }: zo lang daarvoor kan er niets voor zijn ontvangen.
future-date = De dag mag niet in de toekomst liggen.
no-currency-yet = Deze rekening heeft nog geen valuta.
prepaid-reference = Een vooruitbetaling met dit kenmerk van die dag is al geboekt, van { $amount }.
