//! The built program and a real mail server, over TLS and with a password: what arrives is right,
//! and a worker that is killed at any moment sends nobody two and nobody none.

use scratch::Scratch;
use scratch::mail_server::{Line, MailServer};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use store::Reads;
use store::mails::LedgerQuery;
use tempfile::TempDir;

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(120);

/// A database, a folder, and the built program over them.
struct Installation {
    url: String,
    data: TempDir,
    /// Held for what it holds.
    _scratch: Option<Scratch>,
}

impl Installation {
    fn sqlite() -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", data.path().join("reckoner.db").display());
        Self {
            url,
            data,
            _scratch: None,
        }
    }

    async fn postgres() -> Self {
        let scratch = Scratch::postgres().await;
        Self {
            url: scratch.url.clone(),
            data: tempfile::tempdir().expect("a folder"),
            _scratch: Some(scratch),
        }
    }

    fn reckoner(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reckoner"));
        command.current_dir(self.data.path());
        command.args(["--database", &self.url, "--data", "data"]);
        command.args(["--public-url", "https://billing.example"]);
        command.args(arguments);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) {
        let status = self.reckoner(arguments).status().expect("run");
        assert!(status.success(), "{arguments:?}");
    }

    fn worker(&self, server: &MailServer) -> Child {
        let mut command = self.reckoner(&["worker"]);
        command.env("RECKONER_SMTP", server.url());
        command.env("RECKONER_SMTP_CA", MailServer::authority());
        command.env("RECKONER_MAIL_PER_MINUTE", "0");
        command.spawn().expect("started")
    }

    async fn count(&self, condition: &str) -> i64 {
        let database = store::open(&self.url).await.expect("open");
        let counted = store::mails::count(&database).await.expect("counted");
        match condition {
            "unsure" => counted.iter().map(|it| it.unsure).sum(),
            state => {
                let counted = counted.iter().filter(|it| it.state.word() == state);
                counted.map(|it| it.mails).sum()
            }
        }
    }

    async fn mails(&self) -> Vec<store::entities::mail::Model> {
        let database = store::open(&self.url).await.expect("open");
        let mails = store::mails::listed(&database, &LedgerQuery::default(), 10_000).await;
        mails.expect("listed")
    }

    /// As if the pause before the next try were over.
    async fn let_pauses_run_out(&self) {
        let database = store::open(&self.url).await.expect("open");
        let sql = "UPDATE mails SET run_after = queued_at WHERE state = 'deferred'";
        database.execute_unprepared(sql).await.expect("updated");
    }

    /// As if the leases of a worker that was killed had run out.
    async fn let_leases_run_out(&self) {
        let database = store::open(&self.url).await.expect("open");
        let sql = "UPDATE mails SET leased_until = NULL WHERE state IN ('queued', 'deferred')";
        database.execute_unprepared(sql).await.expect("updated");
    }

    fn documents(&self) -> PathBuf {
        self.data.path().join("data/documents")
    }
}

/// To whom, and what.
fn read(kept: &[u8]) -> (String, mail::Read) {
    let text = String::from_utf8_lossy(kept);
    let to = text.lines().next().and_then(|it| it.split_once(": "));
    let to = to.expect("a recipient").1.trim().to_owned();
    (to, mail::read(kept).expect("a mail"))
}

async fn wait_for(what: impl AsyncFn() -> bool) {
    let began = Instant::now();
    while !what().await {
        assert!(began.elapsed() < PATIENCE, "it takes too long");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn invoices_arrive_as_they_lie_in_the_archive() {
    let installation = Installation::sqlite();
    let server = MailServer::start(env!("CARGO_TARGET_TMPDIR"), Line::StartTls);
    installation.run(&["demo", "--as-of", "2026-04-06"]);
    let waiting = installation.count("queued").await;
    let mut worker = installation.worker(&server);
    wait_for(async || installation.count("sent").await == waiting).await;
    worker.kill().expect("killed");
    worker.wait().ok();

    let mails: Vec<_> = server.kept().iter().map(|it| read(it)).collect();
    let of_profile = mails
        .iter()
        .filter(|(_, it)| it.text.contains("Billing profile 01"));
    let mut to: Vec<_> = of_profile.clone().map(|(to, _)| to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(
        to,
        [
            "accounting@contoso.example",
            "bram@contoso.example",
            "chloe@contoso.example"
        ]
    );
    for (to, mail) in of_profile {
        let [(name, pdf)] = &mail.attachments[..] else {
            panic!("{to}: {} attachments", mail.attachments.len());
        };
        assert!(pdf.starts_with(b"%PDF"), "{name}");
        let hash: String = Sha256::digest(pdf)
            .iter()
            .map(|it| format!("{it:02x}"))
            .collect();
        let archived = installation
            .documents()
            .join(format!("{}/{hash}.pdf", &hash[..2]));
        assert_eq!(&std::fs::read(&archived).expect("in the archive"), pdf);
        let (language, subject) = match to.as_str() {
            "accounting@contoso.example" => ("Invoice", "Invoice 2026-"),
            _ => ("Factuur", "Factuur 2026-"),
        };
        assert!(name.starts_with(language), "{to}: {name}");
        assert!(mail.subject.starts_with(subject), "{to}: {}", mail.subject);
        assert!(mail.text.contains("https://billing.example/open-mail/"));
        assert_eq!(mail.from, "Reckoner Demo B.V. <billing@reckoner.example>");
    }
}

/// What a server sends back of a mail that it had taken (RFC 3464).
fn notice(kept: &[u8]) -> String {
    let id = message_id(kept);
    format!(
        "From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nNobody there.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n\
         Action: failed\r\nDiagnostic-Code: smtp; 550 5.1.1 nobody\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\n{id}\r\n\r\n--b--\r\n"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_back_is_noted_where_it_belongs() {
    let installation = Installation::sqlite();
    let server = MailServer::start(env!("CARGO_TARGET_TMPDIR"), Line::Tls);
    let file = installation.data.path().join("world.toml");
    let size = Size {
        recipients: 2,
        months: 1,
        kills: 0,
    };
    std::fs::write(&file, world(&size)).expect("written");
    installation.run(&["apply", "world.toml"]);
    installation.run(&["bill", "--as-of", "2026-02-06"]);
    let mut worker = installation.worker(&server);
    wait_for(async || installation.count("sent").await == 2).await;
    let returned = installation.data.path().join("data/returned");
    std::fs::create_dir_all(&returned).expect("a folder");
    let kept = server.kept();
    std::fs::write(returned.join("1"), notice(&kept[0])).expect("written");
    std::fs::write(returned.join("2"), &kept[1]).expect("written");
    wait_for(async || installation.count("bounced").await == 1).await;
    wait_for(async || returned.join("other/2").exists()).await;
    assert!(returned.join("noted/1").exists());
    assert_eq!(installation.count("sent").await, 1);
    worker.kill().expect("killed");
    worker.wait().ok();
}

/// Everything that a server may do to a mail.
const FATES: [&str; 6] = ["fine", "never", "later", "lost", "broken", "fine-too"];

#[tokio::test(flavor = "multi_thread")]
async fn whatever_the_server_does_each_mail_goes_its_own_way() {
    let installation = Installation::sqlite();
    let mut server = MailServer::start(env!("CARGO_TARGET_TMPDIR"), Line::Tls);
    let file = installation.data.path().join("world.toml");
    let nobody = Size {
        recipients: 0,
        months: 1,
        kills: 0,
    };
    let recipients = FATES.map(|fate| {
        format!("[[accounts.recipients]]\nemail = \"{fate}-1@d.example\"\nprofile = \"profile\"\n")
    });
    std::fs::write(&file, world(&nobody) + &recipients.concat()).expect("written");
    installation.run(&["apply", "world.toml"]);
    installation.run(&["bill", "--as-of", "2026-02-06"]);
    let all = FATES.len() as i64;
    assert_eq!(installation.count("queued").await, all);

    // A server that is not there is nobody's fault whom mail is for.
    server.kill();
    let mut worker = installation.worker(&server);
    wait_for(async || installation.count("deferred").await == all).await;
    assert_eq!(installation.count("unsure").await, 0);
    server.go_on();
    installation.let_pauses_run_out().await;
    let stands = async |state: &str| {
        let mails = installation.mails().await.into_iter();
        let stand = mails.filter(|it| it.state.word() == state);
        stand
            .map(|it| it.email.replace("-1@d.example", ""))
            .collect::<BTreeSet<_>>()
    };
    let of = |fates: &[&str]| {
        fates
            .iter()
            .map(|it| (*it).to_owned())
            .collect::<BTreeSet<_>>()
    };
    wait_for(async || stands("sent").await == of(&["fine", "fine-too"])).await;
    wait_for(async || stands("failed").await == of(&["never"])).await;
    wait_for(async || {
        let mails = installation.mails().await.into_iter();
        mails.filter(|it| it.attempts == 2).count() == FATES.len()
    })
    .await;
    let put_off = of(&["later", "lost", "broken"]);
    wait_for(async || stands("deferred").await == put_off).await;
    let words = installation.mails().await.into_iter();
    let words: BTreeMap<_, _> = words.map(|it| (it.email, it.answer)).collect();
    assert_eq!(
        words["never-1@d.example"].as_deref(),
        Some("550 5.1.1 nobody here has that name")
    );
    assert_eq!(
        words["later-1@d.example"].as_deref(),
        Some("451 4.7.1 come back later")
    );
    installation.let_pauses_run_out().await;
    wait_for(async || installation.count("sent").await == all - 1).await;
    worker.kill().expect("killed");
    worker.wait().ok();

    let unsure = installation.mails().await.into_iter();
    let unsure = unsure.filter(|it| it.unsure > 0).map(|it| it.email);
    let unsure: BTreeSet<_> = unsure.collect();
    assert_eq!(unsure, of(&["lost-1@d.example", "broken-1@d.example"]));
    let mut arrived = BTreeMap::<_, Vec<_>>::new();
    for kept in server.kept() {
        arrived
            .entry(read(&kept).0)
            .or_default()
            .push(message_id(&kept));
    }
    let times = arrived.iter().map(|(to, ids)| (to.as_str(), ids.len()));
    let expected = [
        ("broken-1@d.example", 1),
        ("fine-1@d.example", 1),
        ("fine-too-1@d.example", 1),
        ("later-1@d.example", 1),
        ("lost-1@d.example", 2),
    ];
    assert_eq!(times.collect::<Vec<_>>(), expected);
    let [first, again] = &arrived["lost-1@d.example"][..] else {
        panic!("two of it");
    };
    assert_eq!(
        first, again,
        "by which a server tells that it has it already"
    );
}

fn message_id(kept: &[u8]) -> String {
    let text = String::from_utf8_lossy(kept);
    let id = text.lines().find(|it| it.starts_with("Message-ID: "));
    id.expect("a Message-ID").to_owned()
}

struct Size {
    recipients: usize,
    months: u32,
    kills: u32,
}

fn size() -> Size {
    match std::env::var_os("RECKONER_TEST_LONG") {
        None => Size {
            recipients: 150,
            months: 2,
            kills: 6,
        },
        Some(_) => Size {
            recipients: 500,
            months: 10,
            kills: 50,
        },
    }
}

/// A profile without charges: it gets its invoice all the same, and so do many recipients.
fn world(size: &Size) -> String {
    let mut world = r#"
[issuer]
name = "Killed B.V."
accounting_currency = "EUR"
email = "billing@killed.example"
address = { lines = ["Street 1"], postal_code = "1000 AA", city = "Amsterdam", country = "NL" }
[[taxes]]
country = "NL"
customer = "business"
category = "standard"
percent = "21"
valid_from = "2026-01-01"
[[directories]]
name = "killed"
display_name = "Killed"
[[accounts]]
name = "killed"
directory = "killed"
agreement = "MCA"
created_on = "2026-01-01"
sold_to = { name = "Killed", address = { country = "NL" } }
[[accounts.profiles]]
name = "profile"
display_name = "Profile"
currency = "EUR"
created_on = "2026-01-01"
is_invoice_emailed = true
"#
    .to_owned();
    for number in 0..size.recipients {
        let domain = number % 20;
        world += &format!(
            "[[accounts.recipients]]\nemail = \"r{number}@d{domain}.example\"\nprofile = \"profile\"\n"
        );
    }
    world
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_killed_on_sqlite() {
    killed_at_any_moment(Installation::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_killed_on_postgres() {
    killed_at_any_moment(Installation::postgres().await).await;
}

async fn killed_at_any_moment(installation: Installation) {
    let size = size();
    let server = MailServer::start(env!("CARGO_TARGET_TMPDIR"), Line::Tls);
    let file = installation.data.path().join("world.toml");
    std::fs::write(&file, world(&size)).expect("written");
    installation.run(&["apply", "world.toml"]);
    let as_of = format!("2026-{:02}-06", size.months + 1);
    installation.run(&["bill", "--as-of", &as_of]);
    let all = size.recipients * size.months as usize;
    assert_eq!(installation.count("queued").await, all as i64);

    let mut kills = 0;
    while kills < size.kills {
        // By what is noted: what arrived twice would make the last turns too short, and the same
        // mails would be the first of each of them.
        let before = installation.count("sent").await;
        let mut worker = installation.worker(&server);
        let enough = (before + all as i64 / i64::from(size.kills + 2)).min(all as i64);
        wait_for(async || installation.count("sent").await >= enough).await;
        worker.kill().expect("killed");
        worker.wait().ok();
        kills += 1;
        installation.let_leases_run_out().await;
    }
    let mut worker = installation.worker(&server);
    wait_for(async || installation.count("sent").await == all as i64).await;
    worker.kill().expect("killed");
    worker.wait().ok();

    let (mut arrived, mut ids) = (BTreeMap::<_, i32>::new(), BTreeMap::<_, i32>::new());
    for kept in server.kept() {
        *ids.entry(message_id(&kept)).or_default() += 1;
        let (to, mail) = read(&kept);
        *arrived.entry((to, mail.subject)).or_default() += 1;
    }
    assert_eq!(arrived.len(), all, "nobody gets none");
    let mut unsure = 0;
    for row in installation.mails().await {
        let id = format!("Message-ID: <{}@billing.example>", row.id);
        // More than once only what the ledger says may have, and no more often.
        assert!(ids[&id] <= 1 + row.unsure, "{} of {row:?}", ids[&id]);
        unsure += i64::from(row.unsure);
    }
    let most = arrived.values().max().expect("mails");
    let twice = arrived.values().filter(|it| **it > 1).count();
    println!(
        "{kills} kills, {all} mails: {twice} more than once, at the most {most} times; {unsure} may have"
    );
    assert!(
        unsure <= i64::from(size.kills) * 8,
        "no more than were on their way"
    );
}
