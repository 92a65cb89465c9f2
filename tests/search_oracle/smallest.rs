//! A case that fails → the smallest one that does, so that a person sees what is wrong.

use newsrack::{Facets, Query};

use crate::draft::{Document, Draft, Step};

type Differs<'a> = &'a dyn Fn(&[Step], &Query) -> bool;

/// Leaves out what can be left out while the answers still differ.
pub fn smallest(mut history: Vec<Step>, mut query: Query, differs: Differs) -> (Vec<Step>, Query) {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    if differs(&history, &query) {
        shorten(&mut history, |history| differs(history, &query));
        query = smallest_query(query, |query| differs(&history, query));
        for at in 0..history.len() {
            shorten_step(&mut history, at, &|history| differs(history, &query));
        }
    }
    std::panic::set_hook(told);
    (history, query)
}

/// Leaves out articles of a source, and what they say.
fn shorten_step(history: &mut Vec<Step>, at: usize, differs: &dyn Fn(&[Step]) -> bool) {
    let Step::Add { name, documents } = history[at].clone() else { return };
    let with = |documents: &[Document]| {
        let mut tried = history.clone();
        tried[at] = Step::Add { name: name.clone(), documents: documents.to_vec() };
        tried
    };
    let mut documents = documents;
    shorten(&mut documents, |documents| differs(&with(documents)));
    for number in 0..documents.len() {
        let Document::Made(mut draft) = documents[number].clone() else { continue };
        let still = |draft: &Draft| {
            let mut tried = documents.clone();
            tried[number] = Document::Made(draft.clone());
            differs(&with(&tried))
        };
        for simplify in SIMPLER {
            let mut tried = draft.clone();
            simplify(&mut tried);
            if still(&tried) {
                draft = tried;
            }
        }
        for text in TEXTS {
            let mut tried = draft.clone();
            let Some(mut characters) = text(&mut tried).map(|text| text.chars().collect::<Vec<_>>()) else {
                continue;
            };
            shorten(&mut characters, |characters| {
                text(&mut tried).into_iter().for_each(|text| *text = characters.iter().collect());
                text(&mut tried).is_some_and(|text| !text.trim().is_empty()) && still(&tried)
            });
            text(&mut draft).into_iter().for_each(|text| *text = characters.iter().collect());
        }
        documents[number] = Document::Made(draft);
    }
    *history = with(&documents);
}

const TEXTS: [fn(&mut Draft) -> Option<&mut String>; 3] =
    [|draft| Some(&mut draft.title), |draft| draft.excerpt.as_mut(), |draft| draft.body.as_mut()];

const SIMPLER: [fn(&mut Draft); 11] = [
    |draft| draft.excerpt = None,
    |draft| draft.body = None,
    |draft| draft.topics.clear(),
    |draft| draft.topics.truncate(1),
    |draft| draft.provider = None,
    |draft| draft.kind = None,
    |draft| draft.category = None,
    |draft| (draft.quality, draft.heat) = (None, None),
    |draft| draft.published = true,
    |draft| draft.removed = false,
    |draft| draft.date = None,
];

fn smallest_query(mut query: Query, differs: impl Fn(&Query) -> bool) -> Query {
    let simpler: [fn(&mut Query); 15] = [
        |query| query.topics.clear(),
        |query| query.providers.clear(),
        |query| query.types.clear(),
        |query| query.categories.clear(),
        |query| query.since = None,
        |query| query.until = None,
        |query| query.min_quality = None,
        |query| query.min_heat = None,
        |query| query.published = Default::default(),
        |query| query.sort = None,
        |query| query.offset = 0,
        |query| query.limit = None,
        |query| query.facets = Facets::All(false),
        |query| query.timeline = None,
        |query| query.half_life = None,
    ];
    for simplify in simpler {
        let mut tried = query.clone();
        simplify(&mut tried);
        if differs(&tried) {
            query = tried;
        }
    }
    if let Some(text) = query.text.clone() {
        let mut characters: Vec<char> = text.chars().collect();
        let with = |characters: &[char]| Query { text: Some(characters.iter().collect()), ..query.clone() };
        shorten(&mut characters, |characters| differs(&with(characters)));
        query = with(&characters);
    }
    query
}

/// Leaves out longer and shorter pieces of a list while `still` holds.
fn shorten<T: Clone>(list: &mut Vec<T>, mut still: impl FnMut(&[T]) -> bool) {
    let mut length = list.len();
    while length > 0 {
        let mut start = 0;
        while start < list.len() {
            let end = (start + length).min(list.len());
            let shorter = [&list[..start], &list[end..]].concat();
            if still(&shorter) {
                *list = shorter;
            } else {
                start = end;
            }
        }
        length /= 2;
    }
}
