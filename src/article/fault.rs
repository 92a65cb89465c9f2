//! What is wrong with the fields of an article. Reading an article names it; only who listens has it put in words, with
//! its place.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "numbers of nodes, of which there are fewer than bytes in the text"
)]

use std::cell::RefCell;

use super::fields::Fields;
use crate::front_matter::{self, Kind};
use crate::number::digits;
use crate::problem::Code;

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Text,
    Boolean,
    Number,
    Date,
    Link,
}

/// What can be wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A list or a map where one value should be.
    NotOne(Wanted),
    NoMap,
    NoList,
    NoBoolean,
    NoNumber,
    NoDate,
    NoLink,
    NoImage,
    NoRelatedLink,
    /// A related link without title or address.
    LeadsNowhere,
}

impl Wrong {
    pub fn code(self) -> Code {
        match self {
            Wrong::NoDate => Code::BadDate,
            Wrong::NoLink => Code::BadUrl,
            _ => Code::BadValue,
        }
    }

    /// What is wrong and what to do.
    pub fn message(self) -> String {
        match self {
            Wrong::NotOne(wanted) => {
                let wanted = match wanted {
                    Wanted::Text => "a text",
                    Wanted::Boolean => "true or false",
                    Wanted::Number => "a number",
                    Wanted::Date => "a date",
                    Wanted::Link => "a link",
                };
                return ["This should be ", wanted, ", not a list or map; it is left out."].concat();
            }
            Wrong::NoMap => "This should be a map of \"key: value\" lines; it is left out.",
            Wrong::NoList => "This should be a list, each item on a line that begins with \"- \"; it is left out.",
            Wrong::NoBoolean => "This should be true or false; it is left out.",
            Wrong::NoNumber => "This should be a number, such as 7 or 0.5; it is left out.",
            Wrong::NoDate => "This is no date; write it as 2021-06-10 or 2021-06-10T11:03:00Z. It is left out.",
            Wrong::NoLink => {
                "This is no address of a web page; write it in full, as https://example.org/tides, without a user name. It is left out."
            }
            Wrong::NoImage => "An image is a map with a url; this one is left out.",
            Wrong::NoRelatedLink => "A related link is a map with a title and a webUrl; this one is left out.",
            Wrong::LeadsNowhere => "A related link needs a title and a webUrl; this one is left out.",
        }
        .to_owned()
    }
}

/// Who is told what is wrong, with the value by its node.
pub type Listener<'l> = dyn Fn(Fields<'_>, usize, Wrong) + 'l;

/// The listener where nobody listens.
pub fn nobody(_: Fields, _: usize, _: Wrong) {}

/// Something wrong with a field.
#[derive(Debug)]
pub struct Fault {
    pub wrong: Wrong,
    /// Such as `related[2].webUrl`.
    pub field: String,
    /// The byte of the document where the value begins.
    pub offset: usize,
}

/// How many faults of one article are told: each costs a walk to its place, and nobody reads more.
const MAX_FAULTS: usize = 100;

/// What `read` gives, and what it told its listener.
pub fn heard<T>(read: impl FnOnce(&Listener) -> T) -> (T, Vec<Fault>) {
    let faults = RefCell::new(Vec::new());
    let read = read(&|fields, value, wrong| {
        let mut faults = faults.borrow_mut();
        let Some(node) = fields.node(value).filter(|_| faults.len() < MAX_FAULTS) else { return };
        // The place of a quoted text is that of its quote.
        let quoted = matches!(node.kind, Kind::Quoted | Kind::Single | Kind::Double);
        let offset = (node.start as usize).saturating_sub(usize::from(quoted));
        faults.push(Fault { wrong, field: path(fields, value), offset });
    });
    (read, faults.into_inner())
}

/// The path to the value at `target`, found from the top: only a fault asks for it.
fn path(fields: Fields, target: usize) -> String {
    let mut path = String::new();
    let mut parent = 0;
    while parent != target {
        let Some(found) = child_holding(fields, parent, target, &mut path) else {
            break;
        };
        parent = found;
    }
    path
}

fn child_holding(fields: Fields, parent: usize, target: usize, path: &mut String) -> Option<usize> {
    let is_map = fields.node(parent)?.kind == Kind::Map;
    let mut at = parent + 1;
    for index in 0.. {
        let value = if is_map { at + 1 } else { at };
        let after = fields.node(value)?.after as usize;
        if target < after {
            if !is_map {
                path.push_str(&["[", &digits(index), "]"].concat());
            } else {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(&front_matter::text(fields.text, fields.node(at)?));
            }
            return Some(value);
        }
        at = after;
    }
    None
}
