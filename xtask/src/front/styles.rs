//! One style sheet out of `style/`: the order of the layers, the tokens, then every other file.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::files_under;

/// The layers' order is in `_layers.css`; every other file says which layer it belongs to, so
/// only those two have to come first.
const FIRST: [&str; 2] = ["_layers.css", "tokens.css"];

pub fn gather(folder: &Path) -> Result<String> {
    let mut files = files_under(folder)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "css"));
    files.sort_by_key(|file| {
        let place = FIRST.iter().position(|first| *file == folder.join(first));
        place.unwrap_or(FIRST.len())
    });
    let mut sheet = String::new();
    for file in files {
        let text = fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        sheet.push_str(&without_comments(&text));
    }
    Ok(sheet)
}

/// Drops comments and the lines they leave empty; what is in quotes stays as it is.
fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['/', '"', '\'']) {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let length = if from.starts_with("/*") {
            from.find("*/").map_or(from.len(), |end| end + 2)
        } else {
            let length = quoted_length(from);
            kept.push_str(&from[..length]);
            length
        };
        rest = &from[length..];
    }
    kept.push_str(rest);
    let lines = kept
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

/// How much of the text a quoted string takes; 1 where it starts with a mere slash.
fn quoted_length(text: &str) -> usize {
    let mut characters = text.char_indices();
    let Some((_, quote @ ('"' | '\''))) = characters.next() else {
        return 1;
    };
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn drops_comments_and_keeps_strings() {
        let text = "/* one */\na { content: \"/* not \\\" one */\"; }\n\n/* two\n lines */ b { c: 1 / 2 }\n";
        let kept = "a { content: \"/* not \\\" one */\"; }\n b { c: 1 / 2 }\n";
        assert_eq!(without_comments(text), kept);
    }
}
