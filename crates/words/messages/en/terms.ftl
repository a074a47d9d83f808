# Names that other messages use.
-product-name = Reckoner
-cost-management-name = Cost Management + Billing
