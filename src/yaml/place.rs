//! Where values stand. The parser does not tell; but it adds the place to an error. So the document is
//! read once more, failing at each value in question.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use super::complaint::mark;

/// A value whose place is wanted.
pub struct Target {
    /// Which entry of the document to take, then which of that, and so on.
    pub path: Vec<usize>,
    /// Wanted is the key of the last entry, not its value.
    pub key: bool,
}

/// After a failure at a text the parser can go on, after one at a list or map it can't, and the document is read
/// again: so many bytes are read at most, but a long document four times.
const MAX_READ: usize = 32 << 10;

/// The byte of `text` at which each target stands, as far as it was found.
pub fn find(targets: Vec<Target>, text: &str) -> Vec<Option<usize>> {
    let mut search = Search::new(targets, text);
    let readings = (MAX_READ / text.len().max(1)).min(search.targets.len()).max(4);
    for _ in 0..readings {
        search.here.clear();
        search.ended = false;
        let read = Step::of(&mut search).deserialize(serde_yaml::Deserializer::from_str(text));
        if read.is_ok() || !search.ended {
            break;
        }
    }
    search.found
}

/// The byte of `text` at which a document in it begins, or at which it is broken.
pub fn beginning(document: serde_yaml::Deserializer<'_>, text: &str) -> Option<usize> {
    let mut search = Search::new(vec![Target { path: vec![0], key: true }], text);
    match Step::of(&mut search).deserialize(document) {
        Ok(()) => search.found.pop()?,
        Err(error) => error.location().map(|at| at.index()),
    }
}

struct Search<'a> {
    targets: Vec<Target>,
    found: Vec<Option<usize>>,
    text: &'a str,
    /// The path of where the reading is.
    here: Vec<usize>,
    /// It failed at a list or map.
    ended: bool,
}

impl Search<'_> {
    fn new(targets: Vec<Target>, text: &str) -> Search<'_> {
        Search { found: vec![None; targets.len()], targets, text, here: Vec::new(), ended: false }
    }

    /// The target here that has no place yet.
    fn wanted(&self, key: bool) -> Option<usize> {
        let is_here = |target: &Target| target.key == key && target.path == self.here;
        let mut all = self.targets.iter().zip(&self.found);
        all.position(|(target, found)| found.is_none() && is_here(target))
    }

    /// Whether there is a target here or further inside.
    fn leads_on(&self) -> bool {
        let mut open = self.targets.iter().zip(&self.found).filter(|(_, found)| found.is_none());
        open.any(|(target, _)| target.path.starts_with(&self.here))
    }
}

/// The value or key at hand: the way to a target, or one itself.
struct Step<'a, 'b> {
    search: &'a mut Search<'b>,
    target: Option<usize>,
}

impl<'a, 'b> Step<'a, 'b> {
    fn of(search: &'a mut Search<'b>) -> Step<'a, 'b> {
        Step { target: search.wanted(false), search }
    }
}

impl<'de> DeserializeSeed<'de> for Step<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Step { search, target } = self;
        match (deserializer.deserialize_any(Step { search: &mut *search, target }), target) {
            (Err(failed), Some(target)) => {
                if let Some(found) = search.found.get_mut(target) {
                    *found = mark(&failed.to_string(), search.text);
                }
                if search.ended { Err(failed) } else { Ok(()) }
            }
            (read, _) => read,
        }
    }
}

/// What has no visit of its own fails by itself, as not what was expected.
impl<'de> Visitor<'de> for Step<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("something else here")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let search = self.inside()?;
        for index in 0.. {
            search.here.push(index);
            let item = if search.leads_on() {
                seq.next_element_seed(Step::of(search))?
            } else {
                seq.next_element::<IgnoredAny>()?.map(drop)
            };
            search.here.pop();
            if item.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let search = self.inside()?;
        for index in 0.. {
            search.here.push(index);
            let key = match search.wanted(true) {
                Some(target) => map.next_key_seed(Step { search: &mut *search, target: Some(target) })?,
                None => map.next_key::<IgnoredAny>()?.map(drop),
            };
            if key.is_none() {
                search.here.pop();
                break;
            }
            if search.leads_on() {
                map.next_value_seed(Step::of(search))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
            search.here.pop();
        }
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        let (IgnoredAny, value) = data.variant()?;
        value.newtype_variant_seed(self)
    }
}

impl<'a, 'b> Step<'a, 'b> {
    /// Goes into a list or map, if it is not what was sought.
    fn inside<E: Error>(self) -> Result<&'a mut Search<'b>, E> {
        self.search.ended = self.target.is_some();
        if self.search.ended { Err(E::custom("here")) } else { Ok(self.search) }
    }
}
