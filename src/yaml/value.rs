//! A document as a tree of texts: merged, looked through for doubles, and written anew.

#![expect(clippy::arithmetic_side_effects, reason = "the depth of a tree that the parser has bounded")]

use std::collections::HashSet;

use crate::names::Name;

/// A document as a tree of texts.
#[derive(Clone)]
pub enum Value {
    Scalar(String),
    List(Vec<Value>),
    Map(Vec<(Value, Value)>),
}

impl Value {
    pub const EMPTY: Value = Value::Scalar(String::new());

    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// Does something to every text, those of keys included.
    pub fn each_text(&mut self, change: &impl Fn(&mut String)) {
        match self {
            Value::Scalar(text) => change(text),
            Value::List(items) => items.iter_mut().for_each(|item| item.each_text(change)),
            Value::Map(entries) => entries.iter_mut().for_each(|(key, value)| {
                key.each_text(change);
                value.each_text(change);
            }),
        }
    }

    /// How many items or entries there are inside.
    pub fn len(&self) -> usize {
        match self {
            Value::Scalar(_) => 0,
            Value::List(items) => items.len(),
            Value::Map(entries) => entries.len(),
        }
    }

    /// Which entry to take, then which of that, and so on, to come to `path`: such as `related[2].webUrl`.
    pub fn find(&self, path: &str) -> Option<Vec<usize>> {
        let mut at = self;
        let mut found = Vec::new();
        for step in path.split(['.', '[']) {
            let (index, inner) = match at {
                Value::Scalar(_) => return None,
                Value::List(items) => {
                    let index = step.strip_suffix(']')?.parse::<usize>().ok()?;
                    (index, items.get(index)?)
                }
                Value::Map(entries) => {
                    let mut all = entries.iter().enumerate();
                    all.find_map(|(index, (key, value))| {
                        (key.text() == Some(step)).then_some((index, value))
                    })?
                }
            };
            found.push(index);
            at = inner;
        }
        Some(found)
    }

    /// The first key that stands a second time in its map, and the way there.
    pub fn duplicate(&self) -> Option<(Vec<usize>, String)> {
        let inside = |(index, value): (usize, &Value)| {
            let (mut path, key) = value.duplicate()?;
            path.insert(0, index);
            Some((path, key))
        };
        match self {
            Value::Scalar(_) => None,
            Value::List(items) => items.iter().enumerate().find_map(inside),
            Value::Map(entries) => {
                // A table costs more than the few keys that nearly every map has.
                let is_small = entries.len() <= 8;
                let mut seen = HashSet::new();
                let mut is_second = |index: usize, key| match is_small {
                    true => entries.iter().take(index).any(|(other, _)| other.text() == Some(key)),
                    false => !seen.insert(key),
                };
                entries.iter().enumerate().find_map(|(index, (key, value))| match key.text() {
                    Some(key) if is_second(index, key) => Some((vec![index], key.to_owned())),
                    _ => inside((index, value)),
                })
            }
        }
    }

    /// Whether there is a merge key anywhere.
    pub fn has_merges(&self) -> bool {
        match self {
            Value::Scalar(_) => false,
            Value::List(items) => items.iter().any(Value::has_merges),
            Value::Map(entries) => {
                entries.iter().any(|(key, value)| key.text() == Some("<<") || value.has_merges())
            }
        }
    }

    /// Carries out merge keys: `<<: *defaults`.
    pub fn merge(&mut self) {
        match self {
            Value::Scalar(_) => {}
            Value::List(items) => items.iter_mut().for_each(Value::merge),
            Value::Map(entries) => {
                while let Some(at) = entries.iter().position(|(key, _)| key.text() == Some("<<")) {
                    let merged = match entries.remove(at).1 {
                        Value::List(items) => items,
                        other => vec![other],
                    };
                    let mut keys: HashSet<String> =
                        entries.iter().filter_map(|(key, _)| key.text().map(str::to_owned)).collect();
                    for more in merged {
                        let Value::Map(more) = more else { continue };
                        let mut is_new =
                            |key: &Value| key.text().is_some_and(|key| keys.insert(key.to_owned()));
                        entries.extend(more.into_iter().filter(|(key, _)| is_new(key)));
                    }
                }
                entries.iter_mut().for_each(|(_, value)| value.merge());
            }
        }
    }

    /// In the block style, at an indent.
    pub fn write(&self, indent: usize, out: &mut String) {
        match self {
            Value::Scalar(text) => write_quoted(text, out),
            Value::List(items) if items.is_empty() => out.push_str(" []\n"),
            Value::List(items) => {
                out.push('\n');
                for item in items {
                    out.extend(std::iter::repeat_n(' ', indent));
                    out.push('-');
                    item.write(indent + 1, out);
                }
            }
            Value::Map(entries) => {
                let mut first = true;
                for (key, value) in entries {
                    let Some(key) = key.text().filter(|key| Name::of(key.as_bytes()) != Name::Unknown) else {
                        continue;
                    };
                    if std::mem::take(&mut first) && indent > 0 {
                        out.push('\n');
                    }
                    out.extend(std::iter::repeat_n(' ', indent));
                    out.push_str(key);
                    out.push(':');
                    value.write(indent + 1, out);
                }
                if first {
                    out.push_str(if indent > 0 { " {}\n" } else { "" });
                }
            }
        }
    }
}

fn write_quoted(text: &str, out: &mut String) {
    out.push_str(" \"");
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            ' '..='~'
            | '\u{a0}'..='\u{d7ff}'
            | '\u{e000}'..='\u{fefe}'
            | '\u{ff00}'..='\u{fffd}'
            | '\u{10000}'.. => {
                out.push(character);
            }
            other => out.push_str(&format!("\\U{:08x}", u32::from(other))),
        }
    }
    out.push_str("\"\n");
}
