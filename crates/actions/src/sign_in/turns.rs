//! Hard work in turns: as much at once as there are cores, and no endless queue before it.

use crate::Refusal;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// How many may wait for each core: a few seconds' worth, which is as long as somebody waits.
const WAITING_PER_CORE: usize = 64;

/// Who may work, and who may wait for it.
pub(super) struct Turns {
    working: Arc<Semaphore>,
    /// Whoever works or waits.
    inside: Arc<Semaphore>,
}

impl Turns {
    /// A turn for each core of the machine.
    pub(super) fn of_machine() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self::new(cores, cores * WAITING_PER_CORE)
    }

    fn new(working: usize, waiting: usize) -> Self {
        Self {
            working: Arc::new(Semaphore::new(working)),
            inside: Arc::new(Semaphore::new(working + waiting)),
        }
    }

    /// Does the work on a thread that may block, once it has its turn; where too many wait
    /// already, it is not begun.
    pub(super) async fn take<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        let inside = self.inside.clone().try_acquire_owned();
        let inside = inside.map_err(|_| Refusal::Busy)?;
        let turn = self.working.clone().acquire_owned().await;
        let turn = turn.map_err(|cause| Refusal::broken(&cause))?;
        // The turn goes along: the work goes on even when nobody waits for it any more.
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop((turn, inside));
            done
        });
        done.await.map_err(|cause| Refusal::broken(&cause))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[tokio::test]
    async fn some_work_some_wait_and_the_rest_is_told_so() {
        let turns = Arc::new(Turns::new(1, 1));
        let (go, told) = channel::<()>();
        let first = turns.clone();
        let first = tokio::spawn(async move { first.take(move || told.recv().is_ok()).await });
        let second = turns.clone();
        let second = tokio::spawn(async move { second.take(|| true).await });
        while turns.inside.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(turns.take(|| true).await, Err(Refusal::Busy));
        assert!(!second.is_finished(), "two work at once");
        go.send(()).expect("the first still works");
        assert_eq!(first.await.expect("no panic"), Ok(true));
        assert_eq!(second.await.expect("no panic"), Ok(true));
        assert_eq!(turns.take(|| true).await, Ok(true));
    }
}
