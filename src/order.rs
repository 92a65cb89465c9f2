//! Sorting by a rule: one copy of the sort for all of them, which keeps the module small.

use std::cmp::Ordering;

/// Sorts numbers of rows (or of whatever they index); the rule must not leave ties open.
pub fn sort(rows: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    rows.sort_unstable_by(|&a, &b| compare(a, b));
}

/// Sorts the first `count` of them to the front, and drops the rest.
pub fn sort_first(rows: &mut Vec<u32>, count: usize, compare: &dyn Fn(u32, u32) -> Ordering) {
    if count == 0 {
        rows.clear();
    } else if count < rows.len() {
        rows.select_nth_unstable_by(count - 1, |&a, &b| compare(a, b));
        rows.truncate(count);
    }
    sort(rows, compare);
}

/// The items of a list in another order; equal ones keep theirs.
pub fn sorted<T>(items: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    sort(&mut order, &|a, b| compare(&items[a as usize], &items[b as usize]).then(a.cmp(&b)));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| items[at as usize].take()).collect()
}
