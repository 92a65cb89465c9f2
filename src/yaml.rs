//! The same for all other YAML: the only file that names serde_yaml.
//!
//! A document that the fast reader leaves is read here by the general parser, behind a guard that
//! bounds its work, and written anew in the block style that the fast reader reads: so there is one
//! shape of document from here on. In the page this file is a module of its own, loaded when needed.

#![expect(clippy::arithmetic_side_effects, reason = "what it is divided by is at least 1")]

mod complaint;
mod mend;
mod place;
mod value;

use std::borrow::Cow;
use std::fmt;

use memchr::{memchr_iter, memchr2_iter};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use self::mend::Mended;
use self::place::Target;
pub use self::value::Value;
use crate::general::{LONGEST, too_many};
use crate::problem::{Code, Place, Refused, duplicate_key};

/// What the guard lets through. It counts bytes and knows nothing of quotes, so it can't be talked
/// round; measured, these bounds keep the worst hostile shapes within tens of milliseconds.
const MAX_BRACKETS: usize = 256;
const MAX_ALIASES: usize = 64;
/// An alias can stand for nearly all of the document: so the larger that is, the fewer there may be.
const MAX_REPEATED_BYTES: usize = 64 * 1024;

/// Refuses what would cost the general parser too much.
pub fn guard(text: &str) -> Result<(), Refused> {
    let max_aliases = MAX_ALIASES.min(MAX_REPEATED_BYTES / text.len().max(1));
    // One after another: what is too long is not looked at byte by byte.
    let refused = over(text.len(), LONGEST, "bytes")
        .or_else(|| over(memchr2_iter(b'[', b'{', text.as_bytes()).count(), MAX_BRACKETS, "opening brackets"))
        .or_else(|| over(memchr_iter(b'*', text.as_bytes()).count(), max_aliases, "asterisks"));
    refused.map_or(Ok(()), Err)
}

fn over(count: usize, limit: usize, what: &str) -> Option<Refused> {
    (count > limit).then(|| too_many(count, limit, what))
}

/// A document that the parser has read.
pub struct Document<'a> {
    text: Mended<'a>,
    first_line: u32,
    /// A map, its merge keys not yet carried out.
    root: Value,
}

/// Reads `text`, whatever it costs, as a map; `first_line` is the line of its source on which it begins.
pub fn read(text: &str, first_line: u32) -> Result<Document<'_>, Refused> {
    let mut text = Mended::new(text);
    let mut root = loop {
        let error = match parse(&text.text) {
            Ok(root) => break root,
            Err(error) => error,
        };
        let message = error.to_string();
        let at = error.location().map(|at| at.index()).or_else(|| second_document(&text.text));
        if !text.mend(&message, at) {
            let (code, message, at) = complaint::in_plain_words(&message, at, &text.text);
            return Err(Refused { code, message, place: at.map(|at| text.place(at, first_line)) });
        }
    };
    root.each_text(&|scalar| text.restore(scalar));
    let document = Document { text, first_line, root };
    if !matches!(document.root, Value::Map(_)) {
        let message =
            "This is not front matter: it should be \"key: value\" lines, such as \"title: Tides\".";
        let place = document.place(Target { path: vec![], key: false });
        return Err(Refused { code: Code::YamlSyntax, message: message.into(), place });
    }
    if let Some((path, key)) = document.root.duplicate() {
        let place = document.place(Target { path, key: true });
        return Err(Refused { code: Code::DuplicateKey, message: duplicate_key(&key), place });
    }
    Ok(document)
}

fn parse(text: &str) -> Result<Value, serde_yaml::Error> {
    let (mut root, mut respelled) = (Value::EMPTY, false);
    Shape { value: &mut root, respelled: &mut respelled }
        .deserialize(serde_yaml::Deserializer::from_str(text))?;
    if respelled {
        Text(&mut root).deserialize(serde_yaml::Deserializer::from_str(text))?;
    }
    Ok(root)
}

/// Where a second document begins, which the parser refuses without a place: it takes a line for one
/// that is indented less than the first.
fn second_document(text: &str) -> Option<usize> {
    let second = serde_yaml::Deserializer::from_str(text).nth(1)?;
    place::beginning(second, text)
}

impl Document<'_> {
    /// What the document says, its merge keys carried out.
    pub fn merged(&self) -> Cow<'_, Value> {
        if !self.root.has_merges() {
            return Cow::Borrowed(&self.root);
        }
        let mut root = self.root.clone();
        root.merge();
        Cow::Owned(root)
    }

    /// The document in the plain block style: only the keys that the format knows, each scalar as its
    /// text between double quotes.
    pub fn rewritten(&self) -> String {
        let mut out = String::with_capacity(self.text.text.len());
        self.merged().write(0, &mut out);
        out
    }

    /// Where the values at these paths stand, such as `related[2].webUrl`; where the first key stands,
    /// for the empty path. What stands nowhere (a merge has brought it in) is left out.
    pub fn locate(&self, paths: Vec<String>) -> Vec<(String, Place)> {
        let target = |path: &str| match path {
            "" if self.root.len() == 0 => Some(Target { path: vec![], key: false }),
            "" => Some(Target { path: vec![0], key: true }),
            path => Some(Target { path: self.root.find(path)?, key: false }),
        };
        let (targets, paths): (Vec<_>, Vec<_>) =
            paths.into_iter().filter_map(|path| Some((target(&path)?, path))).unzip();
        let places = self.places(targets);
        paths.into_iter().zip(places).filter_map(|(path, place)| Some((path, place?))).collect()
    }

    fn place(&self, target: Target) -> Option<Place> {
        self.places(vec![target]).pop()?
    }

    fn places(&self, targets: Vec<Target>) -> Vec<Option<Place>> {
        let found = place::find(targets, &self.text.text);
        found.into_iter().map(|at| Some(self.text.place(at?, self.first_line))).collect()
    }
}

/// First reading: which lists and maps there are, and the texts. What is no text to the parser, such as
/// a number, loses its spelling (`007`, `1.0`).
struct Shape<'a> {
    value: &'a mut Value,
    respelled: &'a mut bool,
}

impl Shape<'_> {
    fn respelled<E>(self) -> Result<(), E> {
        *self.respelled = true;
        Ok(())
    }
}

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
        let mut item = Value::EMPTY;
        while seq.next_element_seed(Shape { value: &mut item, respelled: self.respelled })?.is_some() {
            items.push(std::mem::replace(&mut item, Value::EMPTY));
        }
        *self.value = Value::List(items);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut entries = Vec::new();
        let (mut key, mut value) = (Value::EMPTY, Value::EMPTY);
        while map.next_key_seed(Shape { value: &mut key, respelled: self.respelled })?.is_some() {
            map.next_value_seed(Shape { value: &mut value, respelled: self.respelled })?;
            let taken = |value| std::mem::replace(value, Value::EMPTY);
            entries.push((taken(&mut key), taken(&mut value)));
        }
        *self.value = Value::Map(entries);
        Ok(())
    }

    /// A tag of the document's own: its value counts, not the tag.
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        let (IgnoredAny, value) = data.variant()?;
        value.newtype_variant_seed(self)
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        *self.value = Value::Scalar(text.to_owned());
        Ok(())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        self.respelled()
    }
    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.respelled()
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.respelled()
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.respelled()
    }
    fn visit_i128<E>(self, _: i128) -> Result<(), E> {
        self.respelled()
    }
    fn visit_u128<E>(self, _: u128) -> Result<(), E> {
        self.respelled()
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.respelled()
    }
}

/// Second reading, if one is needed: the shape being known, each scalar is asked for as text and comes as
/// written.
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
