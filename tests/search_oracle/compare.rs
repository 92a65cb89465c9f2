//! The engine's answer beside the oracle's; where they differ, the smallest case that still does.

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use newsrack::{Query, Rack};

use crate::draft::{Step, describe};
use crate::held::Naive;
use crate::search::{Answer, search};
use crate::smallest::smallest;

/// Panics with all there is to see if the two answers differ. `history` is how the rack came to be.
pub fn compare(rack: &Rack, naive: &Naive, query: &Query, history: &[Step], seed: u64) {
    let actual = answer(rack, query);
    let expected = search(naive, query);
    if is_same(&actual, &expected) {
        return;
    }
    let (history, query) = smallest(history.to_vec(), query.clone(), &differs);
    let (actual, expected) = replay(&history, &query);
    let mut told = format!("the answers differ (NEWSRACK_SEED={seed})\nquery: {}\n", describe(&query));
    for step in &history {
        let _ = match step {
            Step::Remove(id) => writeln!(told, "remove {id}"),
            Step::Add { name, documents } => {
                let text: String = documents.iter().map(|document| document.shown()).collect();
                writeln!(told, "add {name}\n{text}")
            }
        };
    }
    let _ = match actual {
        Err(panic) => writeln!(told, "the engine panics: {panic}"),
        Ok(actual) => writeln!(told, "the engine:\n{actual:?}\nthe oracle:\n{expected:?}"),
    };
    panic!("{told}");
}

/// The engine's answer, or why it gives none.
fn answer(rack: &Rack, query: &Query) -> Result<Answer, String> {
    let answered = catch_unwind(AssertUnwindSafe(|| rack.search(query)));
    match answered {
        Ok(result) => Ok(result.expect("only dates are asked for").into()),
        Err(panic) => Err(panic.downcast_ref::<String>().cloned().unwrap_or_default()),
    }
}

fn is_same(actual: &Result<Answer, String>, expected: &Answer) -> bool {
    actual.as_ref().is_ok_and(|actual| actual == expected)
}

/// Both answers after all that happened, from the beginning.
pub fn replay(history: &[Step], query: &Query) -> (Result<Answer, String>, Answer) {
    let (rack, naive) = build(history);
    (answer(&rack, query), search(&naive, query))
}

pub fn build(history: &[Step]) -> (Rack, Naive) {
    let (mut rack, mut naive) = (Rack::default(), Naive::default());
    history.iter().for_each(|step| step.take(&mut rack, &mut naive));
    naive.update(&rack);
    history.iter().for_each(|step| step.see_given(&mut naive));
    (rack, naive)
}

fn differs(history: &[Step], query: &Query) -> bool {
    // A shorter history may be one that articles can't be read from.
    let answers = catch_unwind(AssertUnwindSafe(|| replay(history, query)));
    answers.is_ok_and(|(actual, expected)| !is_same(&actual, &expected))
}
