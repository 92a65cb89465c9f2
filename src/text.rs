//! Texts × what is asked → which articles hold it, how well, and where to mark it.
//!
//! `docs/search.md` says exactly what is found and how it is scored. The index consists of parts that
//! each stand alone; searching asks them one after another and does not care where they came from.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of articles; what is taken off was counted before"
)]

mod alike;
mod find;
mod folding;
mod inflection;
mod marks;
mod nearness;
mod normal;
mod part;
mod request;
mod suggest;
mod terms;
mod title;
mod words;

#[cfg(target_arch = "wasm32")]
pub use self::find::Found;
use self::part::{Buffer, Part};
pub use self::suggest::Articles;
use crate::article::texts::Texts;

/// The words of all articles, which are numbered in the order in which they were added.
#[derive(Default)]
pub struct TextIndex {
    /// Each is at least twice as large as the next, so there are few.
    parts: Vec<Part>,
    /// What was added since; becomes a part when somebody asks.
    open: Part,
    closing: Option<Closing>,
    /// Which articles were not removed, and how many these are.
    alive: Vec<bool>,
    /// Which are meant to be shown.
    shown: Vec<bool>,
    live: usize,
    removed: usize,
    buffer: Buffer,
}

/// A part that is being finished, and how many of the parts it does not take the place of.
struct Closing {
    part: Part,
    kept: usize,
}

/// How many articles are finished in a step.
const STEP: u32 = 4096;

impl TextIndex {
    /// How many articles were added.
    pub fn len(&self) -> usize {
        self.alive.len()
    }

    /// How many articles were removed.
    pub fn removed(&self) -> usize {
        self.removed
    }

    /// Takes one more article. Costs about a microsecond for each hundred bytes.
    pub fn add(&mut self, texts: &Texts) {
        self.open.add(texts, &mut self.buffer);
        self.alive.push(true);
        self.shown.push(texts.shown);
        self.live += 1;
    }

    /// Leaves an article out from now on.
    pub fn remove(&mut self, article: u32) {
        if let Some(alive) = self.alive.get_mut(article as usize).filter(|alive| **alive) {
            *alive = false;
            self.live -= 1;
            self.removed += 1;
        }
    }

    /// Makes what was added findable, a step at a time of some milliseconds, until it says true. Each article is
    /// gone through again a few times at most, however often something is added: parts are joined only with
    /// parts of about their size. What could be found before can be found in between.
    pub fn refresh(&mut self) -> bool {
        let mut closing = match self.closing.take() {
            Some(closing) => closing,
            None if self.open.len() == 0 => return true,
            None => Closing { part: std::mem::take(&mut self.open), kept: self.parts.len() },
        };
        if !closing.part.finish(STEP) {
            self.closing = Some(closing);
            return false;
        }
        let before = closing.kept.checked_sub(1).and_then(|last| self.parts.get(last));
        if let Some(last) = before.filter(|last| last.len() <= 2 * closing.part.len()) {
            let part = last.join(&closing.part);
            self.closing = Some(Closing { part, kept: closing.kept - 1 });
            return false;
        }
        self.parts.truncate(closing.kept);
        self.parts.push(closing.part);
        self.open.len() == 0
    }

    /// The parts, each with the number of its first article.
    fn parts(&self) -> impl Iterator<Item = (u32, &Part)> {
        self.parts.iter().scan(0, |next, part| {
            let start = *next;
            *next += part.len() as u32;
            Some((start, part))
        })
    }

    fn is_alive(&self, article: u32) -> bool {
        self.alive.get(article as usize) == Some(&true)
    }

    fn is_shown(&self, article: u32) -> bool {
        self.shown.get(article as usize) == Some(&true)
    }

    /// How much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.parts.iter().map(Part::bytes).sum::<usize>() + self.alive.capacity()
    }
}
