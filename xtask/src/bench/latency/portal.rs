//! The release program serving on loopback, and a reader signed in to it.

use std::io;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use ureq::Agent;

use crate::bench::Subject;
use crate::bench::watched::{Moment, Watched};

const ADDRESS: &str = "127.0.0.1:4180";
const START_TIMEOUT: Duration = Duration::from_secs(30);

pub struct Portal {
    agent: Agent,
    program: Watched,
}

impl Portal {
    /// Serves the data in a folder until the value is dropped.
    pub fn serve(subject: &Subject, folder: &Path) -> Result<Self> {
        let mut serve = subject.reckoner(folder);
        serve.args(["serve", "--listen", ADDRESS, "--as-of", "2026-11-20"]);
        serve.env("RECKONER_LOG", "error");
        let program = Watched::start(serve.stdout(Stdio::null()))?;
        let config = Agent::config_builder().http_status_as_error(false);
        let portal = Self {
            agent: config.build().into(),
            program,
        };
        let begun = Instant::now();
        while portal.get("/readyz").is_err() {
            if begun.elapsed() > START_TIMEOUT {
                bail!("the portal did not start");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(portal)
    }

    pub fn sign_in(&self, email: &str, password: &str) -> Result<()> {
        let form = [("email", email), ("password", password)];
        let answer = self
            .agent
            .post(url("/sign-in"))
            .header("Sec-Fetch-Site", "same-origin")
            .send_form(form)?;
        match answer.status().as_u16() {
            200 => Ok(()),
            status => bail!("signing in was answered with {status}"),
        }
    }

    /// The address of the account of this name, as the scopes list it.
    pub fn account(&self, name: &str) -> Result<String> {
        let page = self.get("/billing/scopes")?;
        let before = page.split(&format!(">{name}<")).next();
        let link = before.and_then(|it| it.rsplit("href=\"").next());
        let link = link.and_then(|it| it.split('"').next());
        let link = link.filter(|it| it.starts_with("/billing/accounts/"));
        Ok(link.context("the account is not listed")?.to_owned())
    }

    /// How the program is doing.
    pub fn look(&mut self) -> Moment {
        self.program.look()
    }

    /// Reads what a form hands out to its end, and gives how many bytes that are.
    pub fn download(&self, address: &str, form: &[(&str, &str)]) -> Result<u64> {
        let request = self.agent.post(url(address));
        let form = form.iter().copied();
        let answer = request
            .header("Sec-Fetch-Site", "same-origin")
            .send_form(form)?;
        match answer.status().as_u16() {
            200 => Ok(io::copy(
                &mut answer.into_body().into_reader(),
                &mut io::sink(),
            )?),
            status => bail!("{address} was answered with {status}"),
        }
    }

    /// The page that answers a form.
    pub fn post(&self, address: &str, form: &[(&str, &str)]) -> Result<String> {
        let post = self.agent.post(url(address));
        let post = post.header("Sec-Fetch-Site", "same-origin");
        let mut answer = post.send_form(form.iter().copied())?;
        match answer.status().as_u16() {
            200 => Ok(answer.body_mut().read_to_string()?),
            status => bail!("{address} was answered with {status}"),
        }
    }

    /// A page; anything but 200 is an error.
    pub fn get(&self, address: &str) -> Result<String> {
        let mut answer = self.agent.get(url(address)).call()?;
        match answer.status().as_u16() {
            200 => Ok(answer.body_mut().read_to_string()?),
            status => bail!("{address} was answered with {status}"),
        }
    }
}

fn url(address: &str) -> String {
    format!("http://{ADDRESS}{address}")
}
