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
role = Rol die u geeft
role-hint = Kies de rol die niet meer toestaat dan nodig is.
give = Rol geven
sentence = Of zeg waarom niet
sentence-hint = Wie het vraagt, leest deze zin.
refuse = Weigeren
decided = Deze aanvraag is intussen al beantwoord.

## Wat erover gezegd wordt

asked-notice = Uw aanvraag is naar de eigenaren gestuurd. U ziet hier hoe het ermee staat.
refused-notice = De aanvraag is geweigerd.
ask = Toegang vragen
waiting = U vroeg op { $date } om toegang. Nog geen eigenaar heeft geantwoord.
was-refused = Uw aanvraag is op { $date } geweigerd: “{ $sentence }”
