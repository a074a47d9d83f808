//! Usage made up for measurements: accounts with a subscription each, and so many rows a month.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use anyhow::Result;

use super::Subject;
use crate::command::must;

/// The day by which the month of the usage is due.
pub const AS_OF: &str = "2024-10-06";

const HEADER: &str = "BillingAccountId,BillingAccountName,SubAccountId,SubAccountName,\
                      BillingCurrency,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,\
                      ServiceCategory,ServiceName,ChargeDescription,PricingQuantity,PricingUnit,\
                      ContractedUnitPrice,BilledCost\n";

/// Has the program take in usage of so many accounts, each row a line of its own.
pub fn take_in(subject: &Subject, folder: &Path, (accounts, rows): (usize, usize)) -> Result<()> {
    let file = folder.join("usage.csv");
    fs::write(&file, csv(accounts, rows))?;
    let mut import = subject.reckoner(folder);
    import.arg("import").arg(&file).stdout(Stdio::null());
    must(import.args(["--directory", "Measured", "--create-accounts"]))?;
    Ok(fs::remove_file(file)?)
}

fn csv(accounts: usize, rows: usize) -> String {
    let mut csv = HEADER.to_owned();
    for account in 0..accounts {
        for row in 0..rows {
            let (family, place) = (row / 5, row % 5);
            // Writing to a string cannot fail.
            writeln!(
                csv,
                "A-{account:06},Customer {account},S-{account:06},Production,EUR,Usage,\
                 2024-09-0{day} 00:00:00,2024-09-0{day} 01:00:00,Family {family},Service {place},\
                 Meter {row} of service {place},{quantity}.125,Hours,0.0375,{cost}.{account:06}",
                day = place + 1,
                quantity = account % 97 + row,
                cost = row * 3 + 1,
            )
            .ok();
        }
    }
    csv
}
