//! Sorting by a rule: one copy of the sort for all of them, which keeps the module small.

#![expect(clippy::arithmetic_side_effects, reason = "counts of what is in memory")]

use std::cmp::Ordering;

/// Sorts numbers of rows (or of whatever they index); equal ones keep their order. Merges runs of twice the length
/// each time: about as fast as the standard library's sort, in a twentieth of the code.
pub fn sort(rows: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    let mut merged = Vec::with_capacity(rows.len());
    let mut width = 1;
    while width < rows.len() {
        merged.clear();
        for pair in rows.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let (&[a, ref after_a @ ..], &[b, ref after_b @ ..]) = (left, right) {
                if compare(a, b).is_le() {
                    merged.push(a);
                    left = after_a;
                } else {
                    merged.push(b);
                    right = after_b;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        rows.copy_from_slice(&merged);
        width *= 2;
    }
}

/// How many of the first are kept sorted while looking for them; beyond that all are sorted.
const FEW: usize = 1000;

/// The places of the `count` highest keys, the highest first; the rule settles ties.
pub fn first(keys: &[u64], count: usize, tie: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let key = |place: u32| keys.get(place as usize).copied().unwrap_or(0);
    let compare = |a: u32, b: u32| key(b).cmp(&key(a)).then_with(|| tie(a, b));
    let places = 0..keys.len() as u32;
    if count > FEW {
        let mut all: Vec<u32> = places.collect();
        sort(&mut all, &compare);
        all.truncate(count);
        return all;
    }
    // Most are not among the first, which one look at the last of those tells.
    let mut first: Vec<u32> = Vec::with_capacity(count + 1);
    let mut least = 0;
    for place in places.filter(|_| count > 0) {
        if first.len() == count {
            if key(place) < least || first.last().is_some_and(|&last| compare(last, place).is_lt()) {
                continue;
            }
            first.pop();
        }
        let at = first.partition_point(|&other| compare(other, place).is_lt());
        first.insert(at, place);
        least = first.last().map_or(0, |&last| key(last));
    }
    first
}

/// The items of a list in another order; equal ones keep theirs.
#[expect(clippy::indexing_slicing, reason = "what is sorted are the places in the list")]
pub fn sorted<T>(items: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    sort(&mut order, &|a, b| compare(&items[a as usize], &items[b as usize]).then(a.cmp(&b)));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| items[at as usize].take()).collect()
}
