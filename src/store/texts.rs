//! What the index of words is told: the texts of the articles, and which articles are gone.

#![expect(
    clippy::indexing_slicing,
    reason = "rows go by numbers that the store gave out, and none is ever taken away"
)]

use super::Rack;
use crate::article::Fields;
use crate::article::texts::Texts;
use crate::front_matter::{self, Extent, Node};

impl Rack {
    /// How many articles were ever added: the number of the next.
    pub(crate) fn rows(&self) -> u32 {
        self.tables.rows.len() as u32
    }

    /// The texts of the article in `row`, read anew from its bytes: about a microsecond. `nodes` is
    /// for reuse.
    pub(crate) fn texts<'a>(&'a self, row: u32, nodes: &'a mut Vec<Node>) -> Texts<'a> {
        let found = &self.tables.rows[row as usize];
        let text = self.text(found);
        // This much could be read when it was loaded.
        let _ = front_matter::read(text, Extent::ExceptRelated, nodes);
        Texts::of(Fields { text, nodes }, self.body(found), self.tables.columns.shown[row as usize])
    }

    /// The title of the article in `row`.
    pub(crate) fn title(&self, row: u32) -> String {
        self.texts(row, &mut Vec::new()).title.into_owned()
    }

    /// The articles that were taken out or replaced after the first `known` such.
    pub(crate) fn buried(&self, known: usize) -> &[u32] {
        self.tables.buried.get(known..).unwrap_or(&[])
    }
}

#[cfg(feature = "find")]
impl Rack {
    /// Asks the index of words, which first takes what it does not know yet.
    pub(crate) fn with_index<T>(&self, ask: impl FnOnce(&crate::text::TextIndex) -> T) -> T {
        let mut index = self.index.borrow_mut();
        let mut nodes = Vec::new();
        for row in index.len() as u32..self.rows() {
            index.add(&self.texts(row, &mut nodes));
        }
        for &row in self.buried(index.removed()) {
            index.remove(row);
        }
        while !index.refresh() {}
        ask(&index)
    }
}
