//! For this project's own tests and fuzz targets: the stages between bytes and articles. Not part of
//! the API; it changes whenever they do.

#![expect(clippy::arithmetic_side_effects, reason = "numbers of nodes, and a line that is counted from 1")]
#![expect(clippy::indexing_slicing, reason = "nodes go by the numbers that the reader gave them")]

use crate::front_matter::{self, Extent, Kind, Node, Unread};
use crate::general;
use crate::problem::Place;
use crate::problem::Refused;
use crate::yaml;

pub use crate::article::excerpt::plain as plain_excerpt;
pub use crate::article::link::is_plain as is_plain_link;
pub use crate::front_matter::related_lines;
pub use crate::lower::lower_plainly;
pub use crate::split::{Document, Splitter};

/// The id that an article asks for.
pub fn id(title: &str, instant: Option<i64>, link: &str) -> String {
    let mut id = String::new();
    crate::article::id::push_id(&mut id, title, instant, link);
    id
}

/// A document, whichever reader read it; every scalar is its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

/// What the fast reader makes of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fast {
    Read(Tree),
    /// It is left to the general parser, for what stands at this byte.
    Unusual(usize),
    /// The key at this byte stands twice in its map.
    Duplicate(usize),
}

/// Reads `text` by the fast reader, every node decoded.
pub fn read_fast(text: &str) -> Fast {
    read(text, Extent::Whole)
}

/// The same with the lines of related links passed over: their value is then an empty text.
pub fn read_fast_except_related(text: &str) -> Fast {
    read(text, Extent::ExceptRelated)
}

fn read(text: &str, extent: Extent) -> Fast {
    let mut nodes = Vec::new();
    match front_matter::read(text, extent, &mut nodes) {
        Ok(()) => Fast::Read(tree(text, &nodes, 0)),
        Err(Unread::Unusual(at)) => Fast::Unusual(at),
        Err(Unread::Duplicate(at)) => Fast::Duplicate(at),
    }
}

fn tree(text: &str, nodes: &[Node], at: usize) -> Tree {
    let node = &nodes[at];
    let mut inside = at + 1;
    let next = |from: &mut usize| std::mem::replace(from, nodes[*from].after as usize);
    match node.kind {
        Kind::List => {
            let mut items = Vec::new();
            while inside < node.after as usize {
                items.push(tree(text, nodes, next(&mut inside)));
            }
            Tree::List(items)
        }
        Kind::Map => {
            let mut entries = Vec::new();
            while inside < node.after as usize {
                let key = next(&mut inside);
                let key = front_matter::text(text, &nodes[key]).into_owned();
                entries.push((key, tree(text, nodes, next(&mut inside))));
            }
            Tree::Map(entries)
        }
        _ => Tree::Text(front_matter::text(text, node).into_owned()),
    }
}

/// Why the general parser refused a document: the code's name, the message, the place.
pub type Refusal = (&'static str, String, Option<Place>);

fn refusal(refused: Refused) -> Refusal {
    (refused.code.name(), refused.message, refused.place)
}

/// Why the general parser is not even sought for `text`, if it is not.
pub fn refuse_unread(text: &str) -> Option<Refusal> {
    general::refuse_unread(text).map(refusal)
}

/// Whether the general parser may see `text` at all.
pub fn guard(text: &str) -> Result<(), Refusal> {
    yaml::guard(text).map_err(refusal)
}

/// Reads `text` by the general parser, without the guard.
pub fn read_unguarded(text: &str) -> Result<Tree, Refusal> {
    yaml::read(text, 1).map(|document| Tree::from(document.merged().into_owned())).map_err(refusal)
}

/// `text` in the block style that the fast reader reads, only its known keys, as the general parser
/// hands it on.
pub fn rewrite(text: &str) -> Result<String, Refusal> {
    yaml::guard(text).and_then(|()| yaml::read(text, 1)).map(|document| document.rewritten()).map_err(refusal)
}

impl From<yaml::Value> for Tree {
    fn from(value: yaml::Value) -> Tree {
        match value {
            yaml::Value::Scalar(text) => Tree::Text(text),
            yaml::Value::List(items) => Tree::List(items.into_iter().map(Tree::from).collect()),
            // A key that is no scalar is one of no field.
            yaml::Value::Map(entries) => {
                let named = entries.into_iter().filter_map(|(key, value)| match key {
                    yaml::Value::Scalar(key) => Some((key, Tree::from(value))),
                    _ => None,
                });
                Tree::Map(named.collect())
            }
        }
    }
}

/// Whether the fast reader reads `text`; an error if the general parser does not read it alike.
pub fn agree(text: &str) -> Result<bool, String> {
    let general = match read_unguarded(text) {
        Err(refusal) if is_mistaken(text, &refusal) => return Ok(false),
        Err((code, _, place)) => Err((code, place)),
        Ok(tree) => Ok(tree),
    };
    let fast = match read_fast(text) {
        Fast::Unusual(at) if text.is_char_boundary(at) => return Ok(false),
        Fast::Unusual(at) => return Err(format!("byte {at} is within a character")),
        Fast::Duplicate(at) => Err(("duplicate-key", Some(Place::in_text(text, at, 1)))),
        Fast::Read(tree) => Ok(tree),
    };
    if fast == general { Ok(true) } else { Err(format!("fast:    {fast:?}\ngeneral: {general:?}")) }
}

/// The general parser wrongly wants spaces where the first line of a block scalar begins with a tab
/// behind its indentation (YAML 1.2.2, 8.1.1.1).
pub fn is_mistaken(text: &str, refusal: &Refusal) -> bool {
    let (_, message, Some(place)) = refusal else { return false };
    let line = text.lines().nth(place.line as usize - 1).unwrap_or("");
    message.contains("tab") && line.trim_start_matches(' ').starts_with('\t')
}

/// How many bytes the index of a rack's words takes, and how many the texts have that it covers.
#[cfg(feature = "find")]
pub fn index_and_text_bytes(rack: &crate::Rack) -> (usize, usize) {
    let texts = |row| {
        let mut nodes = Vec::new();
        let texts = rack.texts(row, &mut nodes);
        let one = [&texts.title, &texts.excerpt, &texts.provider, &texts.body];
        one.into_iter().chain(&texts.topics).map(|text| text.len()).sum::<usize>()
    };
    (rack.with_index(crate::text::TextIndex::bytes), (0..rack.rows()).map(texts).sum())
}
