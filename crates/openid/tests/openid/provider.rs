//! The provider of a test, and a browser that signs in there.

use openid::{ClientSecret, Configuration, OpenId};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use ureq::Agent;
use ureq::http::Response;

const START_TIMEOUT: Duration = Duration::from_secs(30);
/// Where browsers are sent back to: nobody is there, and the test reads the address.
pub const REDIRECT: &str = "http://localhost:1/callback";

/// A running provider; it ends with the value, and with the test program however that ends.
pub struct Provider {
    port: u16,
    process: Child,
}

impl Provider {
    /// On a port that is free.
    pub fn start() -> Self {
        Self::at(free_port())
    }

    /// On this port.
    pub fn at(port: u16) -> Self {
        Self::start_at(port, "first")
    }

    /// The same provider with other keys than it had.
    pub fn with_keys(self, keys: &str) -> Self {
        let port = self.port;
        drop(self);
        Self::start_at(port, keys)
    }

    fn start_at(port: u16, keys: &str) -> Self {
        let script = script();
        let process = Command::new("node")
            .arg(&script)
            .args([&port.to_string(), keys])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Node.js is installed: `cargo xtask test` does that");
        let provider = Self { port, process };
        provider.wait_until_ready();
        provider
    }

    pub fn issuer(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// The portal's side of it, as this client.
    pub fn openid(&self, client: &str) -> OpenId {
        openid_at(&self.issuer(), client)
    }

    fn wait_until_ready(&self) {
        let began = Instant::now();
        let health = format!("{}/.well-known/openid-configuration", self.issuer());
        while ureq::get(&health).call().is_err() {
            let is_late = began.elapsed() > START_TIMEOUT;
            assert!(!is_late, "the provider did not start within half a minute");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        self.process.wait().ok();
    }
}

/// The portal's side of a provider that may or may not be there.
pub fn openid_at(issuer: &str, client: &str) -> OpenId {
    let openid = OpenId::new(&Configuration {
        issuer: issuer.to_owned(),
        client_id: client.to_owned(),
        client_secret: ClientSecret::new("a secret of the tests".to_owned()),
        redirect: REDIRECT.to_owned(),
        scopes: ["email", "profile"].map(str::to_owned).to_vec(),
        groups_claim: "groups".to_owned(),
        addresses_are_verified: false,
    });
    openid.expect("a configuration")
}

/// What somebody does at the provider.
pub enum Does<'a> {
    /// Signs in as this subject, described so.
    SignsIn(&'a str, &'a str),
    /// Refuses.
    Refuses,
}

/// A browser goes to the provider and somebody does that there. Gives the values that it comes
/// back with.
pub async fn visit(address: String, does: Does<'_>) -> Vec<(String, String)> {
    let form = match does {
        Does::SignsIn(login, claims) => [("login", login), ("claims", claims)],
        Does::Refuses => [("login", ""), ("refuse", "yes")],
    };
    let form = form.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let walked = tokio::task::spawn_blocking(move || walk(address, &form));
    walked.await.expect("a browser")
}

fn walk(mut address: String, form: &[(String, String)]) -> Vec<(String, String)> {
    let agent: Agent = Agent::config_builder().max_redirects(0).build().into();
    for _ in 0..10 {
        let answer = agent.get(&address).call().expect("an answer");
        address = match location(&answer) {
            Some(location) => absolute(&address, location),
            // The form of whoever signs in.
            None => {
                let sent = agent.post(&address).send_form(form.iter().cloned());
                let sent = sent.expect("the form is taken");
                absolute(&address, location(&sent).expect("a way on"))
            }
        };
        if let Some(query) = address.strip_prefix(REDIRECT) {
            let query = query.trim_start_matches('?').as_bytes();
            return form_urlencoded::parse(query).into_owned().collect();
        }
    }
    panic!("the provider sends the browser round and round");
}

fn location<T>(answer: &Response<T>) -> Option<&str> {
    answer.headers().get("location")?.to_str().ok()
}

fn absolute(from: &str, location: &str) -> String {
    match location.starts_with('/') {
        true => {
            let host = from.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
            format!("{host}{location}")
        }
        false => location.to_owned(),
    }
}

/// The value of this name.
pub fn value(values: &[(String, String)], name: &str) -> Option<String> {
    let found = values.iter().find(|(it, _)| it == name);
    found.map(|(_, value)| value.clone())
}

/// It stands with the browser tests, whose npm packages it needs.
fn script() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../end2end");
    assert!(
        folder.join("node_modules/oidc-provider").exists(),
        "oidc-provider is not installed: run `cargo xtask test`, which installs it"
    );
    folder.join("provider.js")
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}
