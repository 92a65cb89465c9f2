//! The same for all other YAML: the only file that names serde_yaml.
//!
//! A document that the fast reader leaves is read here by the general parser, behind a guard that
//! bounds its work, and written anew in the block style that the fast reader reads: so there is one
//! shape of document from here on. In the page this file is a module of its own, loaded when needed.

mod complaint;

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IgnoredAny, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use crate::general::Refused;
use crate::names::Name;
use crate::problem::{Code, Place, duplicate_key};

/// What the guard lets through. It counts bytes and knows nothing of quotes, so it can't be talked
/// round; measured, these bounds keep the worst hostile shapes within tens of milliseconds.
const MAX_BYTES: usize = 16 * 1024;
const MAX_BRACKETS: usize = 256;
const MAX_ALIASES: usize = 64;

/// Refuses what would cost the general parser too much.
pub fn guard(text: &str) -> Result<(), Refused> {
    let count = |wanted: &[u8]| text.bytes().filter(|byte| wanted.contains(byte)).count();
    let counted = [
        (text.len(), MAX_BYTES, "bytes"),
        (count(b"[{"), MAX_BRACKETS, "opening brackets"),
        (count(b"*"), MAX_ALIASES, "asterisks"),
    ];
    match counted.into_iter().find(|(count, limit, _)| count > limit) {
        None => Ok(()),
        Some((count, limit, what)) => Err(Refused {
            code: Code::YamlLimit,
            message: format!(
                "This front matter has {count} {what}; with rarer YAML, such as here, it may have {limit}. \
                 Write this as plain \"key: value\" lines and there is no such limit."
            ),
            place: None,
        }),
    }
}

/// `text` written anew in the plain block style: only the keys that the format knows, each scalar as
/// its text between double quotes. `first_line` is the line of its source on which it begins.
pub fn rewrite(text: &str, first_line: u32) -> Result<String, Refused> {
    guard(text)?;
    let mut root = Value::Scalar(String::new());
    Shape(&mut root)
        .deserialize(serde_yaml::Deserializer::from_str(text))
        .and_then(|()| Text(&mut root).deserialize(serde_yaml::Deserializer::from_str(text)))
        .map_err(|error| refused(&error, text, first_line))?;
    let Value::Map(_) = root else {
        return Err(Refused {
            code: Code::YamlSyntax,
            message: "This is not front matter: it should be \"key: value\" lines, such as \"title: Tides\"."
                .into(),
            place: locate(text, "", first_line),
        });
    };
    if let Some((path, key)) = root.duplicate(String::new()) {
        return Err(Refused {
            code: Code::DuplicateKey,
            message: duplicate_key(&key),
            place: Target::find(text, &format!("{path}.{key}"), true, first_line),
        });
    }
    root.merge();
    let mut out = String::with_capacity(text.len());
    root.write(0, &mut out);
    Ok(out)
}

/// Where the value at `path` (such as `related[2].webUrl`; empty for the document) stands.
///
/// The parser does not tell places; but it adds one to an error. So the document is read once more,
/// failing at the value in question.
pub fn locate(text: &str, path: &str, first_line: u32) -> Option<Place> {
    Target::find(text, path, false, first_line)
}

fn refused(error: &serde_yaml::Error, text: &str, first_line: u32) -> Refused {
    complaint::refused(&error.to_string(), error.location().map(|at| at.index()), text, first_line)
}

/// The parser counts lines in a way of its own, so its byte is asked for.
fn place_of(error: &serde_yaml::Error, text: &str, first_line: u32) -> Option<Place> {
    Some(Place::in_text(text, error.location()?.index(), first_line))
}

/// A document as a tree of texts.
enum Value {
    Scalar(String),
    List(Vec<Value>),
    Map(Vec<(Value, Value)>),
}

impl Value {
    fn text(&self) -> Option<&str> {
        match self {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The path of the first map in which a key stands twice, and that key.
    fn duplicate(&self, path: String) -> Option<(String, String)> {
        match self {
            Value::Scalar(_) => None,
            Value::List(items) => {
                items.iter().enumerate().find_map(|(index, item)| item.duplicate(format!("{path}[{index}]")))
            }
            Value::Map(entries) => {
                let mut seen = std::collections::HashSet::new();
                entries.iter().find_map(|(key, value)| {
                    let key = key.text()?;
                    if !seen.insert(key) {
                        return Some((path.clone(), key.to_owned()));
                    }
                    value.duplicate(format!("{path}.{key}"))
                })
            }
        }
    }

    /// Carries out merge keys: `<<: *defaults`.
    fn merge(&mut self) {
        match self {
            Value::Scalar(_) => {}
            Value::List(items) => items.iter_mut().for_each(Value::merge),
            Value::Map(entries) => {
                if let Some(at) = entries.iter().position(|(key, _)| key.text() == Some("<<")) {
                    let merged = match entries.remove(at).1 {
                        Value::List(items) => items,
                        other => vec![other],
                    };
                    for more in merged {
                        let Value::Map(more) = more else { continue };
                        for (key, value) in more {
                            if !entries.iter().any(|(own, _)| own.text() == key.text()) {
                                entries.push((key, value));
                            }
                        }
                    }
                }
                entries.iter_mut().for_each(|(_, value)| value.merge());
            }
        }
    }

    fn write(&self, indent: usize, out: &mut String) {
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

/// First reading: which lists and maps there are. Scalars may lose their spelling (`007`, `1.0`).
struct Shape<'a>(&'a mut Value);

impl<'de> DeserializeSeed<'de> for Shape<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Shape<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YAML")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut items = Vec::new();
        let mut item = Value::Scalar(String::new());
        while seq.next_element_seed(Shape(&mut item))?.is_some() {
            items.push(std::mem::replace(&mut item, Value::Scalar(String::new())));
        }
        *self.0 = Value::List(items);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut entries = Vec::new();
        let (mut key, mut value) = (Value::Scalar(String::new()), Value::Scalar(String::new()));
        while map.next_key_seed(Shape(&mut key))?.is_some() {
            map.next_value_seed(Shape(&mut value))?;
            let empty = || Value::Scalar(String::new());
            entries.push((std::mem::replace(&mut key, empty()), std::mem::replace(&mut value, empty())));
        }
        *self.0 = Value::Map(entries);
        Ok(())
    }

    /// A tag of the document's own: its value counts, not the tag.
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        let (IgnoredAny, value) = data.variant()?;
        value.newtype_variant_seed(self)
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_i128<E>(self, _: i128) -> Result<(), E> {
        Ok(())
    }
    fn visit_u128<E>(self, _: u128) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

/// Second reading: the shape being known, each scalar is asked for as text and comes as written.
struct Text<'a>(&'a mut Value);

impl<'de> DeserializeSeed<'de> for Text<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.0 {
            Value::Scalar(_) => deserializer.deserialize_str(self),
            Value::List(_) => deserializer.deserialize_seq(self),
            Value::Map(_) => deserializer.deserialize_map(self),
        }
    }
}

impl<'de> Visitor<'de> for Text<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the same YAML again")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        *self.0 = Value::Scalar(text.to_owned());
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        if let Value::List(items) = self.0 {
            for item in items {
                seq.next_element_seed(Text(item))?;
            }
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        if let Value::Map(entries) = self.0 {
            for (key, value) in entries {
                if map.next_key_seed(Text(key))?.is_some() {
                    map.next_value_seed(Text(value))?;
                }
            }
        }
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// A reading that fails at one value, to learn where that stands.
struct Target<'a> {
    /// What is left of the path to it.
    path: &'a str,
    /// Wanted is not the value but the second key of that name.
    second_key: bool,
}

const HERE: &str = "here";

impl Target<'_> {
    fn find(text: &str, path: &str, second_key: bool, first_line: u32) -> Option<Place> {
        let deserializer = serde_yaml::Deserializer::from_str(text);
        let error = Target { path, second_key }.deserialize(deserializer).err()?;
        if error.to_string().contains(HERE) { place_of(&error, text, first_line) } else { None }
    }

    /// The first step of the path and the rest: `a.b[1]` → `a` and `.b[1]`.
    fn step(&self) -> (&str, &str) {
        let path = self.path.strip_prefix('.').unwrap_or(self.path);
        if let Some(inner) = path.strip_prefix('[') {
            return inner.split_once(']').unwrap_or((inner, ""));
        }
        path.split_at(path.find(['.', '[']).unwrap_or(path.len()))
    }
}

impl<'de> DeserializeSeed<'de> for Target<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Target<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HERE)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let (step, path) = self.step();
        if let (false, Ok(wanted)) = (self.path.is_empty(), step.parse::<usize>()) {
            for _ in 0..wanted {
                seq.next_element::<IgnoredAny>()?;
            }
            seq.next_element_seed(Target { path, second_key: self.second_key })?;
        }
        Err(A::Error::custom(HERE))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        if self.path.is_empty() {
            return Err(A::Error::custom(HERE));
        }
        let (step, path) = self.step();
        let mut before = 0;
        loop {
            let mut key = Value::Scalar(String::new());
            let wanted = if self.second_key && path.is_empty() && before == 1 { Some(step) } else { None };
            if map.next_key_seed(Key { text: &mut key, fail_at: wanted })?.is_none() {
                break;
            }
            if key.text() != Some(step) {
                map.next_value::<IgnoredAny>()?;
            } else if self.second_key && path.is_empty() {
                before += 1;
                map.next_value::<IgnoredAny>()?;
            } else {
                return map.next_value_seed(Target { path, second_key: self.second_key });
            }
        }
        Err(A::Error::custom(HERE))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        let (IgnoredAny, value) = data.variant()?;
        value.newtype_variant_seed(self)
    }
}

/// A key, as text; or a failure, if it is the one to fail at.
struct Key<'a> {
    text: &'a mut Value,
    fail_at: Option<&'a str>,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Key<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HERE)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        if self.fail_at == Some(text) {
            return Err(E::custom(HERE));
        }
        *self.text = Value::Scalar(text.to_owned());
        Ok(())
    }
}
