//! Sorting by a rule: one copy of the sort for all of them, which keeps the module small.

use std::cmp::Ordering;

/// Sorts numbers of rows (or of whatever they index); the rule must not leave ties open.
pub fn sort(rows: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    rows.sort_unstable_by(|&a, &b| compare(a, b));
}

/// How many of the first are kept sorted while looking for them; beyond that all are sorted.
const FEW: usize = 1000;

/// Sorts the first `count` of them to the front, and drops the rest.
pub fn sort_first(rows: &mut Vec<u32>, count: usize, compare: &dyn Fn(u32, u32) -> Ordering) {
    if count > FEW {
        sort(rows, compare);
    } else {
        // Most are not among the first, which one comparison with the last of them tells.
        let mut first: Vec<u32> = Vec::with_capacity(count + 1);
        for &row in rows.iter() {
            let is_full = first.len() == count;
            if is_full && first.last().is_none_or(|&last| compare(last, row).is_lt()) {
                continue;
            }
            let at = first.partition_point(|&other| compare(other, row).is_lt());
            first.insert(at, row);
            first.truncate(count);
        }
        *rows = first;
    }
    rows.truncate(count);
}

/// The items of a list in another order; equal ones keep theirs.
pub fn sorted<T>(items: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    sort(&mut order, &|a, b| compare(&items[a as usize], &items[b as usize]).then(a.cmp(&b)));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| items[at as usize].take()).collect()
}
