## De pagina van wie beslist

title = Toegangsaanvragen
waiting-here = { $count ->
    [one] Iemand vraagt om toegang.
   *[other] { $count } mensen vragen om toegang.
}
none-title = Geen aanvragen
none = Niemand wacht op een antwoord.
who = Wie vraagt het
scope = Voor
asked-on = Gevraagd op
decision = Antwoord
decide = Beantwoorden
decide-for = { $name } beantwoorden
whole-account = De hele factureringsrekening
asks = { $name } ({ $email }) vraagt om facturen te mogen zien. Voor: { $scope }.
asks-sharing = { $name } ({ $email }) vraagt om de facturen van { $scope } te mogen downloaden. Iedereen met een rol daarop mag dat dan, tot u het uitzet.
share = Toegang tot factuur aanzetten
role = Rol die u geeft
role-hint = Kies de rol die niet meer toestaat dan nodig is.
give = Rol geven
sentence = Of zeg waarom niet
sentence-hint = Wie het vraagt, leest deze zin.
refuse = Weigeren
decided = Deze aanvraag is intussen al beantwoord.

## Wat erover gezegd wordt

asked-notice = Uw aanvraag is gestuurd naar wie erover beslist. U ziet hier hoe het ermee staat.
refused-notice = De aanvraag is geweigerd.
ask = Toegang vragen
waiting = U vroeg op { $date } om toegang. Nog niemand heeft geantwoord.
was-refused-by = { $by } heeft uw aanvraag op { $date } geweigerd: “{ $sentence }”
was-refused = Uw aanvraag is op { $date } geweigerd: “{ $sentence }”
