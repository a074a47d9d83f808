## Bestaat niet

not-found-title = Niet gevonden
not-found = Deze pagina bestaat niet, of niet voor u. Controleer het adres of zoek met het zoekvak.

## Mag niet

forbidden-title = Dit mag u niet
not-shared = De accountbeheerder heeft de facturen van dit abonnement niet gedeeld: Toegang tot factuur staat Uit.
never-shared = De facturen van een ondersteuningsplan zijn alleen voor de accountbeheerder.
needs-role = Hiervoor is een rol nodig die u niet hebt: { $roles }.
owner-only = Alleen een eigenaar mag dit doen: { $roles }.
role-at = { $role } van { $scope ->
    [account] de factureringsrekening
    [profile] het factureringsprofiel
    [section] de factuursectie
    [subscription] het abonnement
   *[installation] het portaal
}
role-on = { $role } “{ $name }”
any-of = { $others } of { $last }
not-under-agreement = Dit kan niet met een rekening van dit type: { $agreement }.
has-owner = De rekening heeft al een eigenaar; die geeft de rollen.
not-theirs = Alleen degene van wie dit is, mag dit doen.
only-account-administrator = Alleen de accountbeheerder mag dit doen.
enterprise-agreement = Facturen onder een Enterprise-overeenkomst gaan naar de factuurcontacten van de inschrijving en worden hier niet getoond.
no-customer-yet = Deze partnerrekening heeft nog geen klant met een abonnement. Zodra die er is, kunt u haar hier beheren.
operator-only = Alleen de operator van dit portaal mag dit doen.
reason-needed = Geef aan waarom u dit document opent. De reden komt in het controlespoor van de klant.

## Nu niet

busy-title = Te druk
busy = Het portaal heeft het nu te druk. Er is niets gewijzigd. Probeer het over een minuut opnieuw.
broken-title = Er ging iets mis
broken = Dit ging bij ons mis en er is niets gewijzigd. Probeer het opnieuw; blijft het misgaan, geef de operator dan dit nummer: { $id }.
unreadable = Wat is verstuurd, kon niet worden gelezen. Laad de pagina opnieuw en probeer het nog eens.
invalid-request = De aanvraag was onleesbaar. Ga terug en probeer het opnieuw.
untypable = De aanvraag bevat een teken dat niemand kan typen. Ga terug, haal het weg en probeer het opnieuw.
other-site = Deze aanvraag kwam van een andere site en is geweigerd. Open de pagina hier en probeer het opnieuw.

## Formulieren

required = { $field ->
    [email] Vul uw e-mailadres in.
    [password] Vul uw wachtwoord in.
    [current] Vul uw huidige wachtwoord in.
    [new] Vul een nieuw wachtwoord in.
    [account] Vul de rekening van het profiel in.
    [currency] Vul een valuta in.
    [unit_price] Vul een prijs per eenheid in.
    [valid_from] Vul de eerste dag in.
    [rate_from] Vul de eerste dag in.
    [last_day] Vul de laatste dag in.
    [country] Vul een land in.
    [percent] Vul een tarief in procent in.
    [rate] Vul een koers in.
    [source] Vul in wie dat zegt.
    [again] Vul het nieuwe wachtwoord een tweede keer in.
    [reason] Zeg waarom.
    [subject] Zeg in een paar woorden waar het om gaat.
    [text] Schrijf waar het om gaat.
    [amount] Vul een bedrag in.
    [access] Kies Aan of Uit.
   *[other] Vul dit in.
}
too-long = Dit is te lang: hoogstens { $letters } letters.
passwords-differ = De twee nieuwe wachtwoorden verschillen. Typ twee keer hetzelfde.
wrong-current-password = Het huidige wachtwoord klopt niet.
