//! A billing run that is killed at any moment and run again makes the same invoices, none twice.

use scratch::Scratch;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Three months are due by then.
const AS_OF: &str = "2024-12-06";

struct Size {
    accounts: usize,
    kills: u32,
}

fn size() -> Size {
    match std::env::var_os("RECKONER_TEST_LONG") {
        None => Size {
            accounts: 100,
            kills: 5,
        },
        Some(_) => Size {
            accounts: 2_000,
            kills: 50,
        },
    }
}

#[tokio::test]
async fn sqlite() {
    killed_at_any_moment(Scratch::sqlite).await;
}

#[tokio::test]
async fn postgres() {
    killed_at_any_moment(Scratch::postgres).await;
}

/// Kills a run, starts it again, kills it again, until it has come to its end; and begins anew
/// until there were enough kills.
async fn killed_at_any_moment(new: impl AsyncFn() -> Scratch) {
    let size = size();
    let folder = tempfile::tempdir().expect("a folder");
    let usage = folder.path().join("usage.csv");
    std::fs::write(&usage, csv(size.accounts)).expect("written");

    let undisturbed = Installation::new(&new, &usage).await;
    let begun = Instant::now();
    assert!(undisturbed.bill().status().expect("run").success());
    let took = begun.elapsed();
    let expected = undisturbed.invoices();
    assert_eq!(expected.len(), size.accounts * 3);

    let (mut kills, mut tries) = (0, 0);
    while kills < size.kills {
        let installation = Installation::new(&new, &usage).await;
        let mut is_at_end = false;
        while !is_at_end && kills < size.kills {
            tries += 1;
            let after = longest(took) * share(tries) / 100;
            is_at_end = !installation.is_killed(after).await;
            kills += u32::from(!is_at_end);
            let made = installation.invoices();
            assert!(made.is_subset(&expected), "after {kills} kills");
        }
        assert!(installation.bill().status().expect("run").success());
        assert_eq!(installation.invoices(), expected, "after {kills} kills");
        assert!(installation.bill().status().expect("run").success());
        assert_eq!(installation.invoices(), expected, "a rerun makes nothing");
    }
}

/// Within which a run is killed: long enough that it gets on, short enough that several are needed.
fn longest(took: Duration) -> Duration {
    (took / 4).max(Duration::from_secs(1)).min(took)
}

/// Moments spread over the whole of it, per cent: steps of the golden section never repeat.
fn share(tries: u32) -> u32 {
    (tries * 6_180 + 500) % 10_000 / 100
}

/// A database with usage, and the built program over it.
struct Installation {
    scratch: Scratch,
    data: TempDir,
}

impl Installation {
    async fn new(new: &impl AsyncFn() -> Scratch, usage: &Path) -> Self {
        let installation = Self {
            scratch: new().await,
            data: tempfile::tempdir().expect("a folder"),
        };
        let mut import = installation.reckoner();
        import.arg("import").arg(usage);
        import.args(["--directory", "Killed", "--create-accounts"]);
        assert!(import.status().expect("run").success());
        installation
    }

    fn reckoner(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reckoner"));
        command.current_dir(self.data.path());
        command.args(["--database", &self.scratch.url, "--data", "data"]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn bill(&self) -> Command {
        let mut command = self.reckoner();
        command.args(["bill", "--no-render", "--as-of", AS_OF]);
        command
    }

    /// Whether it was still at work when a run was killed after so long.
    async fn is_killed(&self, after: Duration) -> bool {
        let mut bill = self.bill().spawn().expect("started");
        tokio::time::sleep(after).await;
        if bill.try_wait().expect("asked").is_some() {
            return false;
        }
        bill.kill().expect("killed");
        bill.wait().expect("ended");
        // The database may still be undoing what it did.
        tokio::time::sleep(Duration::from_millis(100)).await;
        true
    }

    /// Every invoice, without its random name and without its number; that numbers have no gap and
    /// none is there twice is looked at here.
    fn invoices(&self) -> BTreeSet<String> {
        let mut command = self.reckoner();
        command.args(["invoices", "--json"]).stdout(Stdio::piped());
        let output = command.output().expect("run");
        assert!(output.status.success());
        let text = String::from_utf8(output.stdout).expect("text");
        let mut numbers = BTreeSet::new();
        let mut invoices = BTreeSet::new();
        for line in text.lines() {
            let mut invoice: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let object = invoice.as_object_mut().expect("an object");
            object.remove("name");
            let number = object.remove("documentNumber").expect("a number");
            assert!(
                numbers.insert(number.to_string()),
                "{number} is there twice"
            );
            assert!(
                invoices.insert(invoice.to_string()),
                "{invoice} is there twice"
            );
        }
        let counted = (1..=numbers.len()).map(|it| format!("\"2024-{it:06}\""));
        assert_eq!(numbers, counted.collect(), "numbers have no gap");
        invoices
    }
}

fn csv(accounts: usize) -> String {
    let mut csv = "BillingAccountId,SubAccountId,BillingCurrency,ChargeCategory,ChargePeriodStart,\
                   ChargePeriodEnd,ServiceCategory,ServiceName,BilledCost\n"
        .to_owned();
    for account in 0..accounts {
        for month in 9..12 {
            // Writing to a string cannot fail.
            writeln!(
                csv,
                "A-{account},S-{account},EUR,Usage,2024-{month:02}-03,2024-{month:02}-04,Compute,\
                 Machines,{month}.{account:05}"
            )
            .ok();
        }
    }
    csv
}
