# Namen die andere berichten gebruiken.
-product-name = Reckoner
-cost-management-name = Kostenbeheer en facturering
