//! Turns the message files into one module a file and one function a message, or says what is wrong.

mod arguments;
mod check;
mod generate;
mod message_file;
mod names;

use check::Fault;
use message_file::MessageFile;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The folders of `messages`. The first is the language the others are compared with.
const LANGUAGES: [&str; 2] = ["en", "nl"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=messages");
    println!("cargo::rerun-if-changed=build");
    match read_all() {
        Ok(languages) => write_modules(&languages),
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            Ok(())
        }
    }
}

fn read_all() -> Result<Vec<Vec<MessageFile>>, Vec<Fault>> {
    let mut languages = Vec::new();
    let mut faults = Vec::new();
    for language in LANGUAGES {
        match read_language(language) {
            Ok(files) => languages.push(files),
            Err(more) => faults.extend(more),
        }
    }
    for files in &languages {
        faults.extend(names::faults(files));
    }
    if let [first, others @ ..] = &languages[..] {
        faults.extend(others.iter().flat_map(|it| check::differences(first, it)));
    }
    match faults.is_empty() {
        true => Ok(languages),
        false => Err(faults),
    }
}

fn read_language(language: &str) -> Result<Vec<MessageFile>, Vec<Fault>> {
    let folder = Path::new("messages").join(language);
    let unreadable = |path: &Path, cause: io::Error| {
        vec![Fault::at(
            &path.to_string_lossy(),
            1,
            format!("cannot be read: {cause}"),
        )]
    };
    let entries = fs::read_dir(&folder).and_then(|entries| {
        entries
            .map(|entry| Ok(entry?.path()))
            .collect::<io::Result<Vec<_>>>()
    });
    let mut paths = entries.map_err(|cause| unreadable(&folder, cause))?;
    paths.sort();
    paths
        .iter()
        .filter(|path| path.extension().is_some_and(|it| it == "ftl"))
        .map(|path| {
            let text = fs::read_to_string(path).map_err(|cause| unreadable(path, cause))?;
            MessageFile::parse(&path.to_string_lossy(), &text)
        })
        .collect()
}

fn write_modules(languages: &[Vec<MessageFile>]) -> io::Result<()> {
    let folder = env::var_os("OUT_DIR")
        .map(PathBuf::from)
        .unwrap_or_default();
    let code = generate::modules(&LANGUAGES, languages);
    fs::write(folder.join("messages.rs"), code)
}
