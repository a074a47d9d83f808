## De pagina

title = Waarom zie ik geen factuur?
intro = Geef aan wat u zoekt. U krijgt de reden, wie er iets aan kan veranderen en wat u nu zelf kunt doen.
form-title = Wat zoekt u?
of = Iets van uzelf
of-none = Niets gekozen
of-all = Alle facturen van { $account }
name = Of een nummer of een naam
name-hint = Het nummer van een factuur of van het document ervan, of het nummer of de naam van een factureringsrekening, factureringsprofiel of abonnement.
month = Maand waarvoor ze is
month-any = Wat nog komt
ask = Zoek uit waarom

## Aanwezig, of niets

answer = Wat we vonden
shown-title = De factuur is er
there = Aanwezig voor { $month }
shown = U kunt de factuur bekijken en downloaden.
shown-open = Factuur openen
shown-list = Facturen bekijken
nothing-title = Niets gevonden
nothing = Er is niets met dit nummer of deze naam, of niet voor u. Controleer het, of vraag het aan wie het u gaf.

## Redenen

not-made-yet-title = Nog niet gemaakt
new = { $of } begon minder dan 30 dagen geleden. De eerste factuur is voor { $period } en volgt op { $date }.
running = De factuur van { $of } voor { $period } volgt op { $date }: deze dagen zijn nog niet voorbij.
follows = De factuur van { $of } voor { $period } volgt op { $date }, hooguit twee dagen later.
overdue = De factuur van { $of } voor { $period } moest op { $date } gemaakt zijn en is te laat. Het factureringsbureau krijgt dat vanzelf te zien.
if-charged = Ze komt er alleen als voor deze dagen iets in rekening wordt gebracht.
below-credit-title = Onder het tegoed
below-credit = Het maandelijkse tegoed van { $of } dekte al het gebruik. Er komt alleen een factuur voor wat boven het tegoed uitkomt.
below-credit-used = { $used } van { $credit } gebruikt
nothing-charged-title = Niets in rekening gebracht
nothing-charged = Aan { $of } is voor { $period } niets in rekening gebracht, dus is er geen factuur gemaakt.
not-then-title = Niet in die maand
not-then = { $of } begon op { $date }. Voor de dagen ervoor zijn er geen facturen.
not-then-ended = { $of } eindigde op { $date }. Voor de dagen erna zijn er geen facturen.
disabled-title = Uitgeschakeld
disabled = { $of } is uitgeschakeld sinds { $date }, omdat een factuur ervan achterstallig is. Zolang het saldo niet is vereffend, wordt er niets op vastgelegd en volgt voor die dagen geen factuur.
ended-title = Bestaat niet meer
ended = { $of } is opgezegd of verplaatst: de laatste dag was { $date }. Voor de dagen erna volgt geen factuur.
no-permission-title = U hebt een rol nodig
no-permission = Uw identiteit { $email } heeft geen rol waarmee dit te zien is.
needed = Een van deze is nodig
held = U hebt
held-none = Geen rol op deze factureringsrekening
not-shared-title = Niet met u gedeeld
not-shared = U ziet de facturen van { $of }, maar mag ze niet downloaden: de accountbeheerder heeft Toegang tot factuur op Uit gezet.
no-customer-title = Nog geen klant
enterprise-title = Alleen per e-mail verstuurd
another-identity-title = Uw andere identiteit ziet meer
another-identity = { $email } heeft twee identiteiten. De andere is een { $kind } in { $directory } en ziet hier meer van dan die u nu gebruikt.
identity-there-title = U hebt daar een andere identiteit
identity-there = { $email } heeft twee identiteiten. De andere is een { $kind } in { $directory } en heeft met deze factureringsrekening te maken; die u nu gebruikt niet. Meld u daarmee aan voor meer uitleg.
another-directory-title = In een andere directory
another-directory = Deze factureringsrekening hoort bij de directory { $directory }. U ziet de rekeningen van één directory tegelijk.
another-directory-left = Deze factureringsrekening hoort bij de directory { $directory }, waarvan u geen lid meer bent. Vraag of u weer wordt toegelaten.
no-such-name-title = Deze naam bestaat niet
no-such-name = De factureringsrekening heeft niets met deze naam. Controleer het nummer.

## Wie, en wat te doen

who = Wie dit kan veranderen
who-enterprise = Wie bepaalt wie ze krijgt
orphaned = Niemand die dit kan wijzigen, kan zich nog aanmelden. De factuurafdeling helpt verder.
mail-subject = Facturen van factureringsrekening { $account }
as-role = { $name }, { $role }
sign-in-other = Aanmelden met de andere identiteit
nothing-asked = Kies een factureringsrekening of een deel ervan, of vul de naam of het nummer van een factuur in.
invoices-of = Facturen van { $of } bekijken
still-unclear = Verklaart dat het niet?
