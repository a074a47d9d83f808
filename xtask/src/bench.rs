//! `cargo xtask bench`: measures the release program, one module a benchmark, one table.

mod archive;
mod billing;
mod costs;
mod front_size;
mod import;
mod latency;
mod mail;
mod postgres;
mod rendering;
mod smtp;
mod usage;
mod usage_files;
mod watched;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{program, setup};

/// How much to measure with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A look: too small to compare with what is wanted.
    Short,
    Usual,
}

/// What is measured.
pub struct Subject {
    pub program: PathBuf,
    pub size: Size,
    /// Its database, where that is not a file in the folder.
    pub database: Option<String>,
}

impl Subject {
    /// The program over a database and documents in a folder.
    fn reckoner(&self, folder: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.current_dir(folder).args(["--data", "data"]);
        if let Some(database) = &self.database {
            command.args(["--database", database]);
        }
        command
    }
}

/// One line of the table.
pub struct Figure {
    pub benchmark: String,
    pub figure: String,
    pub wanted: String,
    pub is_met: bool,
}

type Benchmark = (&'static str, fn(&Subject) -> Result<Vec<Figure>>);

const BENCHMARKS: [Benchmark; 9] = [
    ("front", front_size::measure),
    ("import", import::measure),
    ("rendering", rendering::measure),
    ("latency", latency::measure),
    ("billing", billing::measure),
    ("mail", mail::measure),
    ("archive", archive::measure),
    ("usage", usage_files::measure),
    ("costs", costs::measure),
];

/// Takes the benchmarks of these names, all of them where none is named.
pub fn bench(size: Size, names: &[String]) -> Result<()> {
    let known = BENCHMARKS.map(|(name, _)| name);
    if let Some(unknown) = names.iter().find(|name| !known.contains(&name.as_str())) {
        bail!(
            "there is no benchmark {unknown:?}, only {}",
            known.join(", ")
        );
    }
    setup::for_bench()?;
    let subject = Subject {
        program: program::build_release()?,
        size,
        database: None,
    };
    let mut figures = Vec::new();
    for (name, measure) in BENCHMARKS {
        if names.is_empty() || names.iter().any(|it| it == name) {
            crate::command::say("Bench", &format!("{name} …"));
            let measured = measure(&subject).with_context(|| format!("benchmark {name}"))?;
            // A later one that cannot be taken does not lose this one.
            eprintln!("{}", table(&measured));
            figures.extend(measured);
        }
    }
    println!("\n{}", table(&figures));
    let missed = figures.iter().filter(|figure| !figure.is_met).count();
    if missed > 0 {
        bail!(
            "{missed} of {} figures are not what is wanted",
            figures.len()
        );
    }
    Ok(())
}
fn table(figures: &[Figure]) -> String {
    let head = ["benchmark", "figure", "wanted", "met?"].map(str::to_owned);
    let rows = figures.iter().map(|line| {
        let met = if line.is_met { "yes" } else { "no" };
        [
            line.benchmark.clone(),
            line.figure.clone(),
            line.wanted.clone(),
            met.to_owned(),
        ]
    });
    let rows: Vec<_> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| {
        let widths = rows.iter().map(|row| row[column].chars().count());
        widths.max().unwrap_or_default()
    };
    let widths = [width(0), width(1), width(2), width(3)];
    let line = |row: &[String; 4]| {
        let cells = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell:<width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Figure, table};

    #[test]
    fn columns_line_up() {
        let figure = Figure {
            benchmark: "import".to_owned(),
            figure: "21 000 rows/s".to_owned(),
            wanted: "≥ 20 000".to_owned(),
            is_met: true,
        };
        let expected = "benchmark  figure         wanted    met?\n\
                        import     21 000 rows/s  ≥ 20 000  yes";
        assert_eq!(table(&[figure]), expected);
    }
}
