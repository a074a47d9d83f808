//! A program that is running, as the system sees it: its memory and its processor time.

use std::fs;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Clock ticks a second in `/proc`: fixed for programs, whatever the kernel's own clock.
const TICKS_PER_SECOND: f64 = 100.0;
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// A moment of a running program.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moment {
    pub elapsed: Duration,
    pub processor: Duration,
    pub memory_kb: u64,
    pub memory_peak_kb: u64,
}

/// A program that ends with the value.
pub struct Watched {
    child: Child,
    begun: Instant,
    last: Moment,
}

impl Watched {
    pub fn start(command: &mut Command) -> Result<Self> {
        let child = command
            .spawn()
            .with_context(|| format!("{command:?} could not be started"))?;
        Ok(Self {
            child,
            begun: Instant::now(),
            last: Moment::default(),
        })
    }

    /// Looks at it until it ends; gives the last look that was possible and how long it took.
    pub fn watch(mut self, mut on_look: impl FnMut(Moment)) -> Result<Moment> {
        loop {
            if let Some(status) = self.child.try_wait()? {
                self.last.elapsed = self.begun.elapsed();
                return succeeded(status).map(|()| self.last);
            }
            on_look(self.look());
            std::thread::sleep(LOOK_EVERY);
        }
    }

    pub fn look(&mut self) -> Moment {
        let process = format!("/proc/{}", self.child.id());
        if let (Ok(status), Ok(stat)) = (
            fs::read_to_string(format!("{process}/status")),
            fs::read_to_string(format!("{process}/stat")),
        ) && let Some(memory_kb) = kilobytes(&status, "VmRSS:")
        {
            self.last = Moment {
                elapsed: self.begun.elapsed(),
                processor: processor(&stat),
                memory_kb,
                memory_peak_kb: kilobytes(&status, "VmHWM:").unwrap_or_default(),
            };
        }
        self.last
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn succeeded(status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    bail!("the measured program ended with {status}")
}

fn kilobytes(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find(|line| line.starts_with(name))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// User and system time are the 14th and 15th values; the name before them may hold spaces.
fn processor(stat: &str) -> Duration {
    let behind_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let values = behind_name.split_whitespace().skip(11).take(2);
    let ticks: u64 = values.filter_map(|value| value.parse::<u64>().ok()).sum();
    Duration::from_secs_f64(ticks as f64 / TICKS_PER_SECOND)
}

#[cfg(test)]
mod tests {
    use super::{kilobytes, processor};
    use std::time::Duration;

    #[test]
    fn reads_what_the_system_says() {
        let status = "Name:\treckoner\nVmHWM:\t  2048 kB\nVmRSS:\t  1024 kB\n";
        assert_eq!(kilobytes(status, "VmHWM:"), Some(2048));
        assert_eq!(kilobytes(status, "VmRSS:"), Some(1024));
        let stat = "7 (a (b) c) S 1 1 1 0 -1 0 9 9 9 9 150 25 0 0 20";
        assert_eq!(processor(stat), Duration::from_millis(1750));
    }
}
