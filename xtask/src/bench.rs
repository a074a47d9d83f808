//! `cargo xtask bench`: measures the release program, one module a benchmark, one table.

mod front_size;

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::program;

/// How much to measure with.
#[derive(Clone, Copy, Debug)]
pub enum Size {
    Short,
    Full,
}

/// What is measured.
pub struct Subject {
    pub program: PathBuf,
    pub size: Size,
}

/// One line of the table.
pub struct Figure {
    pub benchmark: &'static str,
    pub figure: String,
    pub wanted: String,
    pub is_met: bool,
}

type Benchmark = fn(&Subject) -> Result<Vec<Figure>>;

const BENCHMARKS: [Benchmark; 1] = [front_size::measure];

pub fn bench(size: Size) -> Result<()> {
    let subject = Subject {
        program: program::build_release()?,
        size,
    };
    let mut figures = Vec::new();
    for measure in BENCHMARKS {
        figures.extend(measure(&subject)?);
    }
    println!(
        "\n{} ({:?})\n\n{}",
        subject.program.display(),
        subject.size,
        table(&figures)
    );
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
            line.benchmark.to_owned(),
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
            benchmark: "import",
            figure: "21 000 rows/s".to_owned(),
            wanted: "≥ 20 000".to_owned(),
            is_met: true,
        };
        let expected = "benchmark  figure         wanted    met?\n\
                        import     21 000 rows/s  ≥ 20 000  yes";
        assert_eq!(table(&[figure]), expected);
    }
}
