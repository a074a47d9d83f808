//! The portal over HTTP: addresses, who may use them, forms, downloads and assets.
//!
//! Invariant: nothing is decided here. A request becomes one action, its outcome a response.

mod access;
mod access_requests;
mod activity;
mod archive;
mod asking;
mod assets;
mod characters;
mod cookies;
mod corrections;
mod costs;
mod directories;
mod door;
mod factors;
mod forms;
mod functions;
mod hand_over;
mod health;
mod iam;
mod language;
mod log;
mod mail_reading;
mod mailing;
mod money;
mod on_invoice;
mod origin;
mod pages;
mod panics;
mod passkeys;
mod passwords;
mod payments;
mod pdf;
mod preferences;
mod prices;
mod proxies;
mod refusals;
mod return_to;
mod returned;
mod router;
mod runs;
mod second_step;
mod security;
mod sentences;
mod sessions;
mod sign_in;
mod sign_in_with;
mod state;
mod statement;
mod support;
mod taxes;
mod trail;
mod usage;

#[cfg(test)]
mod tests;

use crate::post::ReturnedSecret;
use actions::{Failure, Portal};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

pub use proxies::Proxies;
pub use router::router;

/// How long requests under way may take once the portal is told to stop.
const FAREWELL: Duration = Duration::from_secs(5);

/// Where the portal is.
#[derive(Debug, Clone)]
pub struct Serving {
    /// Where it listens.
    pub listen: SocketAddr,
    /// The address people reach it at.
    pub public_url: String,
    /// Who is believed about where requests come from.
    pub trusted_proxies: Proxies,
    /// What whoever posts mail that came back knows; nobody does where it is nothing.
    pub returned: Option<ReturnedSecret>,
}

/// Serves the portal until `shutdown` comes.
pub async fn serve(
    portal: Portal,
    serving: Serving,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Failure> {
    let listen = serving.listen;
    let listener = TcpListener::bind(listen).await.map_err(|cause| {
        Failure::new(format!(
            "The portal cannot listen on {listen}: {cause}. Choose another address with --listen."
        ))
    })?;
    let service = router(portal, &serving).into_make_service_with_connect_info::<SocketAddr>();
    let (stop, stopping) = oneshot::channel();
    let shutdown = async move {
        shutdown.await;
        stop.send(()).ok();
    };
    let farewell = async move {
        stopping.await.ok();
        tokio::time::sleep(FAREWELL).await;
    };
    let serving = axum::serve(listener, service).with_graceful_shutdown(shutdown);
    tokio::select! {
        served = serving => served.map_err(|cause| Failure::new(format!("The portal stopped: {cause}"))),
        () = farewell => Ok(()),
    }
}
