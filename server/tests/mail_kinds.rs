//! The built program and a real mail server, over TLS and with a password: a mail of every kind
//! arrives at the right people, in their language, with the archive's own document or none.

use actions::access::{AccessPath, Part, TypedRoles, give_roles};
use actions::access_requests::{Decision, ask_for_access, decide_request, list_requests};
use actions::explain::Wanted;
use actions::invoices::InvoicePath;
use actions::mail::{MailPart, MailPath, change_address, remember_language, send_test};
use actions::payments::{SettleForm, settle_balance};
use actions::sign_in::{
    Credentials, SignedIn, find_caller, request_reset, set_demo_passwords, sign_in,
};
use actions::usage::{TypedUsage, ask_for_usage};
use actions::{Caller, Portal, demo};
use billing::mail::{MailKind, MailState};
use billing::{Language, MailId, SettlementId};
use chrono::Utc;
use scratch::mail_server::{Line, MailServer};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use store::entities::{invoice, usage_file};
use store::mails::Counted;

/// Which of these there are hangs on the day.
const UNTIMELY: [MailKind; 2] = [MailKind::PastDue, MailKind::Reminder];
/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(120);
const WORLD: &str = r#"
[issuer]
name = "Every Kind B.V."
accounting_currency = "EUR"
email = "billing@every.example"
address = { lines = ["Street 1"], postal_code = "1000 AA", city = "Amsterdam", country = "NL" }
[[taxes]]
country = "NL"
customer = "private"
category = "standard"
percent = "21"
valid_from = "2026-01-01"
[[taxes]]
country = "NL"
customer = "business"
category = "standard"
percent = "21"
valid_from = "2026-01-01"
[[directories]]
name = "every"
display_name = "Every"
[[identities]]
email = "ana@every.example"
kind = "work"
directory = "every"
display_name = "Ana"
[[identities]]
email = "ben@every.example"
kind = "work"
directory = "every"
display_name = "Ben"
[[identities]]
email = "cas@every.example"
kind = "work"
directory = "every"
display_name = "Cas"
[[accounts]]
name = "1"
display_name = "Ana's own"
directory = "every"
agreement = "MOSP"
currency = "EUR"
created_on = "2026-01-05"
payment_method = "card"
card = "good"
sold_to = { name = "Ana", kind = "private", address = { country = "NL" } }
[[accounts.cards]]
name = "good"
display_name = "Good"
provider = "simulated"
token = "accepts"
[[accounts.cards]]
name = "bad"
display_name = "Bad"
provider = "simulated"
token = "declines-from-2026-03-01"
[[accounts.subscriptions]]
name = "support"
display_name = "Support 01"
created_on = "2026-01-05"
category = "support"
card = "bad"
is_invoice_emailed = true
[[accounts.purchases]]
name = "plan"
display_name = "Standard"
category = "support"
subscription = "support"
unit_price = "86.00"
currency = "EUR"
quantity = "1"
frequency = "monthly"
starts_on = "2026-01-05"
[[accounts.roles]]
email = "ana@every.example"
role = "account-administrator"
[[accounts.recipients]]
email = "books@every.example"
subscription = "support"
language = "en"
[[accounts]]
name = "2"
display_name = "Every Ltd"
directory = "every"
agreement = "MCA"
created_on = "2026-01-01"
sold_to = { name = "Every Ltd", kind = "business", address = { country = "NL" } }
[[accounts.profiles]]
name = "P1"
display_name = "Profile"
currency = "EUR"
created_on = "2026-01-01"
is_invoice_emailed = true
[[accounts.profiles.sections]]
name = "S1"
display_name = "Section"
[[accounts.purchases]]
name = "license"
display_name = "License"
category = "marketplace"
subscription = "sub"
unit_price = "10.00"
currency = "EUR"
quantity = "1"
frequency = "monthly"
starts_on = "2026-01-05"
[[accounts.subscriptions]]
name = "sub"
display_name = "Sub"
created_on = "2026-01-02"
profile = "P1"
[[accounts.roles]]
email = "ana@every.example"
role = "owner"
[[accounts.recipients]]
email = "ledger@every.example"
profile = "P1"
language = "nl"
"#;

struct Installation {
    url: String,
    data: tempfile::TempDir,
}

impl Installation {
    fn new() -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", data.path().join("reckoner.db").display());
        Self { url, data }
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

    async fn database(&self) -> store::Database {
        store::open(&self.url).await.expect("open")
    }

    async fn portal(&self) -> Portal {
        let data = self.data.path().join("data");
        let portal = Portal::open(self.database().await, &data).await;
        portal.expect("a portal")
    }
}

async fn caller(portal: &Portal, email: &str) -> Caller {
    let now = Utc::now();
    let credentials = Credentials {
        email: email.to_owned(),
        password: demo::PASSWORD.to_owned(),
        from: "127.0.0.1".to_owned(),
    };
    let signed_in = sign_in(portal, credentials, now).await;
    let Ok(SignedIn::Session(token)) = signed_in else {
        panic!("{email} is not signed in");
    };
    let found = find_caller(portal, &token, now).await.expect("read");
    found.expect("a caller")
}

/// What people do beside billing: each of it has a mail.
async fn act(portal: &Portal, database: &store::Database) {
    set_demo_passwords(portal, demo::PASSWORD, Utc::now())
        .await
        .expect("passwords");
    let ana = caller(portal, "ana@every.example").await;
    let ben = caller(portal, "ben@every.example").await;
    for (who, language) in [(&ana, Language::En), (&ben, Language::Nl)] {
        remember_language(portal, who, language)
            .await
            .expect("remembered");
    }
    let account = AccessPath {
        account: "2".to_owned(),
        part: Part::Account,
    };
    for email in ["cas@every.example", "new@elsewhere.example"] {
        let typed = TypedRoles {
            role: "reader".to_owned(),
            email: email.to_owned(),
            last_day: String::new(),
        };
        give_roles(portal, &ana, &account, &typed)
            .await
            .expect("given");
    }
    let wanted = Wanted {
        account: Some("2".to_owned()),
        ..Wanted::default()
    };
    ask_for_access(portal, &ben, &wanted).await.expect("asked");
    let waiting = list_requests(portal, &ana, "2").await.expect("listed");
    let no = Decision::Refuse("Not now".to_owned());
    decide_request(portal, &ana, ("2", waiting.rows[0].id), &no)
        .await
        .expect("refused");
    let usage = TypedUsage {
        scope: "account".to_owned(),
        from: "2026-01-01".to_owned(),
        to: "2026-04-30".to_owned(),
        mail: "yes".to_owned(),
        ..TypedUsage::default()
    };
    ask_for_usage(portal, &ana, "2", &usage)
        .await
        .expect("asked");
    request_reset(
        portal,
        "cas@every.example",
        "127.0.0.1",
        (Language::En, Utc::now()),
    )
    .await
    .expect("asked");
    let support = MailPath {
        account: "1".to_owned(),
        part: MailPart::Subscription("support".to_owned()),
    };
    change_address(portal, &ana, &support, "ana@home.example")
        .await
        .expect("asked");
    send_test(portal, &ana, &support).await.expect("sent");

    let invoices = store::all::<invoice::Entity>(database).await;
    let mut invoices = invoices.expect("read").into_iter();
    let is_open = |it: &invoice::Model| it.status.is_open() && it.scope_label == "Support 01";
    let open = invoices.find(is_open).expect("a declined one");
    let path = InvoicePath {
        account: "1".to_owned(),
        invoice: open.name,
    };
    let form = SettleForm {
        key: SettlementId::new(),
        card: "good".to_owned(),
    };
    let settled = settle_balance(portal, &ana, &path, &form).await;
    assert!(settled.expect("settled") > 0);
}

/// The name of a mail, as its `Message-ID` has it.
fn id_of(kept: &[u8]) -> MailId {
    let text = String::from_utf8_lossy(kept);
    let id = text.lines().find_map(|it| it.strip_prefix("Message-ID: <"));
    let id = id.and_then(|it| it.split_once('@')).expect("a Message-ID");
    id.0.parse().expect("a mail's")
}

fn header<'a>(kept: &'a str, name: &str) -> &'a str {
    let mut lines = kept.lines().take_while(|it| !it.is_empty());
    let line = lines.find_map(|it| it.strip_prefix(name));
    line.and_then(|it| it.strip_prefix(": ")).expect("a header")
}

fn is_archived(documents: &Path, pdf: &[u8]) -> bool {
    let hash = Sha256::digest(pdf);
    let hash: String = hash.iter().map(|it| format!("{it:02x}")).collect();
    let archived = documents.join(format!("{}/{hash}.pdf", &hash[..2]));
    std::fs::read(archived).is_ok_and(|it| it == pdf)
}

/// To whom each kind goes, and in which language: what they chose, what was said of an added
/// recipient, and that of the account's country else.
fn expected() -> BTreeMap<MailKind, BTreeSet<(&'static str, &'static str)>> {
    let ana = ("ana@every.example", "en");
    let of_support = [ana, ("books@every.example", "en")];
    let of_profile = [("ledger@every.example", "nl")];
    let both = [of_support.as_slice(), &of_profile].concat();
    let set = |it: &[_]| it.iter().copied().collect();
    BTreeMap::from([
        (MailKind::Invoice, set(&both)),
        (MailKind::PaymentDeclined, set(&of_support)),
        (MailKind::PastDue, set(&of_profile)),
        (MailKind::Paid, set(&of_support)),
        (MailKind::Reminder, set(&of_profile)),
        (MailKind::Disabled, set(&of_support)),
        (MailKind::Enabled, set(&of_support)),
        (MailKind::RoleGiven, set(&[("cas@every.example", "nl")])),
        (
            MailKind::Invitation,
            set(&[("new@elsewhere.example", "nl")]),
        ),
        (MailKind::AccessRequested, set(&[ana])),
        (
            MailKind::AccessAnswered,
            set(&[("ben@every.example", "nl")]),
        ),
        (MailKind::UsageReady, set(&[ana])),
        (MailKind::PasswordReset, set(&[("cas@every.example", "en")])),
        (MailKind::ConfirmAddress, set(&[("ana@home.example", "en")])),
        (MailKind::Test, set(&[ana])),
    ])
}

/// A worker sends whatever is to be sent.
async fn send_all(installation: &Installation, server: &MailServer, database: &store::Database) {
    let mut worker = installation.reckoner(&["worker"]);
    worker.env("RECKONER_SMTP", server.url());
    worker.env("RECKONER_SMTP_CA", MailServer::authority());
    worker.env("RECKONER_MAIL_PER_MINUTE", "0");
    let mut worker = worker.spawn().expect("started");
    let began = Instant::now();
    loop {
        let counted = store::mails::count(database).await.expect("counted");
        // Of several that ask for the same payment only the newest goes.
        let is_over = |it: &Counted| matches!(it.state, MailState::Sent | MailState::Needless);
        let files = store::all::<usage_file::Entity>(database).await;
        let is_made = files
            .expect("read")
            .iter()
            .all(|it| it.finished_at.is_some());
        if is_made && counted.iter().all(is_over) {
            break;
        }
        assert!(began.elapsed() < PATIENCE, "not sent: {counted:?}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    worker.kill().expect("killed");
    worker.wait().ok();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_of_every_kind_arrives_as_it_should() {
    let installation = Installation::new();
    let server = MailServer::start(env!("CARGO_TARGET_TMPDIR"), Line::Tls);
    std::fs::write(installation.data.path().join("world.toml"), WORLD).expect("written");
    installation.run(&["apply", "world.toml"]);
    let portal = installation.portal().await;
    let database = installation.database().await;
    // Ana reads English before the first invoice is made.
    set_demo_passwords(&portal, demo::PASSWORD, Utc::now())
        .await
        .expect("passwords");
    let ana = caller(&portal, "ana@every.example").await;
    remember_language(&portal, &ana, Language::En)
        .await
        .expect("remembered");
    // In time, as what is made late is charged late: declined in March, disabled in April.
    for day in ["2026-02-06", "2026-03-06", "2026-04-06"] {
        installation.run(&["bill", "--as-of", day]);
    }
    // Before it is paid: then nobody is told any more that its card was declined.
    send_all(&installation, &server, &database).await;
    act(&portal, &database).await;
    send_all(&installation, &server, &database).await;

    let documents = installation.data.path().join("data/documents");
    let mut arrived = BTreeMap::<_, BTreeSet<_>>::new();
    for kept in server.kept() {
        let row = store::mails::by_id(&database, id_of(&kept)).await;
        let row = row.expect("read").expect("in the ledger");
        let text = String::from_utf8_lossy(&kept);
        let mail = mail::read(&kept).expect("a mail");
        assert_eq!(header(&text, "X-Envelope-To"), row.email);
        let language = header(&text, "Content-Language").to_owned();
        assert_eq!(language, row.language.tag());
        assert!(mail.html.contains(&format!("lang=\"{language}\"")));
        assert_eq!(mail.from, "Every Kind B.V. <billing@every.example>");
        assert!(!mail.text.is_empty() && !mail.subject.is_empty());
        match (row.kind, &mail.attachments[..]) {
            (MailKind::Invoice, [(name, pdf)]) => {
                let begins = if language == "nl" {
                    "Factuur"
                } else {
                    "Invoice"
                };
                assert!(name.starts_with(begins), "{name}");
                assert!(is_archived(&documents, pdf), "the archive's own bytes");
            }
            (MailKind::Invoice, _) => panic!("one document: {}", mail.subject),
            (_, attachments) => assert_eq!(attachments.len(), 0, "{}", mail.subject),
        }
        let to = (row.email, language);
        arrived.entry(row.kind).or_default().insert(to);
    }
    let expected = expected();
    for kind in MailKind::ALL {
        let Some(to) = arrived.remove(kind) else {
            assert!(UNTIMELY.contains(kind), "{kind} did not arrive");
            continue;
        };
        let to: BTreeSet<_> = to.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
        assert_eq!(Some(&to), expected.get(kind), "{kind}");
    }
}
