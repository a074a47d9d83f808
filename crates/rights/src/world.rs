//! The world as a file that `reckoner apply` takes, and its usage.

use crate::people::{Held, held};
use crate::things::label;
use crate::{Agreement, Person, everybody, with_nothing};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The directory that all accounts belong to.
pub const DIRECTORY: &str = "Home";
/// The other one.
pub const AWAY: &str = "Away";
/// The day up to which everything has been billed once.
pub const BILLED_UNTIL: &str = "2026-02-10";

/// Use of the subscriptions of MOSP and EA accounts, as a FOCUS file.
pub const USAGE: &str = "\
BilledCost,BillingAccountId,BillingCurrency,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,\
ServiceCategory,ServiceName,SubAccountId
10,7000001,EUR,Usage,2026-01-10,2026-01-11,Compute,VM,off
10,7000001,EUR,Usage,2026-01-10,2026-01-11,Compute,VM,on
10,7000002,EUR,Usage,2026-01-10,2026-01-11,Compute,VM,off
10,7000002,EUR,Usage,2026-01-10,2026-01-11,Compute,VM,on
10,7000003,EUR,Usage,2026-01-10,2026-01-11,Compute,VM,enrolled
10,7000004,EUR,Usage,2026-01-10,2026-01-11,Compute,VM,enrolled
";

const BASE: &str = r#"
issuer = { name = "Seller", vat_number = "NL001234567B01", accounting_currency = "EUR", address = { lines = ["Street 1"], city = "Amsterdam", country = "NL" } }
taxes = [
    { country = "NL", customer = "private", category = "standard", percent = "21", valid_from = "2012-10-01" },
    { country = "NL", customer = "business", category = "standard", percent = "21", valid_from = "2012-10-01" },
]
directories = [
    { name = "home", display_name = "Home", domain = "home.example" },
    { name = "away", display_name = "Away", domain = "away.example" },
]
"#;

/// Accounts of each kind, and everybody who asks.
pub fn world() -> String {
    let mut file = BASE.to_owned();
    let people = Agreement::ALL.into_iter().flat_map(everybody);
    let people = people.chain(with_nothing());
    let identities: BTreeSet<_> = people.map(|it| identity(&it)).collect();
    file.extend(identities);
    for agreement in Agreement::ALL {
        file += &account(agreement, agreement.account());
        for held in held(agreement) {
            for domain in ["home", "away"] {
                role(&mut file, held, domain);
            }
        }
        file += &account(agreement, agreement.other_account());
    }
    file
}

fn identity(person: &Person) -> String {
    let email = person.email();
    let (kind, home) = match (person.is_operator, person.is_personal()) {
        (true, _) => ("operator", None),
        (_, true) => ("personal", None),
        _ if email.ends_with("@away.example") => ("work", Some("away")),
        _ => ("work", Some("home")),
    };
    let is_guest = home == Some("away") && !email.starts_with("stranger@");
    let mut entry = format!(
        "\n[[identities]]\nemail = \"{email}\"\nkind = \"{kind}\"\ndisplay_name = \"{email}\"\n"
    );
    if let Some(home) = home {
        writeln!(entry, "directory = \"{home}\"").expect("written");
    }
    if is_guest {
        entry += "guest_of = [\"home\"]\n";
    }
    entry
}

fn account(agreement: Agreement, name: &str) -> String {
    let (word, kind) = match agreement {
        Agreement::Mosp => ("MOSP", "private"),
        Agreement::Mca => ("MCA", "business"),
        Agreement::Mpa | Agreement::WithoutCustomer => ("MPA", "business"),
        Agreement::Ea => ("EA", "business"),
    };
    let mut file = format!(
        "\n[[accounts]]\nname = \"{name}\"\ndirectory = \"home\"\nagreement = \"{word}\"\n\
         currency = \"EUR\"\ncreated_on = \"2026-01-01\"\npayment_method = \"invoice\"\n\
         sold_to = {{ name = \"Buyer\", kind = \"{kind}\", address = {{ lines = [\"Lane 2\"], \
         city = \"Utrecht\", country = \"NL\" }} }}\n"
    );
    match agreement {
        Agreement::Mosp => file += &online_services(name),
        Agreement::Ea => file += &subscription(name, "enrolled", ""),
        _ => file += &profiles(name),
    }
    if agreement == Agreement::Mpa {
        file += "\n[[accounts.customers]]\nname = \"customer\"\ndisplay_name = \"Customer\"\n\
            \n[[accounts.subscriptions]]\nname = \"sub\"\ndisplay_name = \"Customer's\"\n\
            created_on = \"2026-01-01\"\nprofile = \"P1\"\ncustomer = \"customer\"\n";
    }
    file
}

fn subscription(account: &str, name: &str, more: &str) -> String {
    let label = label(account, name);
    format!(
        "\n[[accounts.subscriptions]]\nname = \"{name}\"\ndisplay_name = \"{label}\"\n\
         created_on = \"2026-01-01\"\n{more}\n"
    )
}

fn online_services(account: &str) -> String {
    let purchase = |name: &str, category: &str, through: &str| {
        let frequency = if category == "support" {
            "monthly"
        } else {
            "once"
        };
        format!(
            "\n[[accounts.purchases]]\nname = \"{name}\"\ndisplay_name = \"{name}\"\n\
             category = \"{category}\"\nsubscription = \"{through}\"\nunit_price = \"30\"\n\
             currency = \"EUR\"\nquantity = \"1\"\nfrequency = \"{frequency}\"\nstarts_on = \"2026-01-03\"\n"
        )
    };
    [
        subscription(account, "off", ""),
        subscription(account, "on", "is_invoice_shared = true"),
        subscription(account, "plan", "category = \"support\""),
        purchase("support", "support", "plan"),
        purchase("reservation", "reservation", "on"),
    ]
    .concat()
}

fn profiles(account: &str) -> String {
    let profile = |name: &str, sections: &[&str]| {
        let sections = sections
            .iter()
            .map(|it| format!("{{ name = \"{it}\", display_name = \"{it}\" }}"));
        format!(
            "\n[[accounts.profiles]]\nname = \"{name}\"\ndisplay_name = \"{}\"\n\
             currency = \"EUR\"\ncreated_on = \"2026-01-01\"\nsections = [{}]\n",
            label(account, name),
            sections.collect::<Vec<_>>().join(", ")
        )
    };
    profile("P1", &["S1", "S2"]) + &profile("P2", &["S3"])
}

fn role(file: &mut String, held: Held, domain: &str) {
    let email = held.email(domain);
    let role = held.role;
    let mut entry = format!("\n[[accounts.roles]]\nemail = \"{email}\"\nrole = \"{role}\"\n");
    let keys: &[&str] = match held.is_on_subscription() {
        true => &["subscription"],
        false => &["profile", "section"],
    };
    for (key, name) in keys.iter().zip(held.path) {
        writeln!(entry, "{key} = \"{name}\"").expect("written");
    }
    *file += &entry;
}
