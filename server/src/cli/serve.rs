//! `serve`, `worker` and `demo`: what goes on until it is stopped, and the world to try it with.

use super::billing_run::render_all;
use super::out::say;
use crate::post::{self, PostOffice};
use crate::settings::Settings;
use crate::{daily, render, roll_up, usage, views, web};
use actions::sign_in::check_providers;
use actions::{Failure, Portal, demo};
use chrono::Utc;
use clap::Args;

#[derive(Debug, Args)]
pub struct Serve {
    /// Fill an empty database with the demo world first
    #[arg(long)]
    demo: bool,
}

#[derive(Debug, Args)]
pub struct Demo {
    /// Leave rendering to the workers
    #[arg(long)]
    no_render: bool,
}

pub async fn serve(settings: &Settings, asked: Serve) -> Result<(), Failure> {
    let providers = settings.sign_in_with()?;
    let mut portal = settings.open().await?.with_sign_in(providers);
    if asked.demo {
        portal = fill(settings, portal).await?;
    }
    check_providers(&portal).await?;
    let office = PostOffice::open(settings.post.clone())?;
    let serving = web::Serving {
        listen: settings.listen,
        public_url: settings.public_url.clone(),
        trusted_proxies: settings.trusted_proxies.clone(),
        returned: settings.returned_secret.clone(),
    };
    let worker = tokio::spawn(work_for_ever(portal.clone(), office));
    // A billing date that stands still is somebody's trial: nothing happens by itself then.
    let daily = match portal.as_of() {
        None => Some(tokio::spawn(daily::run(portal.clone()))),
        Some(_) => None,
    };
    tokio::spawn(views::run(portal.clone()));
    say!("Reckoner is at {}", serving.public_url);
    if asked.demo {
        say!("Sign in with the password `{}` as", demo::PASSWORD);
        for (email, who) in demo::PEOPLE_TO_TRY {
            say!("  {email:<28} {who}");
        }
    }
    let served = web::serve(portal.clone(), serving, stopped()).await;
    worker.abort();
    views::write(&portal).await;
    daily.inspect(tokio::task::JoinHandle::abort);
    served
}

pub async fn work(settings: &Settings) -> Result<(), Failure> {
    let portal = settings.open().await?;
    let office = PostOffice::open(settings.post.clone())?;
    tokio::select! {
        () = work_for_ever(portal, office) => {}
        () = stopped() => {}
    }
    Ok(())
}

/// Renders, sweeps, sends, makes files of usage and rolls costs up: until the future is dropped.
async fn work_for_ever(portal: Portal, office: PostOffice) {
    tokio::join!(
        render::run(portal.clone()),
        usage::run(portal.clone()),
        roll_up::run(portal.clone()),
        post::run(portal, office)
    );
}

pub async fn demo(settings: &Settings, asked: &Demo) -> Result<(), Failure> {
    let portal = fill(settings, settings.open().await?).await?;
    match asked.no_render {
        true => Ok(()),
        false => render_all(&portal).await,
    }
}

/// Fills an empty database with the demo world, or lets it go on to a later date.
async fn fill(settings: &Settings, portal: Portal) -> Result<Portal, Failure> {
    let bar = super::progress_bar(0, "{spinner} the demo world: {msg}");
    let stands_at = demo::fill(&portal, settings.as_of, Utc::now(), |day| {
        bar.set_message(day.to_string());
        bar.tick();
    })
    .await;
    bar.finish_and_clear();
    let stands_at = stands_at?;
    say!("The demo world stands at {stands_at}.");
    Ok(portal.with_as_of(Some(stands_at)))
}

/// Waits for Ctrl-C or for the signal to terminate.
async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = interrupt => {}
                    _ = terminate.recv() => {}
                }
            }
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}
