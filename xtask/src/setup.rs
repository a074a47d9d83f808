//! What must be on the machine before each task. Silent about what is already there.

mod debian;
mod debian_compiler;
mod node;
mod python;
mod rust;
mod webassembly;

use anyhow::Result;
pub use webassembly::{TARGET as WEBASSEMBLY, Toolchain};

use debian::Package;

const NODE: [Package; 2] = [
    Package {
        what: "Node.js",
        program: "node",
        name: "nodejs",
    },
    Package {
        what: "npm",
        program: "npm",
        name: "npm",
    },
];

const TESTS: [Package; 4] = [
    Package {
        what: "Chromium",
        program: "chromium",
        name: "chromium",
    },
    // Only its programs are used, on scratch clusters; a cluster that Debian starts is left alone.
    POSTGRESQL,
    Package {
        what: "the PDF reader's tools",
        program: "pdftotext",
        name: "poppler-utils",
    },
    Package {
        what: "qpdf",
        program: "qpdf",
        name: "qpdf",
    },
];

const POSTGRESQL: Package = Package {
    what: "PostgreSQL",
    program: "initdb",
    name: "postgresql",
};

const BENCH: [Package; 2] = [
    Package {
        what: "the SQLite shell",
        program: "sqlite3",
        name: "sqlite3",
    },
    POSTGRESQL,
];

/// The least: a compiler for the browser's half.
pub fn for_run() -> Result<Toolchain> {
    webassembly::ensure()
}

/// And Node.js, which runs the optimiser that makes the WebAssembly small.
pub fn for_build() -> Result<Toolchain> {
    debian::ensure(&NODE)?;
    node::ensure_packages()?;
    webassembly::ensure()
}

/// And what fills a large database.
pub fn for_bench() -> Result<()> {
    debian::ensure(&BENCH)
}

/// And real parts to test with: a browser, a database, readers of documents, a payment
/// provider, a mail server.
pub fn for_test() -> Result<Toolchain> {
    rust::ensure_components()?;
    debian::ensure(&[NODE.as_slice(), TESTS.as_slice()].concat())?;
    python::ensure()?;
    for_build()
}
