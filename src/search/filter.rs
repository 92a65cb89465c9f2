//! Columns × what a query demands → which articles pass, and which fail one demand only.

#![expect(
    clippy::indexing_slicing,
    reason = "rows, values and lists go by numbers that the columns gave out, and a column has an entry for each row"
)]

use crate::index::dictionary::is_same_value;
use crate::index::{Columns, NO_DATE, NONE};
use crate::query::{List, Published, Query, QueryError};

/// What an article may fail: a bit for each list, in their order, then these.
pub const SPAN: u8 = 1 << 4;
/// One of the demands that every count obeys too.
const ALWAYS: u8 = 1 << 7;

/// What each article fails. Counts ignore the choice in their own list, and the timeline the span.
pub struct Filter {
    fails: Vec<u8>,
    pub choices: [Choice; 4],
}

impl Filter {
    /// Holds every demand, apart from the text, against every article: a pass over each column in question.
    /// An error names a date that can't be read.
    pub fn new(columns: &Columns, query: &Query) -> Result<Filter, QueryError> {
        let choices = List::ALL.map(|list| Choice::new(columns, query, list));
        let is_wanted = |shown: bool| match query.published {
            Published::Only(wanted) => shown == wanted,
            Published::Any(_) => true,
        };
        let there = columns.alive.iter().zip(&columns.shown);
        let mut fails: Vec<u8> =
            there.map(|(&alive, &shown)| if alive && is_wanted(shown) { 0 } else { ALWAYS }).collect();
        for (column, least) in [(&columns.quality, query.min_quality), (&columns.heat, query.min_heat)] {
            if let Some(least) = least {
                // What is not known is NaN, and not at least anything.
                note(&mut fails, column, ALWAYS, |&value| value >= least);
            }
        }
        if let Some((since, until)) = query.span()? {
            let is_within = |&instant: &i64| instant != NO_DATE && since <= instant && instant <= until;
            note(&mut fails, &columns.instants, SPAN, is_within);
        }
        for (at, choice) in choices.iter().enumerate().filter(|(_, choice)| !choice.chosen.is_empty()) {
            let is_chosen = |&value: &u32| value != NONE && choice.chosen[value as usize];
            match columns.single(List::ALL[at]) {
                Some(column) => note(&mut fails, column, 1 << at, is_chosen),
                None => {
                    for (row, fails) in fails.iter_mut().enumerate() {
                        if !columns.values(List::ALL[at], row).iter().any(is_chosen) {
                            *fails |= 1 << at;
                        }
                    }
                }
            }
        }
        Ok(Filter { fails, choices })
    }

    /// Whether an article fails nothing, `but_for` put aside.
    pub fn passes(&self, row: u32, but_for: u8) -> bool {
        self.fails.get(row as usize).is_some_and(|fails| fails & !but_for == 0)
    }

    /// Whether any count could include it.
    pub fn matters(&self, row: u32) -> bool {
        self.fails.get(row as usize).is_some_and(|fails| fails & ALWAYS == 0 && fails.count_ones() <= 1)
    }
}

/// Notes which rows of a column fail a demand.
fn note<T>(fails: &mut [u8], column: &[T], bit: u8, passes: impl Fn(&T) -> bool) {
    for (fails, value) in fails.iter_mut().zip(column) {
        *fails |= if passes(value) { 0 } else { bit };
    }
}

/// What a query chose in a list.
pub struct Choice {
    /// By number of its dictionary; empty if nothing was chosen.
    chosen: Vec<bool>,
    /// As written, those that no article has; each once.
    pub unknown: Vec<String>,
}

impl Choice {
    fn new(columns: &Columns, query: &Query, list: List) -> Choice {
        let values = query.choice(list);
        let dictionary = columns.dictionary(list);
        let mut choice = Choice { chosen: Vec::new(), unknown: Vec::new() };
        if !values.is_empty() {
            choice.chosen = vec![false; dictionary.len().max(1)];
        }
        for value in values {
            match dictionary.find(value) {
                Some(number) => choice.chosen[number as usize] = true,
                None if choice.unknown.iter().any(|known| is_same_value(known, value)) => {}
                None => choice.unknown.push(value.clone()),
            }
        }
        choice
    }

    /// Whether a value, by its number, was chosen.
    pub fn includes(&self, number: usize) -> bool {
        self.chosen.get(number).copied().unwrap_or(false)
    }
}
