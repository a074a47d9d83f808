//! Rust as a list of tokens: comments are gone, macros are open, lines are known.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::tree::Source;

#[derive(Clone, Debug)]
pub struct Token {
    pub text: String,
    pub line: usize,
}

/// All tokens of a file; brackets are tokens, a doc comment is a `#[doc = …]`.
pub fn read(source: &Source) -> Vec<Token> {
    let stream: TokenStream = source
        .text
        .parse()
        .unwrap_or_else(|error| panic!("{} is not Rust: {error}", source.path));
    let mut tokens = Vec::new();
    flatten(stream, &mut tokens);
    tokens
}

fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    for tree in stream {
        let TokenTree::Group(group) = tree else {
            let line = tree.span().start().line;
            tokens.push(Token {
                text: tree.to_string(),
                line,
            });
            continue;
        };
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::None => ("", ""),
        };
        let bracket = |text: &str, line| Token {
            text: text.to_owned(),
            line,
        };
        tokens.push(bracket(open, group.span_open().start().line));
        flatten(group.stream(), tokens);
        tokens.push(bracket(close, group.span_close().end().line));
    }
}

/// The tokens of a file that are part of the product: without items under `#[cfg(test)]`.
pub fn shipped(source: &Source) -> Vec<Token> {
    let tokens = read(source);
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if starts_with(&tokens[at..], &TEST_ITEM) {
            at = item_end(&tokens, at + TEST_ITEM.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

pub const TEST_ITEM: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];

/// Where the item that starts here is over: behind its braces, or its semicolon.
fn item_end(tokens: &[Token], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" => depth -= 1,
            "}" => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            ";" if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// The tokens inside every `name!{…}`.
pub fn inside_macro(tokens: &[Token], name: &str) -> Vec<Token> {
    let mut inside = Vec::new();
    for at in 0..tokens.len() {
        if starts_with(&tokens[at..], &[name, "!"]) {
            inside.extend_from_slice(&tokens[at + 2..group_end(tokens, at + 2)]);
        }
    }
    inside
}

fn group_end(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" if depth == 1 => return at + 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
    }
    tokens.len()
}

pub fn starts_with(tokens: &[Token], phrase: &[&str]) -> bool {
    tokens.len() >= phrase.len()
        && tokens
            .iter()
            .zip(phrase)
            .all(|(token, word)| token.text == *word)
}

/// The lines on which the phrase begins.
pub fn lines_of(tokens: &[Token], phrase: &[&str]) -> Vec<usize> {
    let places = (0..tokens.len()).filter(|at| starts_with(&tokens[*at..], phrase));
    places.map(|at| tokens[at].line).collect()
}

/// One fault a phrase and place, in the part of each file that `select` picks.
pub fn faults(
    sources: &[Source],
    select: impl Fn(&Source) -> Vec<Token>,
    phrases: &[(&[&str], &str)],
) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        let tokens = select(source);
        for (phrase, sentence) in phrases {
            for line in lines_of(&tokens, phrase) {
                faults.push(format!(
                    "{}:{line}: `{}`: {sentence}",
                    source.path,
                    phrase.concat()
                ));
            }
        }
    }
    faults
}

/// A file for testing a rule on.
pub fn sample(text: &str) -> Source {
    Source {
        path: "sample.rs".to_owned(),
        text: text.to_owned(),
    }
}

#[test]
fn tests_are_not_shipped() {
    let source = sample(
        "fn a() { b() }\n#[cfg(test)]\nuse x::y;\n#[cfg(test)]\nmod tests { fn c([d]: [u8; 1]) {} }\nfn e() {}",
    );
    let text: String = shipped(&source)
        .into_iter()
        .map(|token| token.text)
        .collect();
    assert_eq!(text, "fna(){b()}fne(){}");
}

#[test]
fn phrases_are_found_in_macros_and_not_in_comments_or_strings() {
    let tokens = read(&sample("// a.b()\nfn f() {\n  m!(a.b(), \"a.b()\");\n}"));
    assert_eq!(lines_of(&tokens, &["a", ".", "b", "("]), [3]);
    assert_eq!(lines_of(&inside_macro(&tokens, "m"), &["b"]), [3]);
}
