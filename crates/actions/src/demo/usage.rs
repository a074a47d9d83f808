//! Usage of the demo: made up from a fixed seed, the same bytes on every machine, as FOCUS rows.

mod free_account;

use crate::Failure;
use billing::{Exact, Period};
use chrono::{Days, NaiveDate};
use std::fmt::Write;

/// A subscription that uses services.
struct Usage {
    account: &'static str,
    currency: &'static str,
    subscription: &'static str,
    subscription_name: &'static str,
    since: NaiveDate,
    /// How much it uses compared with others, in hundredths.
    size: i64,
    cost: Cost,
}

/// Who says what use costs.
#[derive(Clone, Copy)]
enum Cost {
    /// Its rows.
    Said,
    /// The price sheet: rows only say how much of which meter was used.
    Rated,
}

/// Something that is metered, with its price and the daily quantity of a subscription of size 100.
struct Meter {
    /// What the price sheet knows it by.
    id: &'static str,
    family: &'static str,
    service: &'static str,
    subcategory: &'static str,
    description: &'static str,
    unit: &'static str,
    /// What a meter itself counts, and how many of it make one unit.
    counted: (&'static str, i64),
    price: &'static str,
    daily_thousandths: i64,
    /// Its identifier and its name.
    region: (&'static str, &'static str),
}

const SEED: u64 = 0x5eed_2026;

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

const CONTOSO: &str =
    "6f1c2d3e-4b5a-4968-8776-5a4b3c2d1e0f:0a1b2c3d-4e5f-4061-8283-94a5b6c7d8e9_2026-03-01";
const FABRIKAM: &str =
    "7e2d3f40-5c6b-4a79-9887-6b5c4d3e2f10:1b2c3d4e-5f60-4172-9394-a5b6c7d8e9fa_2026-03-01";

const JEROEN: &str = "10482937";
const ENTERPRISE: &str = "7350264";
const TAILWIND: &str =
    "8f3e4051-6d7c-4b8a-a098-7c6d5e4f3021:2c3d4e5f-6071-4283-84a5-b6c7d8e9fa0b_2026-03-01";

const fn usage(
    (account, currency): (&'static str, &'static str),
    (subscription, subscription_name): (&'static str, &'static str),
    since: NaiveDate,
    size: i64,
) -> Usage {
    Usage {
        account,
        currency,
        subscription,
        subscription_name,
        since,
        size,
        cost: Cost::Said,
    }
}

impl Usage {
    const fn rated(self) -> Self {
        Self {
            cost: Cost::Rated,
            ..self
        }
    }
}

const USAGES: [Usage; 8] = [
    usage(
        (CONTOSO, "EUR"),
        ("3a7d1f52-0c4e-4b8a-9f63-2d5e8c1b7a03", "Azure sub 03"),
        day(2026, 3, 5),
        100,
    )
    .rated(),
    usage(
        (CONTOSO, "EUR"),
        ("4b8e2063-1d5f-4c9b-8a74-3e6f9d2c8b04", "Azure sub 04"),
        day(2026, 3, 10),
        45,
    )
    .rated(),
    usage(
        (FABRIKAM, "USD"),
        ("6da04285-3f71-4ebd-8c96-5081bf4ead07", "Azure sub 07"),
        day(2026, 3, 1),
        260,
    ),
    usage(
        (JEROEN, "EUR"),
        ("1a4d7b29-8e31-4c62-9d4a-2f705b3cad01", "Azure sub 01"),
        day(2026, 3, 5),
        8,
    )
    .rated(),
    usage(
        (JEROEN, "EUR"),
        ("2b5e8c3a-9f42-4d73-8e5b-30816c4dbe02", "Azure sub 02"),
        day(2026, 3, 10),
        5,
    )
    .rated(),
    usage(
        (ENTERPRISE, "EUR"),
        ("6f91b07e-d386-41b7-8c9f-74c5a0812f08", "Azure sub 08"),
        day(2026, 3, 1),
        520,
    ),
    usage(
        (TAILWIND, "EUR"),
        ("70a2c18f-e497-42c8-9da0-85d6b1923a09", "Adatum Azure plan"),
        day(2026, 3, 1),
        70,
    ),
    usage(
        (TAILWIND, "EUR"),
        ("81b3d290-f5a8-43d9-8eb1-96e7c2a34b10", "Litware Azure plan"),
        day(2026, 3, 1),
        120,
    ),
];

const fn meter(
    id: &'static str,
    (family, service, subcategory): (&'static str, &'static str, &'static str),
    description: &'static str,
    (unit, price): (&'static str, &'static str),
    counted: (&'static str, i64),
    daily_thousandths: i64,
    region: (&'static str, &'static str),
) -> Meter {
    Meter {
        id,
        family,
        service,
        subcategory,
        description,
        unit,
        counted,
        price,
        daily_thousandths,
        region,
    }
}

const METERS: [Meter; 9] = [
    meter(
        "5c1f0c7e-2b1a-4c0e-9a55-3b8f6d2e0101",
        ("Compute", "Virtual Machines", "Dsv5 Series"),
        "D2s v5 virtual machine",
        ("Hours", "0.1072"),
        ("Hours", 1),
        48_000,
        ("westeurope", "EU West"),
    ),
    meter(
        "5c1f0c7e-2b1a-4c0e-9a55-3b8f6d2e0102",
        ("Compute", "Virtual Machines", "BS Series"),
        "B2s virtual machine",
        ("Hours", "0.0468"),
        ("Hours", 1),
        24_000,
        ("westeurope", "EU West"),
    ),
    meter(
        "5c1f0c7e-2b1a-4c0e-9a55-3b8f6d2e0103",
        ("Compute", "Functions", "Consumption"),
        "Executions",
        ("10K", "0.00185"),
        ("Executions", 10_000),
        31_500,
        ("westeurope", "EU West"),
    ),
    meter(
        "5c1f0c7e-2b1a-4c0e-9a55-3b8f6d2e0104",
        ("Storage", "Storage", "Blob Storage"),
        "Hot block blob, LRS",
        ("GB-Month", "0.0184"),
        ("GB/Month", 1),
        41_000,
        ("westeurope", "EU West"),
    ),
    meter(
        "5c1f0c7e-2b1a-4c0e-9a55-3b8f6d2e0105",
        ("Storage", "Storage", "Premium SSD Managed Disks"),
        "Premium SSD managed disk, P10",
        ("Disk-Month", "19.71"),
        ("Months", 1),
        66,
        ("westeurope", "EU West"),
    ),
    meter(
        "5c1f0c7e-2b1a-4c0e-9a55-3b8f6d2e0106",
        (
            "Databases",
            "SQL Database",
            "Single/Elastic Pool General Purpose",
        ),
        "General purpose vCore",
        ("vCore-Hours", "0.2526"),
        ("Hours", 1),
        24_000,
        ("northeurope", "EU North"),
    ),
    meter(
        "5c1f0c7e-2b1a-4c0e-9a55-3b8f6d2e0107",
        ("Networking", "Bandwidth", "Inter-Region"),
        "Data transfer out",
        ("GB", "0.0705"),
        ("GB", 1),
        5_300,
        ("westeurope", "EU West"),
    ),
    meter(
        "5c1f0c7e-2b1a-4c0e-9a55-3b8f6d2e0108",
        ("Networking", "Load Balancer", "Standard"),
        "Rules and outbound rules",
        ("Hours", "0.0233"),
        ("Hours", 1),
        24_000,
        ("westeurope", "EU West"),
    ),
    meter(
        "5c1f0c7e-2b1a-4c0e-9a55-3b8f6d2e0109",
        ("Management and Governance", "Monitor", "Logs"),
        "Log analytics ingestion",
        ("GB", "2.52"),
        ("GB", 1),
        1_150,
        ("westeurope", "EU West"),
    ),
];

const HEADER: &str = "BillingAccountId,BillingCurrency,SubAccountId,SubAccountName,ProviderName,\
ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ServiceCategory,ServiceName,ChargeDescription,\
PricingQuantity,PricingUnit,ListUnitPrice,ContractedUnitPrice,ListCost,BilledCost,RegionId,\
RegionName,ResourceId,x_SkuMeterId,x_SkuMeterSubcategory,ConsumedQuantity,ConsumedUnit\n";

/// The usage of a period, a row for each day, subscription and meter; a subscription that
/// `is_used` denies on a day has none.
pub fn csv_of(
    period: Period,
    is_used: impl Fn(&str, NaiveDate) -> bool,
) -> Result<String, Failure> {
    let not_made = |cause| Failure::new(format!("Usage of the demo cannot be made: {cause}"));
    let mut csv = HEADER.to_owned();
    for day in period.start.iter_days().take_while(|it| *it <= period.end) {
        let used = USAGES.iter().filter(|it| it.since <= day);
        for usage in used.filter(|it| is_used(it.subscription, day)) {
            for (place, meter) in METERS.iter().enumerate() {
                write_row(&mut csv, usage, meter, place, day).map_err(not_made)?;
            }
        }
        free_account::write_row(&mut csv, day).map_err(not_made)?;
    }
    Ok(csv)
}

fn write_row(
    csv: &mut String,
    usage: &Usage,
    meter: &Meter,
    place: usize,
    day: NaiveDate,
) -> Result<(), Box<dyn std::error::Error>> {
    let quantity = quantity(usage, meter, place, day);
    let next = day + Days::new(1);
    let resource = format!(
        "{}-{place}",
        usage.subscription_name.to_lowercase().replace(' ', "-")
    );
    let (counts, block) = meter.counted;
    let consumed = quantity.times(Exact::whole(block))?;
    let priced = match usage.cost {
        Cost::Rated => ",,,,,".to_owned(),
        Cost::Said => {
            let price: Exact = meter.price.parse()?;
            let cost = price.times(quantity)?;
            let unit = meter.unit;
            format!("{quantity},{unit},{price},{price},{cost},{cost}")
        }
    };
    writeln!(
        csv,
        "{},{},{},{},Demo Cloud,Usage,{day}T00:00:00Z,{next}T00:00:00Z,{},{},\"{}\",{priced},{},{},\
         {resource},{},{},{consumed},{counts}",
        usage.account,
        usage.currency,
        usage.subscription,
        usage.subscription_name,
        meter.family,
        meter.service,
        meter.description,
        meter.region.0,
        meter.region.1,
        meter.id,
        meter.subcategory,
    )?;
    Ok(())
}

/// The daily quantity, between 80 % and 120 % of the usual one, in thousandths.
fn quantity(usage: &Usage, meter: &Meter, place: usize, day: NaiveDate) -> Exact {
    let days = day.signed_duration_since(NaiveDate::default()).num_days();
    let mut seed = SEED ^ days.unsigned_abs().rotate_left(20) ^ (place as u64).rotate_left(40);
    for byte in usage.subscription.bytes() {
        seed = mix(seed ^ u64::from(byte));
    }
    let hundredths = 80 + i64::try_from(mix(seed) % 41).unwrap_or_default();
    let thousandths = meter.daily_thousandths * usage.size * hundredths / 10_000;
    Exact::from_atto(i128::from(thousandths.max(1)) * 10_i128.pow(15))
}

/// One step of the generator splitmix64.
const fn mix(state: u64) -> u64 {
    let state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}
