//! What a message needs to be told: its variables, found in the syntax tree.

use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::ast::{Variant, VariantKey};

/// A variable of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    pub name: String,
    pub kind: Kind,
}

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A finished text.
    Text,
    /// A number: it decides between singular and plural, or stands in `NUMBER()`.
    Number,
}

/// What a pattern refers to.
#[derive(Debug, Default)]
pub struct References {
    /// Its variables, in the order of their first use.
    pub arguments: Vec<Argument>,
    pub terms: Vec<String>,
    pub messages: Vec<String>,
}

impl References {
    pub fn of(pattern: &Pattern<&str>) -> Self {
        let mut found = Self::default();
        found.visit_pattern(pattern);
        found
    }

    fn visit_pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.visit_expression(expression);
            }
        }
    }

    fn visit_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.visit_inline(inline, Kind::Text),
            Expression::Select { selector, variants } => {
                self.visit_inline(selector, kind_selected_by(variants));
                for variant in variants {
                    self.visit_pattern(&variant.value);
                }
            }
        }
    }

    fn visit_inline(&mut self, inline: &InlineExpression<&str>, kind: Kind) {
        match inline {
            InlineExpression::VariableReference { id } => self.add_argument(id.name, kind),
            InlineExpression::FunctionReference { id, arguments } => {
                let is_number = id.name == "NUMBER";
                self.visit_call(arguments, if is_number { Kind::Number } else { Kind::Text });
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.terms.push(id.name.to_owned());
                if let Some(arguments) = arguments {
                    self.visit_call(arguments, Kind::Text);
                }
            }
            InlineExpression::MessageReference { id, .. } => {
                self.messages.push(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.visit_expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn visit_call(&mut self, call: &CallArguments<&str>, kind: Kind) {
        for inline in &call.positional {
            self.visit_inline(inline, kind);
        }
        for named in &call.named {
            self.visit_inline(&named.value, Kind::Text);
        }
    }

    fn add_argument(&mut self, name: &str, kind: Kind) {
        match self.arguments.iter_mut().find(|it| it.name == name) {
            Some(known) if kind == Kind::Number => known.kind = kind,
            Some(_) => {}
            None => self.arguments.push(Argument {
                name: name.to_owned(),
                kind,
            }),
        }
    }
}

/// `other` alone says nothing: it is the usual name of any default.
fn kind_selected_by(variants: &[Variant<&str>]) -> Kind {
    let is_numeric = variants.iter().any(|variant| match variant.key {
        VariantKey::NumberLiteral { .. } => true,
        VariantKey::Identifier { name } => matches!(name, "zero" | "one" | "two" | "few" | "many"),
    });
    if is_numeric { Kind::Number } else { Kind::Text }
}
