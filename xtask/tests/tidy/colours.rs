//! Colours are tokens, and the cascade is ordered by layers.

use crate::tree::{self, Source};

const FUNCTIONS: [&str; 10] = [
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color(",
];
/// Properties whose value may be a colour's name, by a part of their own name.
const COLOURED: [&str; 9] = [
    "color",
    "background",
    "border",
    "outline",
    "fill",
    "stroke",
    "shadow",
    "decoration",
    "--",
];
const NAMES: &str = "aqua azure beige black blue brown coral crimson cyan darkblue darkgray darkgreen \
    darkgrey darkred dimgray dimgrey firebrick forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray \
    green grey hotpink indianred indigo ivory khaki lavender lightblue lightgray lightgreen lightgrey \
    lightyellow lime limegreen linen magenta maroon midnightblue navy olive orange orangered orchid pink \
    plum purple rebeccapurple red royalblue salmon seagreen silver skyblue slateblue slategray slategrey \
    snow steelblue tan teal tomato turquoise violet wheat white whitesmoke yellow yellowgreen";

#[test]
fn colours_are_tokens() {
    let mut sheets = tree::files(&["style"], &[".css"]);
    sheets.retain(|sheet| sheet.path != "style/tokens.css");
    let faults = sheets.iter().flat_map(literals).collect();
    tree::report(
        "A colour is written in style/tokens.css and named everywhere else.",
        faults,
    );
}

#[test]
fn layers_need_no_importance() {
    let mut faults = Vec::new();
    for sheet in tree::files(&["style"], &[".css"]) {
        let text = without_comments(&sheet.text);
        let lines = (1..)
            .zip(text.lines())
            .filter(|(_, text)| text.contains("!important"));
        faults.extend(lines.map(|(line, _)| format!("{}:{line}", sheet.path)));
    }
    tree::report("No `!important`: layers say what wins.", faults);
}

fn literals(sheet: &Source) -> Vec<String> {
    let declarations = declarations(&without_comments(&sheet.text));
    let literals = declarations.iter().filter_map(|(line, text)| {
        let (property, value) = text.split_once(':')?;
        let literal = literal(property.trim(), value)?;
        Some(format!(
            "{}:{line}: `{literal}` in `{}`",
            sheet.path,
            text.trim()
        ))
    });
    literals.collect()
}

/// Every `property: value` with its line; selectors end in a brace and are none.
fn declarations(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut current = String::new();
    let mut line = 1;
    for character in text.chars() {
        match character {
            ';' | '}' => found.push((line, std::mem::take(&mut current))),
            '{' => current.clear(),
            _ => current.push(character),
        }
        line += usize::from(character == '\n');
    }
    found
}

fn literal(property: &str, value: &str) -> Option<String> {
    let value = value.to_ascii_lowercase();
    let function = FUNCTIONS.iter().find(|function| {
        let mut places = value.match_indices(*function).map(|(at, _)| &value[..at]);
        places.any(|before| !before.ends_with(|last: char| last.is_alphanumeric() || last == '-'))
    });
    let mut words = value.split(|part: char| !part.is_alphanumeric() && !"#-".contains(part));
    let is_coloured = COLOURED.iter().any(|part| property.contains(part));
    let word = words
        .find(|word| is_hex(word) || is_coloured && NAMES.split(' ').any(|name| name == *word));
    function
        .map(ToString::to_string)
        .or(word.map(str::to_owned))
}

fn is_hex(word: &str) -> bool {
    let digits = word.strip_prefix('#');
    digits.is_some_and(|it| {
        matches!(it.len(), 3 | 4 | 6 | 8) && it.chars().all(|digit| digit.is_ascii_hexdigit())
    })
}

/// Comments become spaces, so that lines stay where they are.
fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        let (comment, after) = comment.split_once("*/").unwrap_or((comment, ""));
        kept.push_str(before);
        kept.extend(comment.chars().filter(|character| *character == '\n'));
        rest = after;
    }
    kept + rest
}

#[test]
fn literals_are_told_from_tokens() {
    let text = "/* #fff\n */\n#add:hover { color: var(--red); inset: 0; font: red;\n  &.white { border: 1px solid Red }\n\
        background: color-mix(in oklch, var(--ink), transparent); --x: oklch(50% 0 0);\n fill: #abc; color: canvas }";
    let sheet = Source {
        path: "a.css".to_owned(),
        text: text.to_owned(),
    };
    let lines: Vec<_> = literals(&sheet)
        .iter()
        .map(|fault| fault.chars().nth(6))
        .collect();
    assert_eq!(lines, [Some('4'), Some('5'), Some('6')]);
}
