//! How many articles have each value of a list, or fall into each span of time.

#![expect(clippy::arithmetic_side_effects, reason = "counts of rows, and days of years with four digits")]
#![expect(
    clippy::indexing_slicing,
    reason = "rows, values and lists go by numbers that the columns gave out, and a column has an entry for each row"
)]

use super::filter::Choice;
use crate::article::date::{self, DAY};
use crate::index::hash::{Table, hash};
use crate::index::{Columns, NO_DATE, NONE};
use crate::order;
use crate::query::{Bucket, FacetCount, List, Unit};

/// Counts the values of a list: those that occur, and those chosen even if they do not; most first.
pub fn facet(
    columns: &Columns,
    list: List,
    choice: &Choice,
    rows: impl Iterator<Item = u32>,
) -> Vec<FacetCount> {
    let dictionary = columns.dictionary(list);
    let mut counts = vec![0; dictionary.len()];
    match columns.single(list) {
        Some(column) => {
            rows.map(|row| column[row as usize]).filter(|&value| value != NONE).for_each(|value| {
                counts[value as usize] += 1;
            })
        }
        None => rows.for_each(|row| {
            for &value in columns.values(list, row as usize) {
                counts[value as usize] += 1;
            }
        }),
    }
    let known =
        counts.into_iter().enumerate().filter(|&(number, count)| count > 0 || choice.includes(number));
    let mut facet: Vec<FacetCount> = known
        .map(|(number, count)| FacetCount {
            value: dictionary.text(number as u32).to_owned(),
            count,
            selected: choice.includes(number),
        })
        .collect();
    facet.extend(choice.unknown.iter().map(|value| FacetCount {
        value: value.clone(),
        count: 0,
        selected: true,
    }));
    order::sorted(facet, &|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)))
}

/// Counts by day, week, …; only buckets that hold something, oldest first.
pub fn timeline(columns: &Columns, unit: Unit, rows: impl Iterator<Item = u32>) -> Vec<Bucket> {
    // Days first: of them there are few.
    let mut days = Counts::default();
    for instant in rows.map(|row| columns.instants[row as usize]).filter(|&instant| instant != NO_DATE) {
        days.add(instant.div_euclid(DAY), 1);
    }
    let mut buckets = Counts::default();
    days.counts.iter().for_each(|&(day, times)| buckets.add(bucket_start(day, unit), times));
    let sorted = order::sorted(buckets.counts, &|(a, _), (b, _)| a.cmp(b));
    sorted.into_iter().map(|(day, count)| Bucket { start: date::day_text(day * DAY), count }).collect()
}

/// How often each day came.
#[derive(Default)]
struct Counts {
    counts: Vec<(i64, usize)>,
    places: Table,
}

impl Counts {
    fn add(&mut self, day: i64, times: usize) {
        // No two days have the same hash: of eight bytes it keeps all that was in them.
        let place = *self.places.entry(hash(&day.to_le_bytes()), self.counts.len() as u32) as usize;
        match self.counts.get_mut(place) {
            Some((_, count)) => *count += times,
            None => self.counts.push((day, times)),
        }
    }
}

/// The first day, counted from 1970-01-01, of the bucket that a day falls into.
fn bucket_start(day: i64, unit: Unit) -> i64 {
    match unit {
        Unit::Day => day,
        // 1970-01-01 was a Thursday.
        Unit::Week => day - (day + 3).rem_euclid(7),
        Unit::Month => {
            let (year, month, _) = date::civil(day);
            date::days(year, month, 1)
        }
        Unit::Year => date::days(date::civil(day).0, 1, 1),
    }
}
