//! Any bytes can be added, and whatever articles come of them can be found, shown and removed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsrack::{Query, Rack};

fuzz_target!(|sources: Vec<(bool, &[u8])>| {
    let mut rack = Rack::default();
    let mut articles = 0;
    for (single, bytes) in sources {
        let name = if single { "a.md" } else { "a.yaml" };
        articles += rack.add(bytes, Some(name), &Default::default()).added;
    }
    assert_eq!(rack.len(), articles);
    let problems = rack.problems();
    let found =
        rack.search(&Query { limit: Some(usize::MAX), ..Query::default() }).expect("no dates are asked for");
    assert!(found.total == found.cards.len() && found.total <= articles);
    for card in found.cards {
        let id = card.article.id.clone();
        assert_eq!(rack.get(&id).as_ref(), Some(&card.article));
        assert!(rack.related(&id, 8).len() <= 8);
        assert!(rack.remove(&id) && rack.get(&id).is_none());
    }
    assert_eq!(rack.problems(), problems);
});
