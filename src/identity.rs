//! Which article is which: ids, and what happens when two articles have the same.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "a number for each article of one id, of which there are fewer than rows"
)]

use std::cell::{Cell, RefCell};

use crate::article::{Head, id};
use crate::index::hash::{Table, hash};
use crate::number::digits;

/// The ids of all rows, and the rows of ids and links.
///
/// Same id and same link: the later article replaces the earlier. Same id, another link: `-2`, `-3`, …
#[derive(Default)]
pub struct Identities {
    /// All ids one after another, and where each row's ends.
    ids: String,
    ends: Vec<u32>,
    /// The hashes of each row's links.
    links: Vec<[u64; 2]>,
    by_id: Table,
    /// Links and their rows, once somebody has asked.
    by_link: RefCell<ByLink>,
    /// For the ids that several articles asked for: the hash of that id with that of a link, and the
    /// row that got it.
    namesakes: Table,
    /// The hash of such an id, and the number that the next article is tried with.
    numbers: Table,
}

#[derive(Default)]
struct ByLink {
    table: Table,
    /// How many rows are in it.
    rows: usize,
}

/// There is the same article already, from a later source.
pub struct Superseded;

impl Identities {
    /// Gives the next row its id; returns the row that it replaces. As sources may arrive in another
    /// order than they were asked for, an article may come after the one that is to replace it
    /// (`is_later`): then it gets no row.
    pub fn insert(
        &mut self,
        row: u32,
        head: &Head,
        is_later: impl Fn(u32) -> bool,
    ) -> Result<Option<u32>, Superseded> {
        let links =
            [&head.link, head.other_link.as_ref().unwrap_or(&head.link)].map(|link| hash(link.as_bytes()));
        // Written where it will stay; taken back if it can't have this one.
        let start = self.ids.len();
        id::push_id(&mut self.ids, &head.title, head.instant, &head.link);
        let mut replaced = None;
        let id = self.ids.get(start..).unwrap_or("");
        let mut id_hash = hash(id.as_bytes());
        if let Some(first) = self.find_hashed(id_hash, id) {
            let wanted = self.ids.split_off(start);
            let [first_link, _] = self.links.get(first as usize).copied().unwrap_or_default();
            self.namesakes.entry(together(id_hash, first_link), first);
            let namesake = self.namesakes.entry(together(id_hash, links[0]), row);
            replaced = Some(*namesake).filter(|&earlier| earlier != row);
            if replaced.is_some_and(&is_later) {
                return Err(Superseded);
            }
            *namesake = row;
            let id = match replaced {
                Some(earlier) => {
                    self.unlink(earlier);
                    self.id(earlier).to_owned()
                }
                None => self.free_id(&wanted, id_hash),
            };
            self.ids.push_str(&id);
            id_hash = hash(id.as_bytes());
        }
        self.ends.push(self.ids.len() as u32);
        self.links.push(links);
        self.by_id.insert(id_hash, row);
        Ok(replaced)
    }

    pub fn find(&self, id: &str) -> Option<u32> {
        self.find_hashed(hash(id.as_bytes()), id)
    }

    fn find_hashed(&self, id_hash: u64, id: &str) -> Option<u32> {
        self.by_id.find(id_hash, &|row| self.id(row) == id)
    }

    /// The last loaded article with that link. The first to ask pays for the table.
    pub fn find_link(&self, link: &str, is_alive: impl Fn(u32) -> bool) -> Option<u32> {
        let mut by_link = self.by_link.borrow_mut();
        let known = std::mem::replace(&mut by_link.rows, self.links.len());
        for (row, &[first, second]) in self.links.iter().enumerate().skip(known) {
            for link in std::iter::once(first).chain((second != first).then_some(second)) {
                by_link.table.insert(link, row as u32);
            }
        }
        let last = Cell::new(None);
        by_link.table.find(hash(link.as_bytes()), &|row| {
            last.set(last.get().max(Some(row).filter(|&row| is_alive(row))));
            false
        });
        last.get()
    }

    /// Frees an id; returns its row.
    pub fn remove(&mut self, id: &str) -> Option<u32> {
        let row = self.find(id)?;
        self.unlink(row);
        self.namesakes.forget(row);
        Some(row)
    }

    /// The first of `id-2`, `id-3`, … that nobody has.
    fn free_id(&mut self, id: &str, id_hash: u64) -> String {
        let mut number = *self.numbers.entry(id_hash, 2);
        let free = loop {
            let tried = [id, "-", &digits(number as usize)].concat();
            number += 1;
            if self.find(&tried).is_none() {
                break tried;
            }
        };
        *self.numbers.entry(id_hash, number) = number;
        free
    }

    pub fn id(&self, row: u32) -> &str {
        slice(&self.ids, &self.ends, row)
    }

    fn unlink(&mut self, row: u32) {
        let id_hash = hash(self.id(row).as_bytes());
        self.by_id.remove(id_hash, row);
    }
}

/// One hash of two.
fn together(id_hash: u64, link_hash: u64) -> u64 {
    id_hash.rotate_left(32) ^ link_hash
}

fn slice<'a>(ids: &'a str, ends: &[u32], row: u32) -> &'a str {
    let row = row as usize;
    let start = row.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |&end| end as usize);
    let end = ends.get(row).map_or(0, |&end| end as usize);
    ids.get(start..end).unwrap_or("")
}
