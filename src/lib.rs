#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]
// No input ends in a panic. What could is left out, or is said by an `expect` to be bounded, and by what.
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::get_unwrap,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]
// Of the modules that a page loads, only the engine needs all of it.
#![cfg_attr(all(target_arch = "wasm32", not(feature = "engine")), allow(dead_code))]

// In the order of the flow: text → documents → fields → articles → store and index → answers.
mod article;
mod front_matter;
mod general;
mod identity;
mod index;
mod lower;
mod names;
mod number;
mod order;
mod problem;
mod query;
mod related;
mod search;
mod source;
mod split;
mod store;
#[cfg(feature = "find")]
mod suggest;
#[cfg(all(feature = "yaml", not(target_arch = "wasm32")))]
#[doc(hidden)]
pub mod testing;
#[cfg(feature = "find")]
mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;
#[cfg(feature = "yaml")]
mod yaml;

pub use article::date::instant;
pub use article::{Article, Image, Origin, Provider, RelatedLink, Story};
pub use problem::{Code, Place, Problem, Severity};
pub use query::{
    Any, Bucket, Card, FacetCount, FacetLists, Facets, Highlights, List, Published, Query, QueryError,
    SearchResult, Sort, Suggestion, SuggestionOrigin, Suggestions, Unit,
};
pub use store::{Rack, ReadOptions, Report, SourceId};
