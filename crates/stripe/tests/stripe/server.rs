//! The Stripe-compatible server of a test, and a customer's cards at it.

use serde_json::Value;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use stripe::{Secret, Stripe};

const START_TIMEOUT: Duration = Duration::from_secs(30);
const KEY: &str = "sk_test_reckoner";

/// Cards that Stripe documents for tests; these can be stored and do as they are named.
pub const ACCEPTS: &str = "4242424242424242";
pub const DECLINES: &str = "4000000000000341";
pub const ASKS_ITS_HOLDER: &str = "4000002500003155";

/// A running server; it ends with the value, and with the test program however that ends.
pub struct Server {
    url: String,
    keeper: Child,
}

/// The server runs beneath a shell that waits for its standard input to end.
const KEEPER: &str = r#"
"$1" --from-scratch --port "$2" >/dev/null 2>&1 &
server=$!
while read -r _; do :; done
kill $server
"#;

impl Server {
    pub fn start() -> Self {
        let program = program();
        let port = free_port();
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(&program)
            .arg(port.to_string())
            .stdin(Stdio::piped())
            .spawn()
            .expect("a shell starts");
        let server = Self {
            url: format!("http://localhost:{port}"),
            keeper,
        };
        server.wait_until_ready();
        server
    }

    /// The provider under test.
    pub fn provider(&self) -> Stripe {
        Stripe::new(Secret::new(KEY), &self.url)
    }

    /// A customer with one stored card. Gives its token.
    pub fn card(&self, number: &str) -> String {
        let customer = self.post("customers", &[("name", "Jeroen")]);
        let customer = text(&customer, "id");
        let card = [
            ("type", "card"),
            ("card[number]", number),
            ("card[exp_month]", "12"),
            ("card[exp_year]", "2030"),
            ("card[cvc]", "123"),
        ];
        let method = text(&self.post("payment_methods", &card), "id");
        let path = format!("payment_methods/{method}/attach");
        self.post(&path, &[("customer", &customer)]);
        format!("{customer}/{method}")
    }

    /// What there is of a kind.
    pub fn list(&self, path: &str) -> Vec<Value> {
        let request = ureq::get(format!("{}/v1/{path}?limit=100", self.url));
        let request = request.header("authorization", format!("Bearer {KEY}"));
        let text = request
            .call()
            .expect("an answer")
            .into_body()
            .read_to_string();
        let list: Value = serde_json::from_str(&text.expect("a text")).expect("JSON");
        list["data"].as_array().expect("a list").clone()
    }

    /// Charges that took money.
    pub fn charges(&self) -> Vec<Value> {
        let charges = self.list("charges").into_iter();
        charges.filter(|it| it["status"] == "succeeded").collect()
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> Value {
        let request = ureq::post(format!("{}/v1/{path}", self.url));
        let request = request.header("authorization", format!("Bearer {KEY}"));
        let response = request.send_form(fields.iter().copied());
        let text = response.expect("accepted").into_body().read_to_string();
        serde_json::from_str(&text.expect("a text")).expect("JSON")
    }

    fn wait_until_ready(&self) {
        let began = Instant::now();
        let health = format!("{}/js.stripe.com/v3/", self.url);
        while ureq::get(&health).call().is_err() {
            assert!(
                began.elapsed() < START_TIMEOUT,
                "localstripe did not start within half a minute"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        self.keeper.wait().ok();
    }
}

/// Set-up puts it into the target folder, where cargo keeps what tests need.
fn program() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let program = target
        .expect("a folder")
        .join("localstripe/bin/localstripe");
    assert!(
        program.exists(),
        "localstripe is not installed: run `cargo xtask test`, which installs it"
    );
    program
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}

pub fn text(value: &Value, field: &str) -> String {
    value[field].as_str().expect("a text").to_owned()
}
