//! Makes up what happens to some billing accounts over a few months.

use billing::Exact;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use std::fmt::Write;

/// The first day anything happens: the end of the year, a leap day and the ends of four months of
/// different length follow.
pub const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2027, 11, 27).expect("a day");
/// Usage is recorded for fewer days than this.
pub const DAYS: u64 = 110;
/// It arrives at most this many days later.
pub const LATE_MAX: u64 = 75;

/// What happens to some accounts.
#[derive(Debug, Clone)]
pub struct History {
    pub accounts: Vec<Account>,
    /// The days, counted from the first, on which somebody remembers to bill.
    pub runs: Vec<u64>,
}

#[derive(Debug, Clone)]
pub struct Account {
    pub agreement: Agreement,
    created: u64,
    subscriptions: Vec<Subscription>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    Mosp,
    Mca,
    Ea,
}

#[derive(Debug, Clone)]
struct Subscription {
    created: u64,
    ended: Option<u64>,
    /// A monthly product, or one reservation.
    purchase: Option<(bool, u64)>,
    rows: Vec<Row>,
}

/// A charge of some day after the subscription was made, in ten-thousandths, and how late it came.
#[derive(Debug, Clone)]
struct Row {
    day: u64,
    late: u64,
    cost: i64,
}

pub fn history() -> impl Strategy<Value = History> {
    let runs = prop::collection::btree_set(1..DAYS + LATE_MAX, 1..9);
    let accounts = prop::collection::vec(account(), 5..8);
    (accounts, runs).prop_map(|(accounts, runs)| History {
        accounts,
        runs: runs.into_iter().collect(),
    })
}

fn account() -> impl Strategy<Value = Account> {
    let agreement = prop_oneof![
        4 => Just(Agreement::Mosp),
        2 => Just(Agreement::Mca),
        1 => Just(Agreement::Ea),
    ];
    let subscriptions = prop::collection::vec(subscription(), 1..4);
    (agreement, 0..6_u64, subscriptions).prop_map(|(agreement, created, subscriptions)| Account {
        agreement,
        created,
        subscriptions,
    })
}

fn subscription() -> impl Strategy<Value = Subscription> {
    let purchase = prop::option::of((any::<bool>(), 0..40_u64));
    let rows = prop::collection::vec(row(), 0..24);
    // The first five days are the 27th to the 1st: days that other months lack.
    let parts = (6..50_u64, prop::option::of(20..DAYS), purchase, rows);
    parts.prop_map(|(created, ended, purchase, rows)| Subscription {
        created,
        ended: ended.filter(|it| *it > created),
        purchase,
        rows,
    })
}

fn row() -> impl Strategy<Value = Row> {
    let late = prop_oneof![3 => 1..3_u64, 2 => 3..LATE_MAX];
    // Whole cents, parts of cents, credits.
    let cost = prop_oneof![3 => (1..90_i64).prop_map(|it| it * 700), 4 => 1..400_000_i64, 1 => -90_000..0_i64];
    (0..DAYS, late, cost).prop_map(|(day, late, cost)| Row { day, late, cost })
}

pub fn day(number: u64) -> NaiveDate {
    FIRST + Days::new(number)
}

/// When a row arrives.
#[derive(Debug, Clone, Copy)]
pub enum Arrival {
    /// On the day after its own.
    Prompt,
    /// When the history says.
    Late,
}

impl History {
    /// The world of the accounts, as a file.
    pub fn world(&self) -> String {
        let mut world = WORLD.to_owned();
        for (number, account) in self.accounts.iter().enumerate() {
            account.write(number, &mut world).expect("text");
        }
        world
    }

    /// The usage that arrives on a day, as a file; nothing where none does.
    pub fn arriving(&self, on: u64, arrival: Arrival) -> Option<String> {
        let mut csv = String::new();
        self.for_each_row(|account, subscription, row, day_of_row| {
            let late = match arrival {
                Arrival::Prompt => 1,
                Arrival::Late => row.late,
            };
            if day_of_row + late == on {
                let (from, to) = (day(day_of_row), day(day_of_row + 1));
                let cost = cost_of(row);
                writeln!(
                    csv,
                    "{cost},{account},EUR,Usage,{from}T00:00:00Z,{to}T00:00:00Z,Compute,VM,{subscription}"
                )
                .expect("text");
            }
        });
        (!csv.is_empty()).then(|| format!("{HEADER}\n{csv}"))
    }

    /// What all usage of an account costs.
    pub fn used(&self, account: &str) -> Exact {
        let mut sum = Exact::ZERO;
        self.for_each_row(|of_row, _, row, _| {
            if of_row == account {
                sum = sum.plus(cost_of(row)).expect("fits");
            }
        });
        sum
    }

    fn for_each_row(&self, mut tell: impl FnMut(&str, &str, &Row, u64)) {
        for (number, account) in self.accounts.iter().enumerate() {
            let name = account.name(number);
            for (place, subscription) in account.subscriptions.iter().enumerate() {
                let identifier = identifier(number, place);
                for row in &subscription.rows {
                    let day = subscription.created + row.day;
                    let is_there = subscription.ended.is_none_or(|ended| day <= ended);
                    if is_there && day < DAYS {
                        tell(&name, &identifier, row, day);
                    }
                }
            }
        }
    }
}

fn cost_of(row: &Row) -> Exact {
    Exact::from_atto(i128::from(row.cost) * 10_i128.pow(14))
}

fn identifier(account: usize, place: usize) -> String {
    format!("1a4d7b29-8e31-4c62-9d4a-{account:06}{place:06}")
}

impl Account {
    pub fn name(&self, number: usize) -> String {
        match self.agreement {
            Agreement::Mosp | Agreement::Ea => format!("{}", 10_000_000 + number),
            Agreement::Mca => {
                format!(
                    "6f1c2d3e-4b5a-4968-8776-{number:012}:0a1b2c3d-4e5f-4061-8283-{number:012}_2027-11-01"
                )
            }
        }
    }

    fn write(&self, number: usize, world: &mut String) -> std::fmt::Result {
        let (agreement, currency) = match self.agreement {
            Agreement::Mosp => ("MOSP", "currency = \"EUR\"\n"),
            Agreement::Mca => ("MCA", ""),
            Agreement::Ea => ("EA", "currency = \"EUR\"\n"),
        };
        write!(
            world,
            "[[accounts]]\nname = \"{}\"\ndisplay_name = \"Account {number}\"\n\
             directory = \"contoso\"\nagreement = \"{agreement}\"\n{currency}created_on = \"{}\"\n\
             payment_method = \"invoice\"\n{SOLD_TO}",
            self.name(number),
            day(self.created),
        )?;
        if self.agreement == Agreement::Mca {
            let created = day(self.created);
            let profile = profile(number);
            write!(
                world,
                "[[accounts.profiles]]\nname = \"{profile}\"\ndisplay_name = \"Profile\"\n\
                 currency = \"EUR\"\ncreated_on = \"{created}\"\n"
            )?;
        }
        for (place, subscription) in self.subscriptions.iter().enumerate() {
            let profile = (self.agreement == Agreement::Mca).then(|| profile(number));
            subscription.write(&identifier(number, place), profile, world)?;
        }
        let bought = self.subscriptions.iter().enumerate();
        for (place, (subscription, (is_monthly, after))) in
            bought.filter_map(|(place, it)| Some((place, (it, it.purchase?))))
        {
            let on = subscription.created + after;
            if subscription.ended.is_none_or(|ended| on <= ended) {
                write_purchase(&identifier(number, place), (is_monthly, on), world)?;
            }
        }
        Ok(())
    }
}

fn profile(number: usize) -> String {
    format!("A{number:03}-EURO-BG1-PGB")
}

impl Subscription {
    fn write(&self, name: &str, profile: Option<String>, world: &mut String) -> std::fmt::Result {
        let created = day(self.created);
        write!(
            world,
            "[[accounts.subscriptions]]\nname = \"{name}\"\ndisplay_name = \"Sub\"\n\
             created_on = \"{created}\"\n"
        )?;
        if let Some(profile) = profile {
            writeln!(world, "profile = \"{profile}\"")?;
        }
        if let Some(ended) = self.ended {
            writeln!(world, "ended_on = \"{}\"", day(ended))?;
        }
        Ok(())
    }
}

fn write_purchase(
    subscription: &str,
    (is_monthly, on): (bool, u64),
    world: &mut String,
) -> std::fmt::Result {
    let (category, frequency) = match is_monthly {
        true => ("marketplace", "monthly"),
        false => ("reservation", "once"),
    };
    let on = day(on);
    write!(
        world,
        "[[accounts.purchases]]\nname = \"bought-{subscription}\"\ndisplay_name = \"Bought\"\n\
         category = \"{category}\"\nsubscription = \"{subscription}\"\nunit_price = \"24.50\"\n\
         currency = \"EUR\"\nquantity = \"1\"\nfrequency = \"{frequency}\"\nstarts_on = \"{on}\"\n"
    )
}

const HEADER: &str = "BilledCost,BillingAccountId,BillingCurrency,ChargeCategory,\
ChargePeriodStart,ChargePeriodEnd,ServiceCategory,ServiceName,SubAccountId";

const WORLD: &str = r#"
[[taxes]]
country = "NL"
customer = "private"
category = "standard"
percent = "21"
valid_from = "2012-10-01"

[[directories]]
name = "contoso"
display_name = "Contoso"
domain = "contoso.example"

"#;

const SOLD_TO: &str = r#"
[accounts.sold_to]
name = "Somebody"
kind = "private"

[accounts.sold_to.address]
lines = ["Prinsengracht 300"]
postal_code = "1016 HW"
city = "Amsterdam"
country = "NL"

"#;
