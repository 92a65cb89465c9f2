//! The same for all other YAML: the only file that names serde_yaml.
//!
//! A document that the fast reader leaves is read here by the general parser, behind a guard that
//! bounds its work, and written anew in the block style that the fast reader reads: so there is one
//! shape of document from here on. In the page this file is a module of its own, loaded when needed.

mod complaint;
mod mend;
mod value;

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IgnoredAny, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use self::mend::Mended;
pub use self::value::Value;
use crate::problem::Refused;
use crate::problem::{Code, Place, duplicate_key};

/// What the guard lets through. It counts bytes and knows nothing of quotes, so it can't be talked
/// round; measured, these bounds keep the worst hostile shapes within tens of milliseconds.
const MAX_BYTES: usize = 16 * 1024;
const MAX_BRACKETS: usize = 256;
const MAX_ALIASES: usize = 64;
/// An alias can stand for nearly all of the document: so the larger that is, the fewer there may be.
const MAX_REPEATED_BYTES: usize = 128 * 1024;

/// Refuses what would cost the general parser too much.
pub fn guard(text: &str) -> Result<(), Refused> {
    let count = |wanted: &[u8]| text.bytes().filter(|byte| wanted.contains(byte)).count();
    let max_aliases = MAX_ALIASES.min(MAX_REPEATED_BYTES / text.len().max(1));
    let counted = [
        (text.len(), MAX_BYTES, "bytes"),
        (count(b"[{"), MAX_BRACKETS, "opening brackets"),
        (count(b"*"), max_aliases, "asterisks"),
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
        let place = document.place(&Target { path: &[], key: false });
        return Err(Refused { code: Code::YamlSyntax, message: message.into(), place });
    }
    if let Some((path, key)) = document.root.duplicate() {
        let place = document.place(&Target { path: &path, key: true });
        return Err(Refused { code: Code::DuplicateKey, message: duplicate_key(&key), place });
    }
    Ok(document)
}

fn parse(text: &str) -> Result<Value, serde_yaml::Error> {
    let mut root = Value::Scalar(String::new());
    Shape(&mut root).deserialize(serde_yaml::Deserializer::from_str(text))?;
    Text(&mut root).deserialize(serde_yaml::Deserializer::from_str(text))?;
    Ok(root)
}

/// Where a second document begins, which the parser refuses without a place: it takes a line for one
/// that is indented less than the first.
fn second_document(text: &str) -> Option<usize> {
    let second = serde_yaml::Deserializer::from_str(text).nth(1)?;
    let error = Target { path: &[0], key: true }.deserialize(second).err()?;
    error.location().map(|at| at.index())
}

impl Document<'_> {
    /// What the document says, its merge keys carried out.
    pub fn merged(&self) -> Value {
        let mut root = self.root.clone();
        root.merge();
        root
    }

    /// The document in the plain block style: only the keys that the format knows, each scalar as its
    /// text between double quotes.
    pub fn rewritten(&self) -> String {
        let mut out = String::with_capacity(self.text.text.len());
        self.merged().write(0, &mut out);
        out
    }

    /// Where the value at `path` stands, such as `related[2].webUrl`; where the first key stands, if
    /// the path is empty.
    pub fn locate(&self, path: &str) -> Option<Place> {
        let is_empty = self.root.len() == 0;
        match path {
            "" if is_empty => self.place(&Target { path: &[], key: false }),
            "" => self.place(&Target { path: &[0], key: true }),
            path => self.place(&Target { path: &self.root.find(path)?, key: false }),
        }
    }

    /// The parser does not tell places; but it adds one to an error. So the document is read once more,
    /// failing at the value in question.
    fn place(&self, target: &Target) -> Option<Place> {
        let deserializer = serde_yaml::Deserializer::from_str(&self.text.text);
        let error = Target { ..*target }.deserialize(deserializer).err()?;
        let at = error.to_string().contains(HERE).then(|| error.location()).flatten()?;
        Some(self.text.place(at.index(), self.first_line))
    }
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
    /// Which entry of the document to take, then which of that, and so on.
    path: &'a [usize],
    /// Wanted is the key of the last entry, not its value.
    key: bool,
}

const HERE: &str = "here";

impl<'de> DeserializeSeed<'de> for Target<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// What has no visit of its own fails by itself, as not what was expected.
impl<'de> Visitor<'de> for Target<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HERE)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        if let Some((&wanted, path)) = self.path.split_first() {
            for _ in 0..wanted {
                seq.next_element::<IgnoredAny>()?;
            }
            seq.next_element_seed(Target { path, ..self })?;
        }
        Err(A::Error::custom(HERE))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        if let Some((&wanted, path)) = self.path.split_first() {
            for _ in 0..wanted {
                map.next_entry::<IgnoredAny, IgnoredAny>()?;
            }
            if self.key && path.is_empty() {
                map.next_key_seed(Target { path, ..self })?;
            } else if map.next_key::<IgnoredAny>()?.is_some() {
                map.next_value_seed(Target { path, ..self })?;
            }
        }
        Err(A::Error::custom(HERE))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        let (IgnoredAny, value) = data.variant()?;
        value.newtype_variant_seed(self)
    }
}
