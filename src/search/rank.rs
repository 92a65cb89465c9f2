//! What articles are sorted by: for each order a number, the highest first.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "years have four digits, scores 29 bits, and no article is newer than the newest"
)]
#![expect(
    clippy::indexing_slicing,
    reason = "rows, values and lists go by numbers that the columns gave out, and a column has an entry for each row"
)]

use super::Matches;
use crate::article::date::DAY;
use crate::index::{Columns, NO_DATE};
use crate::query::Sort;

/// The number of each of `rows` in an order other than relevance; 0 where what it goes by is missing, so that
/// this stands last whichever way it goes.
pub fn keys(columns: &Columns, sort: Sort, rows: &[u32]) -> Vec<u64> {
    let each = |key: &dyn Fn(usize) -> u64| rows.iter().map(|&row| key(row as usize)).collect();
    let instant = |row: usize| columns.instants[row];
    match sort {
        Sort::Newest => each(&|row| of_integer(instant(row))),
        Sort::Oldest => each(&|row| if instant(row) == NO_DATE { 0 } else { !of_integer(instant(row)) }),
        Sort::Quality => each(&|row| of_float(columns.quality[row])),
        Sort::Heat => each(&|row| of_float(columns.heat[row])),
        Sort::Trending => each(&|row| of_float(trending(instant(row), columns.heat[row]))),
        Sort::Relevance => vec![0; rows.len()],
    }
}

/// `log2(1 + heat) + weeks since 1970`: the order is that of heat halving every week, whatever the
/// time is now. Unknown heat counts as none; an article without a date comes last.
fn trending(instant: i64, heat: f64) -> f64 {
    if instant == NO_DATE {
        return f64::NAN;
    }
    (1.0 + heat.max(0.0)).log2() + instant as f64 / (7.0 * DAY as f64)
}

/// Sorts like the number.
pub fn of_integer(number: i64) -> u64 {
    number as u64 ^ (1 << 63)
}

/// Sorts like the number; NaN is 0.
fn of_float(number: f64) -> u64 {
    let bits = number.to_bits();
    match number {
        _ if number.is_nan() => 0,
        _ if bits >> 63 == 1 => !bits,
        _ => bits | (1 << 63),
    }
}

/// What is left of 1 after so many half-lives. (`exp2` would bring a table of four kilobytes.)
pub fn halved(half_lives: f64) -> f64 {
    (-half_lives * std::f64::consts::LN_2).exp()
}

/// The preference of relevance for newer articles: a factor of up to 5/4, in 1024ths (docs/search.md, "The order").
pub struct Freshness {
    newest: i64,
    /// In milliseconds; 0 for no preference.
    half_life: f64,
}

impl Freshness {
    pub fn new(columns: &Columns, half_life: Option<f64>) -> Freshness {
        let alive = columns.instants.iter().zip(&columns.alive).filter(|&(_, &alive)| alive);
        let newest = alive.map(|(&instant, _)| instant).max().unwrap_or(NO_DATE);
        Freshness { newest, half_life: half_life.unwrap_or(30.0) * DAY as f64 }
    }

    /// What relevance sorts by, from a key of [`Matches`]: edits and exact title first, then the score.
    pub fn rank(&self, key: u32, instant: i64) -> u64 {
        let mut factor = 1024;
        if instant != NO_DATE && self.half_life > 0.0 {
            let half_lives = (self.newest - instant) as f64 / self.half_life;
            // From nine of them on, less than half a 1024th is left.
            if half_lives < 9.0 {
                factor += (256.0 * halved(half_lives) + 0.5) as u64;
            }
        }
        (u64::from(key >> 29) << 61) | (u64::from(key & Matches::SCORE) * factor)
    }
}

/// A rank as a number for people to compare.
pub fn score(rank: u64) -> f64 {
    let product = (rank & ((1 << 61) - 1)) as f64 / (f64::from(Matches::SCORE + 1) * 1280.0);
    let is_title = ((rank >> 61) & 1) as f64;
    let edits = 3 - (rank >> 62);
    (is_title + product) / 2.0 - edits as f64
}
