//! A file that is read piece by piece, and hashed meanwhile.

use rebatelens_core::{
    model::hash::Sha256Pieces,
    table::{StreamFault, TextStream},
};
use std::{
    fs::{File, Metadata},
    io,
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::SystemTime,
};

/// Bytes that are hashed at once.
const HASHED_BYTES: usize = 1024 * 1024;

/// A file that is read piece by piece.
#[derive(Debug)]
pub(crate) struct FileStream {
    file: Arc<File>,
    version: Version,
    hashing: Mutex<Option<JoinHandle<io::Result<String>>>>,
    sha256: OnceLock<Result<String, StreamFault>>,
    /// Whether nobody wants the hash any more.
    is_over: Arc<AtomicBool>,
}

impl FileStream {
    /// A stream of a file as it is now.
    pub(crate) fn of(file: File) -> io::Result<Self> {
        let version = Version::of(&file.metadata()?);
        Ok(Self {
            file: Arc::new(file),
            version,
            hashing: Mutex::new(None),
            sha256: OnceLock::new(),
            is_over: Arc::new(AtomicBool::new(false)),
        })
    }

    /// Hashes the file on a thread of its own from now on.
    pub(crate) fn start_hashing(&self) {
        let (file, size, is_over) = (Arc::clone(&self.file), self.version.size, Arc::clone(&self.is_over));
        let thread = thread::Builder::new().name("sha256".into());
        // Without a thread, the file is hashed when its hash is asked for.
        if let (Ok(started), Ok(mut hashing)) =
            (thread.spawn(move || hash(&file, size, &is_over)), self.hashing.lock())
        {
            *hashing = Some(started);
        }
    }

    /// Another program has cut off its last bytes.
    #[cfg(test)]
    pub(crate) fn cut_off(&self, size: u64) {
        self.file.set_len(size).unwrap();
    }

    /// All bytes, for a form that must be in memory as a whole.
    pub(crate) fn whole(&self) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; self.version.size];
        let mut filled = 0;
        while let Some(rest) = bytes.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match read_at(&self.file, rest, filled)? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                read => filled += read,
            }
        }
        Ok(bytes)
    }
}

impl Drop for FileStream {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
    }
}

impl TextStream for FileStream {
    fn size(&self) -> usize {
        self.version.size
    }

    fn read(&self, at: usize, into: &mut [u8]) -> Result<usize, StreamFault> {
        read_at(&self.file, into, at).map_err(|_| StreamFault::Unreadable)
    }

    fn sha256(&self) -> Result<String, StreamFault> {
        let hashed = self.sha256.get_or_init(|| {
            let started = self.hashing.lock().ok().and_then(|mut hashing| hashing.take());
            let hash = match started {
                Some(thread) => thread.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into())),
                None => hash(&self.file, self.version.size, &self.is_over),
            };
            hash.map_err(|_| StreamFault::Unreadable)
        });
        hashed.clone()
    }

    fn has_changed(&self) -> bool {
        self.file.metadata().map_or(true, |now| Version::of(&now) != self.version)
    }
}

/// What a file's system says of its content. A write changes some of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Version {
    size: usize,
    modified: Option<SystemTime>,
    /// When the system last changed anything about it, which no program can set.
    changed: (i64, i64),
}

impl Version {
    fn of(file: &Metadata) -> Self {
        #[cfg(unix)]
        let changed = {
            use std::os::unix::fs::MetadataExt;
            (file.ctime(), file.ctime_nsec())
        };
        #[cfg(not(unix))]
        let changed = (0, 0);
        let size = usize::try_from(file.len()).unwrap_or(usize::MAX);
        Self { size, modified: file.modified().ok(), changed }
    }
}

/// The hash of so many bytes of a file. One that another program goes on writing to
/// would never end.
fn hash(file: &File, size: usize, is_over: &AtomicBool) -> io::Result<String> {
    let mut hash = Sha256Pieces::default();
    let mut piece = vec![0; HASHED_BYTES];
    let mut at = 0;
    while !is_over.load(Ordering::Relaxed) {
        piece.truncate(size - at);
        let read = read_at(file, &mut piece, at)?;
        if read == 0 {
            return Ok(hash.finish());
        }
        hash.add(piece.get(..read).unwrap_or_default());
        at += read;
    }
    Err(io::ErrorKind::Interrupted.into())
}

/// Reads from a place, wherever other readers of the file are.
fn read_at(file: &File, into: &mut [u8], at: usize) -> io::Result<usize> {
    let at = u64::try_from(at).map_err(io::Error::other)?;
    loop {
        #[cfg(unix)]
        let read = std::os::unix::fs::FileExt::read_at(file, into, at);
        #[cfg(windows)]
        let read = std::os::windows::fs::FileExt::seek_read(file, into, at);
        match read {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FileStream;
    use rebatelens_core::{
        model::hash::sha256,
        table::{StreamFault, TextStream},
    };
    use std::io::Write;

    fn file(bytes: &[u8]) -> std::fs::File {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        file
    }

    #[test]
    fn its_hash_is_that_of_its_bytes_with_a_thread_and_without() {
        let bytes: Vec<u8> = (0..3_000_000_u32).map(|at| at.to_le_bytes()[at as usize % 4]).collect();
        let stream = FileStream::of(file(&bytes)).unwrap();
        assert_eq!(stream.sha256(), Ok(sha256(&bytes)));
        let stream = FileStream::of(file(&bytes)).unwrap();
        stream.start_hashing();
        assert_eq!(stream.sha256(), Ok(sha256(&bytes)));
        assert_eq!(stream.sha256(), Ok(sha256(&bytes)));
        assert_eq!(stream.whole().unwrap(), bytes);
        assert!(!stream.has_changed());
    }

    #[test]
    fn what_is_written_to_it_is_a_change() {
        let mut file = file(b"Order ID");
        let stream = FileStream::of(file.try_clone().unwrap()).unwrap();
        assert!(!stream.has_changed());
        file.write_all(b",").unwrap();
        assert!(stream.has_changed());
        assert_eq!(stream.sha256(), Ok(sha256(b"Order ID")), "the bytes that it had are hashed");
        // What was cut off is read no further.
        file.set_len(3).unwrap();
        assert!(stream.whole().is_err());
        assert_eq!(stream.read(3, &mut [0]), Ok(0));
    }

    #[test]
    fn a_file_that_cannot_be_read_says_so() {
        let folder = std::fs::File::open(std::env::temp_dir());
        // Only some systems open folders.
        if let Ok(stream) = folder.and_then(FileStream::of) {
            assert_eq!(stream.read(0, &mut [0]), Err(StreamFault::Unreadable));
            assert_eq!(stream.sha256(), Err(StreamFault::Unreadable));
        }
    }
}
