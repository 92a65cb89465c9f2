//! A document by the general parser: rewritten in the plain block style, with the places of its faults.

#![expect(clippy::arithmetic_side_effects, reason = "the lines of a text are no longer than the text")]

#[cfg(feature = "yaml")]
use crate::article::{self, Fields, fault::heard, link::LinkRule};
use crate::front_matter;
use crate::number::digits;
use crate::problem::{Code, Place, Refused};
#[cfg(feature = "yaml")]
use crate::{front_matter::Extent, yaml};

/// A document in the style that the fast reader reads.
#[derive(Debug, PartialEq, Eq)]
pub struct Rewritten {
    pub text: String,
    /// Where the values that something is wrong with stood in the original, by their path; the
    /// document's first key has the empty path.
    pub places: Vec<(String, Place)>,
    /// Why its related links were left out, if they were.
    pub without_related: Option<Refused>,
}

impl Rewritten {
    /// Where the value of that path stood, if it is known.
    pub fn place(&self, path: &str) -> Option<Place> {
        self.places.iter().find(|(known, _)| known == path).map(|(_, place)| *place)
    }
}

/// The longest document that the general parser is given, in bytes.
pub const LONGEST: usize = 16 * 1024;

/// Refuses a document that is too long, whether or not its related links are left out.
pub fn refuse_unread(text: &str) -> Option<Refused> {
    let is_long = text.len() > LONGEST
        && text.len() - front_matter::related_lines(text).map_or(0, |lines| lines.len()) > LONGEST;
    is_long.then(|| too_many(text.len(), LONGEST, "bytes"))
}

/// The refusal of what would cost the general parser too much.
pub fn too_many(count: usize, limit: usize, what: &str) -> Refused {
    Refused {
        code: Code::YamlLimit,
        message: [
            "This front matter has ",
            &digits(count),
            " ",
            what,
            "; with rarer YAML, such as here, it may have ",
            &digits(limit),
            ". Write this as plain \"key: value\" lines and there is no such limit.",
        ]
        .concat(),
        place: None,
    }
}

/// How many faults of one document are given a place.
#[cfg(feature = "yaml")]
const MAX_PLACES: usize = 32;

/// Reads any YAML, bounded by [`yaml::guard`]. What is wrong among the related links costs only those:
/// if the document can't be read as it is, it is tried without them.
#[cfg(feature = "yaml")]
pub fn rewrite(text: &str, first_line: u32, rule: &LinkRule) -> Result<Rewritten, Refused> {
    rewrite_whole(text, first_line, rule).or_else(|refused| {
        // Sought first as it is: to look at each line of a large document takes long.
        let is_named = text.contains("related:");
        let Some(lines) = is_named.then(|| front_matter::related_lines(text)).flatten() else {
            return Err(refused);
        };
        let (before, after) = (text.get(..lines.start).unwrap_or(""), text.get(lines.end..).unwrap_or(""));
        let blank_lines: String = text.get(lines).unwrap_or("").chars().filter(|&c| c == '\n').collect();
        match rewrite_whole(&[before, &blank_lines, after].concat(), first_line, rule) {
            Ok(rewritten) => Ok(Rewritten { without_related: Some(refused), ..rewritten }),
            Err(_) => Err(refused),
        }
    })
}

#[cfg(feature = "yaml")]
fn rewrite_whole(text: &str, first_line: u32, rule: &LinkRule) -> Result<Rewritten, Refused> {
    yaml::guard(text)?;
    let document = yaml::read(text, first_line)?;
    let rewritten = document.rewritten();
    let mut nodes = Vec::new();
    let mut faults = Vec::new();
    if !rewritten.is_empty() {
        front_matter::read(&rewritten, Extent::Whole, &mut nodes).map_err(|_| Refused {
            code: Code::YamlLimit,
            message: "This front matter is nested too deeply; write it out plainly.".into(),
            place: document.locate(vec![String::new()]).pop().map(|(_, place)| place),
        })?;
        let fields = Fields { text: &rewritten, nodes: &nodes };
        faults = heard(|listener| article::whole(fields, "", rule, listener)).1;
    }
    let paths = std::iter::once(String::new()).chain(faults.into_iter().map(|fault| fault.field));
    let places = document.locate(paths.take(MAX_PLACES).collect());
    Ok(Rewritten { text: rewritten, places, without_related: None })
}
