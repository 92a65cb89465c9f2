//! How far it is, on a line of the terminal that is written over again and again; nothing if there is no terminal.

#![expect(clippy::arithmetic_side_effects, reason = "a count of files")]

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

const EVERY: Duration = Duration::from_millis(200);

pub struct Progress {
    done: usize,
    total: usize,
    terminal: bool,
    shown: bool,
    last: Instant,
}

impl Progress {
    pub fn new(total: usize) -> Progress {
        Progress { done: 0, total, terminal: io::stderr().is_terminal(), shown: false, last: Instant::now() }
    }

    /// Goes on to the next file.
    pub fn advance(&mut self) {
        self.done += 1;
        if self.terminal && self.last.elapsed() >= EVERY {
            let _ = write!(io::stderr(), "\r{} of {} files", self.done, self.total);
            self.shown = true;
            self.last = Instant::now();
        }
    }

    /// Makes room for something else on the terminal.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
