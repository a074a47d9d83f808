## Vervallen verklaren

void = Vervallen verklaren
void-title = Factuur { $name } vervallen verklaren
void-intro = Een uitgegeven factuur verandert nooit. Ze wordt teruggenomen door een eigen document.
void-what = Wat er gebeurt
void-note-made = Een annuleringsnota van { $total }, met een eigen documentnummer, neemt de factuur regel voor regel terug.
void-credited = { $amount } is al gecrediteerd. De annuleringsnota neemt de rest van de factuur terug; wordt zij opnieuw gefactureerd, dan wordt hetzelfde opnieuw gecrediteerd op de nieuwe factuur, met de belasting daarvan.
void-stays = De factuur houdt haar nummer { $number } en blijft zichtbaar, als vervallen verklaard.
void-nothing-open = { $amount } dat nog openstaat hoeft niet meer betaald te worden.
void-kept = { $amount } dat betaald is, wordt verrekend met de factuur die ervoor in de plaats komt, en daarna met de volgende.
paid = Tot nu toe betaald
void-then = Wat er met de kosten gebeurt
void-rebill = Opnieuw factureren
void-rebill-hint = Een nieuwe factuur voor dezelfde periode neemt dezelfde kosten op, met het adres, de prijzen en de belasting van vandaag.
void-write-off = Afschrijven
void-write-off-hint = Niemand betaalt ervoor. De factureringsvergelijking vermeldt ze als afgeschreven.
void-reason = Reden
void-reason-hint = Die staat op de annuleringsnota, waar de klant haar leest.
void-submit = Factuur vervallen verklaren
voided = De factuur is vervallen verklaard. Een annuleringsnota neemt haar terug.
rebilled = De factuur is vervallen verklaard en er is een nieuwe voor in de plaats gekomen.

## Een deel crediteren

credit = Crediteren
credit-title = Een deel van factuur { $name } crediteren
credit-intro = De factuur blijft zoals ze is. Een creditnota geeft een bedrag met zijn belasting terug; daarmee wordt eerst verrekend wat nog openstaat, de rest met de volgende facturen.
credit-left = Nog te crediteren, vóór belasting
credit-amount = Bedrag vóór belasting, in { $currency }
credit-category = Belasting
credit-reason-hint = Die staat op de creditnota, waar de klant haar leest.
credit-submit = Creditnota maken
credited = De creditnota is gemaakt.
cannot-be-corrected = Dit kan niet met deze factuur: { $reason }

## Waarom niet

already-void = Ze is al vervallen verklaard.
is-credit-note = Dit is een creditnota: wat ze teruggeeft, wordt met de volgende facturen verrekend.
payment-under-way = Er loopt een kaartbetaling voor. Probeer het opnieuw als de uitkomst bekend is.
series-gone = Waarvoor ze gemaakt is, bestaat niet meer. Ze kan vervallen verklaard worden zonder opnieuw te factureren.
cannot-rebill = Ze kan niet opnieuw gefactureerd worden. { $reason }
long-reason = Een reden heeft hoogstens { $letters } tekens.
no-reason = Geef een reden.
no-amount = Dit is geen bedrag om te crediteren. Typ het als 12,50.
nothing-left = Met deze belasting is er niets meer te crediteren.
more-than-left = Er is nog maar { $amount } te crediteren, vóór belasting.
credited-meanwhile = Er is intussen iets gecrediteerd. Kijk wat er over is.
form-sent = Dit formulier is al eerder verstuurd met iets anders erin. Kijk bij de factuur wat er gedaan is, en begin opnieuw als er nog iets te doen is.

## Verwijzingen

voided-by = Vervallen verklaard door annuleringsnota { $name }
credited-by = Gedeeltelijk gecrediteerd door creditnota { $name }
credited-whole-by = Helemaal gecrediteerd door creditnota { $name }
rebilled-by = Opnieuw gefactureerd als factuur { $name }
voids = Deze annuleringsnota neemt factuur { $name } terug
credits = Deze creditnota neemt een deel van factuur { $name } terug
credits-whole = Deze creditnota neemt factuur { $name } helemaal terug
rebills = Deze factuur komt in de plaats van factuur { $name }
void-note-title = Annuleringsnota { $name }
kind-void-note = Annuleringsnota

## Geschiedenis

history = Geschiedenis
made = Gemaakt
received = { $amount } ontvangen
received-whole = { $amount } ontvangen: betaald
set-off = { $amount } verrekend
set-off-whole = { $amount } verrekend: betaald
credited-amount = { $amount } gecrediteerd
set-off-against = { $amount } verrekend met { $name }
given-back = { $amount } terugbetaald ({ $way })
to-be-wired = { $amount } terug te betalen per overboeking
going-back = { $amount } wordt terugbetaald ({ $way })
not-given-back = { $amount } niet terugbetaald: geweigerd ({ $way })
declined = Kaart geweigerd voor { $amount }
tried = Kaart geprobeerd voor { $amount }
past-due = Achterstallig
because = Reden: { $reason }
