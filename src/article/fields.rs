//! One value of a document → what it means. What is absent or unusable is None; of the unusable somebody is told.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "numbers of nodes, of which there are fewer than bytes in the text"
)]

use std::borrow::Cow;

use super::date;
use super::fault::{Listener, Wanted, Wrong, nobody};
use super::link::LinkRule;
use crate::front_matter::{self, Kind, Node};
use crate::names::Name;
use crate::number::decimal;

/// The fields of a document: its text, and where in it what lies.
#[derive(Clone, Copy)]
pub struct Fields<'a> {
    pub text: &'a str,
    pub nodes: &'a [Node],
}

impl<'a> Fields<'a> {
    /// The entries of the document's map; the listener is told what is wrong in them.
    pub fn entries<'l>(self, listener: &'l Listener<'l>) -> impl Iterator<Item = Item<'a, 'l>> {
        Item { fields: self, listener, name: Name::Unknown, value: 0 }.children(Kind::Map)
    }

    /// The byte at which the first key begins.
    pub fn first_key(self) -> usize {
        self.nodes.first().map_or(0, |map| map.start as usize)
    }

    pub fn node(self, index: usize) -> Option<&'a Node> {
        self.nodes.get(index)
    }
}

/// A value of a map or a list.
#[derive(Clone, Copy)]
pub struct Item<'a, 'l> {
    fields: Fields<'a>,
    listener: &'l Listener<'l>,
    /// Its key, in a map.
    name: Name,
    value: usize,
}

impl<'a, 'l> Item<'a, 'l> {
    /// The value at a place that [`Item::place`] told.
    pub fn at(fields: Fields<'a>, value: usize) -> Item<'a, 'l> {
        Item { fields, listener: &nobody, name: Name::Unknown, value }
    }

    /// Where it stands, to come back to it later.
    pub fn place(&self) -> (Fields<'a>, usize) {
        (self.fields, self.value)
    }

    pub fn name(&self) -> Name {
        self.name
    }

    fn node(&self) -> Option<&'a Node> {
        self.fields.node(self.value)
    }

    fn kind(&self) -> Kind {
        self.node().map_or(Kind::Empty, |node| node.kind)
    }

    pub fn is_map(&self) -> bool {
        self.kind() == Kind::Map
    }

    pub fn is_scalar(&self) -> bool {
        !matches!(self.kind(), Kind::Map | Kind::List)
    }

    /// Nothing stands here, or one of YAML's words for nothing; which are text in a text field.
    pub fn is_absent(&self) -> bool {
        // Their first letters settle it for nearly all values.
        let is_other = |node: &Node| {
            let first = self.fields.text.as_bytes().get(node.start as usize).copied().unwrap_or(b' ');
            matches!(node.kind, Kind::Plain | Kind::Quoted)
                && node.start < node.end
                && first.is_ascii_graphic()
                && !matches!(first, b'~' | b'n' | b'N')
        };
        self.is_scalar()
            && !self.node().is_some_and(is_other)
            && matches!(self.raw().trim(), "" | "~" | "null" | "Null" | "NULL")
    }

    /// The value's text, as written.
    #[inline(always)]
    fn raw(&self) -> Cow<'a, str> {
        self.node().map_or(Cow::Borrowed(""), |node| front_matter::text(self.fields.text, node))
    }

    /// Tells whoever listens what is wrong with it.
    pub fn tell(&self, wrong: Wrong) {
        (self.listener)(self.fields, self.value, wrong);
    }

    fn expect_scalar(&self, wanted: Wanted) -> bool {
        if !self.is_scalar() {
            self.tell(Wrong::NotOne(wanted));
        }
        self.is_scalar()
    }

    /// What is in it, if it is of the wanted kind.
    fn children(self, wanted: Kind) -> impl Iterator<Item = Item<'a, 'l>> {
        let end = self.node().filter(|node| node.kind == wanted).map_or(0, |node| node.after as usize);
        let keyed = wanted == Kind::Map;
        let mut at = self.value + 1;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let name = if keyed { self.fields.node(at)?.name } else { Name::Unknown };
            let value = at + usize::from(keyed);
            at = self.fields.node(value)?.after as usize;
            Some(Item { name, value, ..self })
        })
    }

    /// The entries of a map.
    pub fn entries(&self) -> impl Iterator<Item = Item<'a, 'l>> + use<'a, 'l> {
        if !self.is_map() && !self.is_absent() {
            self.tell(Wrong::NoMap);
        }
        self.children(Kind::Map)
    }

    /// The items of a list.
    pub fn items(&self) -> impl Iterator<Item = Item<'a, 'l>> + use<'a, 'l> {
        if self.kind() != Kind::List && !self.is_absent() {
            self.tell(Wrong::NoList);
        }
        self.children(Kind::List)
    }

    /// A text carried through unchanged.
    pub fn raw_text(&self) -> Option<String> {
        if !self.expect_scalar(Wanted::Text) {
            return None;
        }
        Some(self.raw()).filter(|text| !text.trim().is_empty()).map(Cow::into_owned)
    }

    /// A text; any scalar is one.
    pub fn text(&self) -> Option<Cow<'a, str>> {
        if !self.expect_scalar(Wanted::Text) {
            return None;
        }
        Some(trimmed(self.raw())).filter(|text| !text.is_empty())
    }

    /// The text of a field that is not a text field.
    fn present(&self, wanted: Wanted) -> Option<Cow<'a, str>> {
        if self.is_absent() || !self.expect_scalar(wanted) { None } else { Some(self.raw()) }
    }

    pub fn boolean(&self) -> Option<bool> {
        let text = trimmed(self.present(Wanted::Boolean)?);
        let is = |words: [&str; 3]| words.into_iter().any(|word| text.eq_ignore_ascii_case(word));
        if is(["true", "yes", "on"]) {
            return Some(true);
        }
        if !is(["false", "no", "off"]) {
            self.tell(Wrong::NoBoolean);
            return None;
        }
        Some(false)
    }

    pub fn number(&self) -> Option<f64> {
        let number = decimal(trimmed(self.present(Wanted::Number)?).as_bytes());
        if number.is_none() {
            self.tell(Wrong::NoNumber);
        }
        number
    }

    /// A readable date, as written, and its instant.
    pub fn date(&self) -> Option<(Cow<'a, str>, i64)> {
        let text = trimmed(self.present(Wanted::Date)?);
        let instant = date::instant(&text);
        if instant.is_none() {
            self.tell(Wrong::NoDate);
        }
        Some((text, instant?))
    }

    /// An address that may be linked to.
    pub fn link(&self, rule: &LinkRule) -> Option<Cow<'a, str>> {
        let link = rule.apply(self.present(Wanted::Link)?);
        if link.is_none() {
            self.tell(Wrong::NoLink);
        }
        link
    }
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_ink = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if is_ink(text.as_bytes().first()) && is_ink(text.as_bytes().last()) {
        return text;
    }
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) if text.trim().len() == text.len() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}
