//! What the worker notes of its mails: whatever comes while one transaction is written goes into the
//! next one, so that mails do not wait for a commit each.

use actions::mail::{Note, note_all};
use actions::{Failure, Portal};
use std::future::Future;
use tokio::sync::{mpsc, oneshot};

/// Notes that are written in one transaction.
const TOGETHER: usize = 64;

/// A note, and whom to tell whether the mail is still this worker's.
type Waiting = (Note, oneshot::Sender<Result<bool, Failure>>);

/// Where notes are handed in.
pub struct Notes(mpsc::UnboundedSender<Waiting>);

/// Where to hand notes in, and what writes them: until nobody can hand any in any more.
pub fn open(portal: &Portal) -> (Notes, impl Future<Output = ()>) {
    let (sender, receiver) = mpsc::unbounded_channel();
    (Notes(sender), write(portal.clone(), receiver))
}

impl Notes {
    /// Waits until it is written. Gives whether the mail is still this worker's.
    pub async fn note(&self, note: Note) -> Result<bool, Failure> {
        let stopped = || Failure::new("Nothing is noted of mails any more.");
        let (sender, written) = oneshot::channel();
        self.0.send((note, sender)).map_err(|_| stopped())?;
        written.await.map_err(|_| stopped())?
    }
}

async fn write(portal: Portal, mut receiver: mpsc::UnboundedReceiver<Waiting>) {
    let mut waiting = Vec::new();
    while receiver.recv_many(&mut waiting, TOGETHER).await > 0 {
        // In one order, so that two workers never wait for each other.
        waiting.sort_by_key(|(note, _)| note.mail());
        let (notes, senders): (Vec<_>, Vec<_>) = waiting.drain(..).unzip();
        let written = note_all(&portal, &notes).await;
        for (place, sender) in senders.into_iter().enumerate() {
            let told = match &written {
                Ok(own) => Ok(own[place]),
                Err(failure) => Err(Failure::new(failure.to_string())),
            };
            // Whoever waited for it may have gone.
            sender.send(told).ok();
        }
    }
}
