//! Importing: every fault is told, and a file with one leaves nothing behind.

use super::{creating, file, gzip, import, portal};
use actions::import::Imported;
use scratch::Scratch;
use store::entities::{account, charge, import as import_row};

const HEADER: &str = "BilledCost,BillingAccountId,BillingCurrency,ChargeCategory,\
ChargePeriodStart,ChargePeriodEnd,ServiceCategory,ServiceName,SubAccountId,X_Own";

scratch::both_databases!(
    faults_are_told_and_nothing_stays,
    gzip_cut_short,
    digits_are_kept,
    control_characters,
);

fn row(cost: &str, start: &str) -> String {
    format!("{cost},A1,EUR,Usage,{start},2026-03-02,Compute,VM,S1,mine\n")
}

async fn check_nothing_stays(scratch: &Scratch) {
    let charges = store::all::<charge::Entity>(&scratch.database).await;
    let accounts = store::all::<account::Entity>(&scratch.database).await;
    let imports = store::all::<import_row::Entity>(&scratch.database).await;
    assert_eq!(charges.expect("read").len(), 0);
    assert_eq!(accounts.expect("read").len(), 0);
    assert_eq!(imports.expect("read").len(), 0);
}

async fn faults_are_told_and_nothing_stays(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let good = row("1.5", "2026-03-01");
    for (content, told) in [
        (
            format!("{HEADER}\n{good}{}", row("1,5", "2026-03-01")),
            "line 3, row: \"11\" fields found, 10 wanted",
        ),
        (
            format!("{HEADER}\n{good}{}", row("abc", "2026-03-01")),
            "line 3, BilledCost: \"abc\" is not a number",
        ),
        (
            format!("{HEADER}\n{good}{}", row("1", "2026-02-30")),
            "line 3, ChargePeriodStart: \"2026-02-30\" is not a date",
        ),
        (
            format!("{HEADER}\n{good}{}", row("9e30", "2026-03-01")),
            "line 3, BilledCost: \"9e30\" is too large",
        ),
        (
            format!("{HEADER}\n{good}").replace("BilledCost", "Cost"),
            "line 1 lacks the column BilledCost",
        ),
        (
            format!("{HEADER}\n{good}").replace("EUR", "EURO"),
            "\"EURO\" is not a currency",
        ),
        (String::new(), "it is empty"),
        (format!("{HEADER}\n"), "it has no rows"),
    ] {
        let path = file(&scratch, "bad.csv", &content);
        let told_so = import(&portal, &path, &creating())
            .await
            .expect_err("refused");
        assert!(told_so.contains(told), "{told_so}\n does not tell: {told}");
        check_nothing_stays(&scratch).await;
    }
    let mut bytes = format!("{HEADER}\n{good}").into_bytes();
    bytes.extend(b"1,A1,EUR,Usage,2026-03-01,2026-03-02,Comp\xffute,VM,S1,x\n");
    let path = file(&scratch, "bytes.csv", bytes);
    let told = import(&portal, &path, &creating())
        .await
        .expect_err("refused");
    let fault = "line 3, ServiceCategory: \"Comp\u{fffd}ute\" is not UTF-8";
    assert!(told.contains(fault), "{told}");

    let many: String = (0..30).map(|_| row("x", "2026-03-01")).collect();
    let path = file(&scratch, "many.csv", format!("{HEADER}\n{many}"));
    let told = import(&portal, &path, &creating())
        .await
        .expect_err("refused");
    assert_eq!(told.lines().count(), 22);
    assert!(
        told.contains("30 faults") && told.ends_with("and 10 more"),
        "{told}"
    );

    let path = file(&scratch, "unknown.csv", format!("{HEADER}\n{good}"));
    let told = import(&portal, &path, &Default::default())
        .await
        .expect_err("refused");
    assert!(
        told.contains("line 2, BillingAccountId: \"A1\" is no billing account"),
        "{told}"
    );
    check_nothing_stays(&scratch).await;
}

async fn gzip_cut_short(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let rows = |first: &str| {
        let rows = (0..5_000).map(|cost| row(&cost.to_string(), "2026-03-01"));
        let rows: String = rows.collect();
        format!("{HEADER}\n{}{rows}", row(first, "2026-03-01"))
    };
    for (first, faults) in [
        ("1", ""),
        ("x", "line 2, BilledCost: \"x\" is not a number"),
    ] {
        let bytes = gzip(&rows(first));
        let path = file(&scratch, "cut.csv.gz", &bytes[..bytes.len() / 2]);
        let mut moving = creating();
        moving.shift_to = Some("2026-10".parse().expect("a month"));
        for options in [creating(), moving] {
            let told = import(&portal, &path, &options).await.expect_err("refused");
            let (before, cut) = told.rsplit_once('\n').unwrap_or(("", &told));
            assert!(before.contains(faults), "{told}");
            assert!(cut.ends_with("the gzip file is cut short."), "{told}");
            check_nothing_stays(&scratch).await;
        }
    }
}

async fn control_characters(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let rows = [
        ("VM", "a\0b"),
        ("V\u{7}M", "x"),
        ("V\u{85}M", "x"),
        ("VM", "\"[1,\n2]\""),
    ];
    let rows = rows.map(|(service, own)| {
        let row = row("1", "2026-03-01").replace(",VM,", &format!(",{service},"));
        row.replace("mine", own)
    });
    let path = file(&scratch, "nul.csv", format!("{HEADER}\n{}", rows.concat()));
    let told = import(&portal, &path, &creating())
        .await
        .expect_err("refused");
    assert_eq!(
        told.lines().skip(1).collect::<Vec<_>>(),
        [
            r#"  line 2, X_Own: "a\0b" has a control character"#,
            r#"  line 3, ServiceName: "V\u{7}M" has a control character"#,
            r#"  line 4, ServiceName: "V\u{85}M" has a control character"#,
        ]
    );
    check_nothing_stays(&scratch).await;
}

async fn digits_are_kept(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let costs = [
        "1234567890.123456789012345678",
        "-0.000000000000000001",
        "1e-18",
    ];
    let rows: String = costs.iter().map(|cost| row(cost, "2026-03-01")).collect();
    let path = file(&scratch, "exact.csv", format!("{HEADER}\n{rows}"));
    let Ok(Imported::Now(_)) = import(&portal, &path, &creating()).await else {
        panic!("taken");
    };
    let charges = store::all::<charge::Entity>(&scratch.database)
        .await
        .expect("read");
    let mut kept: Vec<_> = charges
        .iter()
        .map(|it| billing::Exact::join(it.cost_micros, it.cost_attos).to_string())
        .collect();
    kept.sort();
    let one = "0.000000000000000001";
    assert_eq!(kept, ["-0.000000000000000001", one, costs[0]]);
    assert!(charges.iter().all(|it| it.extra == r#"{"X_Own":"mine"}"#));
}
