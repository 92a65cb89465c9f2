//! The files that the paths name, and their bytes.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use newsrack::{Code, Problem};

const ENDINGS: [&str; 6] = ["md", "markdown", "html", "yaml", "yml", "txt"];

/// As much as the page reads of a source unless told otherwise.
const LIMIT: u64 = 256 << 20;

/// A file, or the standard input.
pub struct Input {
    /// What problems call it.
    pub name: String,
    path: Option<PathBuf>,
}

/// The files that the paths name, folders walked to their ends: in the order of their names, and each once.
pub fn find(paths: &[OsString]) -> Result<Vec<Input>, String> {
    let mut found = Vec::new();
    for path in paths {
        if path == "-" {
            found.push(Input { name: "(standard input)".to_owned(), path: None });
            continue;
        }
        let path = Path::new(path);
        let Ok(is) = fs::metadata(path) else {
            return Err(format!("There is no file or folder {}.", path.display()));
        };
        let before = found.len();
        match is.is_dir() {
            true => walk(path, &mut found),
            false => found.push(Input::of(path)),
        }
        if found.len() == before {
            let endings = ENDINGS.map(|ending| format!(".{ending}")).join(", ");
            return Err(format!("No articles in {}: it has no file that ends in {endings}.", path.display()));
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found.dedup_by(|a, b| a.path == b.path);
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<Input>) {
    // A folder that can't be listed can't be read as a file either: that is then said of it.
    let Ok(entries) = fs::read_dir(folder) else { return found.push(Input::of(folder)) };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(b".") || name == "node_modules" {
            continue;
        }
        let linked = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        let Ok(is) = fs::metadata(&path) else { continue };
        // A linked folder could lead back to where it is: only linked files are followed.
        if is.is_dir() && !linked {
            walk(&path, found);
        } else if is.is_file() && is_article(&path) {
            found.push(Input::of(&path));
        }
    }
}

fn is_article(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

impl Input {
    fn of(path: &Path) -> Input {
        Input { name: path.to_string_lossy().into_owned(), path: Some(path.to_owned()) }
    }

    /// All its bytes, or what is wrong with it.
    pub fn read(&self) -> Result<Vec<u8>, Problem> {
        let problem = |code, message| Problem::of_source(code, Some(&self.name), message);
        let mut bytes = Vec::new();
        let done = match &self.path {
            Some(path) => File::open(path).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes)),
            None => io::stdin().lock().take(LIMIT + 1).read_to_end(&mut bytes),
        };
        match done {
            Ok(count) if count as u64 > LIMIT => Err(problem(Code::TooLarge, TOO_LARGE)),
            Ok(_) => Ok(bytes),
            Err(_) => Err(problem(Code::FetchFailed, UNREAD)),
        }
    }
}

const TOO_LARGE: &str = "The file is larger than 256 MiB; split it.";
const UNREAD: &str = "The file could not be read; check that it is still there and that you may read it.";
