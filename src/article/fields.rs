//! One value of a document → what it means. What is absent or unusable is None; the unusable is reported.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "numbers of nodes, of which there are fewer than bytes in the text"
)]

use std::borrow::Cow;
use std::cell::RefCell;

use crate::article::date;
use crate::article::link::LinkRule;
use crate::front_matter::{self, Kind, Node};
use crate::names::Name;
use crate::number::{decimal, digits};
use crate::problem::Code;

/// The fields of a document: its text, and where in it what lies.
#[derive(Clone, Copy)]
pub struct Fields<'a> {
    pub text: &'a str,
    pub nodes: &'a [Node],
}

/// Something wrong with a field.
#[derive(Debug)]
pub struct Fault {
    pub code: Code,
    pub message: String,
    /// Such as `related[2].webUrl`.
    pub field: String,
    /// The byte of the document where the value begins.
    pub offset: usize,
}

/// How many faults of one article are told: each costs a walk to its place, and nobody reads more.
const MAX_FAULTS: usize = 100;

/// Where faults go, if anybody listens.
pub struct Report<'r>(Option<RefCell<&'r mut Vec<Fault>>>);

impl<'r> Report<'r> {
    pub fn none() -> Report<'r> {
        Report(None)
    }
    pub fn to(faults: &'r mut Vec<Fault>) -> Report<'r> {
        Report(Some(RefCell::new(faults)))
    }
}

impl<'a> Fields<'a> {
    /// The entries of the document's map.
    pub fn entries<'r>(self, report: &'r Report<'r>) -> impl Iterator<Item = Item<'a, 'r>> {
        Item { fields: self, report, name: Name::Unknown, value: 0 }.children(Kind::Map)
    }

    /// The byte at which the first key begins.
    pub fn first_key(self) -> usize {
        self.nodes.first().map_or(0, |map| map.start as usize)
    }

    fn node(self, index: usize) -> Option<&'a Node> {
        self.nodes.get(index)
    }

    /// The path to the value at `target`, found from the top: only a fault asks for it.
    fn path(self, target: usize) -> String {
        let mut path = String::new();
        let mut parent = 0;
        while parent != target {
            let Some(found) = self.child_holding(parent, target, &mut path) else {
                break;
            };
            parent = found;
        }
        path
    }

    fn child_holding(self, parent: usize, target: usize, path: &mut String) -> Option<usize> {
        let is_map = self.node(parent)?.kind == Kind::Map;
        let mut at = parent + 1;
        for index in 0.. {
            let value = if is_map { at + 1 } else { at };
            let after = self.node(value)?.after as usize;
            if target < after {
                if !is_map {
                    path.push_str(&["[", &digits(index), "]"].concat());
                } else {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(&front_matter::text(self.text, self.node(at)?));
                }
                return Some(value);
            }
            at = after;
        }
        None
    }
}

/// A value of a map or a list.
#[derive(Clone, Copy)]
pub struct Item<'a, 'r> {
    fields: Fields<'a>,
    report: &'r Report<'r>,
    /// Its key, in a map.
    name: Name,
    value: usize,
}

impl<'a, 'r> Item<'a, 'r> {
    /// The value at a place that [`Item::place`] told.
    pub fn at(fields: Fields<'a>, value: usize, report: &'r Report<'r>) -> Item<'a, 'r> {
        Item { fields, report, name: Name::Unknown, value }
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

    pub fn report(&self, code: Code, message: &str) {
        let Some(faults) = &self.report.0 else { return };
        if faults.borrow().len() >= MAX_FAULTS {
            return;
        }
        let Some(node) = self.node() else { return };
        // The place of a quoted text is that of its quote.
        let quoted = matches!(node.kind, Kind::Quoted | Kind::Single | Kind::Double);
        faults.borrow_mut().push(Fault {
            code,
            message: message.to_owned(),
            field: self.fields.path(self.value),
            offset: (node.start as usize).saturating_sub(usize::from(quoted)),
        });
    }

    fn expect_scalar(&self, wanted: &str) -> bool {
        if !self.is_scalar() {
            self.report(
                Code::BadValue,
                &["This should be ", wanted, ", not a list or map; it is left out."].concat(),
            );
        }
        self.is_scalar()
    }

    /// What is in it, if it is of the wanted kind.
    fn children(self, wanted: Kind) -> impl Iterator<Item = Item<'a, 'r>> {
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
    pub fn entries(&self) -> impl Iterator<Item = Item<'a, 'r>> + use<'a, 'r> {
        if !self.is_map() && !self.is_absent() {
            self.report(Code::BadValue, "This should be a map of \"key: value\" lines; it is left out.");
        }
        self.children(Kind::Map)
    }

    /// The items of a list.
    pub fn items(&self) -> impl Iterator<Item = Item<'a, 'r>> + use<'a, 'r> {
        if self.kind() != Kind::List && !self.is_absent() {
            self.report(
                Code::BadValue,
                "This should be a list, each item on a line that begins with \"- \"; it is left out.",
            );
        }
        self.children(Kind::List)
    }

    /// A text carried through unchanged.
    pub fn raw_text(&self) -> Option<String> {
        if !self.expect_scalar("a text") {
            return None;
        }
        Some(self.raw()).filter(|text| !text.trim().is_empty()).map(Cow::into_owned)
    }

    /// A text; any scalar is one.
    pub fn text(&self) -> Option<Cow<'a, str>> {
        if !self.expect_scalar("a text") {
            return None;
        }
        Some(trimmed(self.raw())).filter(|text| !text.is_empty())
    }

    /// The text of a field that is not a text field.
    fn present(&self, wanted: &str) -> Option<Cow<'a, str>> {
        if self.is_absent() || !self.expect_scalar(wanted) { None } else { Some(self.raw()) }
    }

    pub fn boolean(&self) -> Option<bool> {
        let text = self.present("true or false")?;
        let is = |words: [&str; 3]| words.into_iter().any(|word| text.trim().eq_ignore_ascii_case(word));
        if is(["true", "yes", "on"]) {
            return Some(true);
        }
        if !is(["false", "no", "off"]) {
            self.report(Code::BadValue, "This should be true or false; it is left out.");
            return None;
        }
        Some(false)
    }

    pub fn number(&self) -> Option<f64> {
        let number = decimal(self.present("a number")?.trim().as_bytes());
        if number.is_none() {
            self.report(Code::BadValue, "This should be a number, such as 7 or 0.5; it is left out.");
        }
        number
    }

    /// A readable date, as written, and its instant.
    pub fn date(&self) -> Option<(Cow<'a, str>, i64)> {
        let text = trimmed(self.present("a date")?);
        let instant = date::instant(&text);
        if instant.is_none() {
            self.report(
                Code::BadDate,
                "This is no date; write it as 2021-06-10 or 2021-06-10T11:03:00Z. It is left out.",
            );
        }
        Some((text, instant?))
    }

    /// An address that may be linked to.
    pub fn link(&self, rule: &LinkRule) -> Option<Cow<'a, str>> {
        let link = rule.apply(self.present("a link")?);
        if link.is_none() {
            self.report(
                Code::BadUrl,
                "This is no address of a web page; write it in full, as https://example.org/tides, without a user name. It is left out.",
            );
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
