## Het factureringskantoor

office = Factureringskantoor
runs = Factureringsruns
runs-intro = Wat aan de beurt is, wordt elke dag gefactureerd. Wat niet gefactureerd kon worden, wacht hier, met de reden.

## Een run

run-started = Begonnen
run-as-of = Tot en met
run-made = Gemaakt
run-parked = Niet gefactureerd
run-parked-count = { $count ->
    [0] geen
   *[other] { $count }
}
