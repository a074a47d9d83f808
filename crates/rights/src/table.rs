//! The tables, as texts that are read beside the specification.

use std::collections::BTreeMap;

/// How the portal answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is done, or could be once what was typed is put right.
    Done,
    /// Not for them, and they are told why.
    Refused,
    /// Like what does not exist.
    Hidden,
}

/// A kind of account, with a table of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Online services program.
    Mosp,
    /// Customer agreement.
    Mca,
    /// Partner agreement.
    Mpa,
    /// Partner agreement of a partner without a customer.
    WithoutCustomer,
    /// Enterprise agreement.
    Ea,
}

impl Agreement {
    /// Every one of them.
    pub const ALL: [Self; 5] = [
        Self::Mosp,
        Self::Mca,
        Self::Mpa,
        Self::WithoutCustomer,
        Self::Ea,
    ];

    /// Who may do what there.
    pub fn table(self) -> Table {
        Table::read(match self {
            Self::Mosp => include_str!("../tables/mosp.txt"),
            Self::Mca | Self::Mpa => include_str!("../tables/customer-and-partner.txt"),
            Self::WithoutCustomer => include_str!("../tables/partner-without-customer.txt"),
            Self::Ea => include_str!("../tables/enterprise.txt"),
        })
    }

    /// The identifier of its account in the world.
    pub const fn account(self) -> &'static str {
        match self {
            Self::Mosp => "7000001",
            Self::Mca => "mca:main_2026-01-01",
            Self::Mpa => "mpa:main_2026-01-01",
            Self::WithoutCustomer => "mpa:bare_2026-01-01",
            Self::Ea => "7000003",
        }
    }

    /// Another account of the same kind and directory, where nobody of the main one holds anything.
    pub const fn other_account(self) -> &'static str {
        match self {
            Self::Mosp => "7000002",
            Self::Mca => "mca:other_2026-01-01",
            Self::Mpa => "mpa:other_2026-01-01",
            Self::WithoutCustomer => "mpa:bare-other_2026-01-01",
            Self::Ea => "7000004",
        }
    }
}

/// The table of the billing office, and of what everybody has of their own.
pub fn office() -> Table {
    Table::read(include_str!("../tables/office.txt"))
}

/// Who may do what: by thing, action and column.
#[derive(Debug)]
pub struct Table {
    rows: Vec<(&'static str, &'static str)>,
    cells: BTreeMap<(&'static str, &'static str, &'static str), bool>,
}

impl Table {
    fn read(text: &'static str) -> Self {
        let mut lines = text.lines().filter(|it| it.starts_with("| ")).map(cells);
        let columns = lines.next().expect("a table begins with its columns");
        let mut table = Self {
            rows: Vec::new(),
            cells: BTreeMap::new(),
        };
        for line in lines {
            let (on, action) = (line[0], line[1]);
            assert_eq!(line.len(), columns.len(), "{on}: {action}");
            table.rows.push((on, action));
            for (column, cell) in columns.iter().zip(line).skip(2) {
                assert!(matches!(cell, "✔" | "–"), "{on}: {action}: {cell:?}");
                let may = cell == "✔";
                let before = table.cells.insert((on, action, column), may);
                assert_eq!(before, None, "{on}: {action} stands there twice");
            }
        }
        table
    }

    /// What can be done to a thing of this kind.
    pub fn actions(&self, on: &str) -> impl Iterator<Item = &'static str> {
        let rows = self.rows.iter().filter(move |row| row.0 == on);
        rows.map(|row| row.1).filter(|it| *it != "know of it")
    }

    /// Whether a column has a mark in a row.
    pub(crate) fn may(&self, (on, action): (&'static str, &str), column: &str) -> bool {
        let mut cells = self.cells.iter();
        let cell = cells.find(|((a, b, c), _)| (*a, *b, *c) == (on, action, column));
        *cell.expect("the table has that row and that column").1
    }
}

fn cells(line: &'static str) -> Vec<&'static str> {
    let line = line.trim_start_matches('|').trim_end_matches('|');
    line.split('|').map(str::trim).collect()
}
