//! A document by the general parser: rewritten in the plain block style, with the places of its faults.

#[cfg(feature = "yaml")]
use crate::article::{self, Fields, link::LinkRule};
use crate::problem::{Code, Place};
#[cfg(feature = "yaml")]
use crate::{front_matter, yaml};

/// A document in the style that the fast reader reads.
#[derive(Debug, PartialEq, Eq)]
pub struct Rewritten {
    pub text: String,
    /// Where the values that something is wrong with stood in the original, by their path; the
    /// document's first key has the empty path.
    pub places: Vec<(String, Place)>,
}

/// Why a document is not read, with its place if the parser knows one.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    pub code: Code,
    pub message: String,
    pub place: Option<Place>,
}

/// How many faults of one document are given a place: each costs a parse.
#[cfg(feature = "yaml")]
const MAX_PLACES: usize = 32;

/// Reads any YAML, bounded by [`yaml::guard`].
#[cfg(feature = "yaml")]
pub fn rewrite(text: &str, first_line: u32, rule: &LinkRule) -> Result<Rewritten, Refused> {
    let rewritten = yaml::rewrite(text, first_line)?;
    let mut nodes = Vec::new();
    let mut faults = Vec::new();
    if !rewritten.is_empty() {
        front_matter::read(&rewritten, &mut nodes).map_err(|_| Refused {
            code: Code::YamlLimit,
            message: "This front matter is nested too deeply; write it out plainly.".into(),
            place: yaml::locate(text, "", first_line),
        })?;
        article::whole(Fields { text: &rewritten, nodes: &nodes }, "", rule, &mut faults);
    }
    let paths = std::iter::once(String::new()).chain(faults.into_iter().map(|fault| fault.field));
    let places = paths
        .take(MAX_PLACES)
        .filter_map(|path| {
            let place = yaml::locate(text, &path, first_line)?;
            Some((path, place))
        })
        .collect();
    Ok(Rewritten { text: rewritten, places })
}
