//! The private key: an Ed25519 key in PKCS#8 PEM, as
//! `openssl genpkey -algorithm ed25519` writes it.

use crate::{error::CliError, folder, words::key as words};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{Signer, SigningKey};
use rebatelens_core::Lang;
use std::{
    fs,
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

const BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
const END: &str = "-----END PRIVATE KEY-----";
/// A key file is shorter than this; anything longer is something else.
const LARGEST: u64 = 16 * 1024;
const VERSION: [&[u8]; 2] = [&[0x02, 0x01, 0x00], &[0x02, 0x01, 0x01]];
const ED25519: &[u8] = &[0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// Where a key comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// It was there.
    Read,
    /// It was made by this call.
    Made,
}

/// A private key, and the file that holds it.
pub(super) struct Key {
    secret: SigningKey,
    pub(super) path: PathBuf,
    pub(super) origin: Origin,
}

/// Why a file is no key that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Encrypted,
    OpenSsh,
    Other,
}

impl Key {
    /// Reads the key that was named, else the user's own, which is made where
    /// there is none yet.
    pub(super) fn get(named: Option<&Path>, lang: Lang) -> Result<Self, CliError> {
        if let Some(path) = named {
            return read(path, lang);
        }
        let path = own_path().ok_or_else(|| no_home(lang))?;
        match path.try_exists() {
            Ok(false) => make(&path, lang),
            _ => read(&path, lang),
        }
    }

    pub(super) fn public(&self) -> [u8; 32] {
        self.secret.verifying_key().to_bytes()
    }

    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.secret.sign(message).to_bytes()
    }
}

fn read(path: &Path, lang: Lang) -> Result<Key, CliError> {
    let unreadable = |error: &io::Error| unusable(path, &error.to_string(), lang);
    let size = fs::metadata(path).map_err(|error| unreadable(&error))?.len();
    if size > LARGEST {
        return Err(no_key(path, Fault::Other, lang));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(&error))?;
    let seed = seed(&String::from_utf8_lossy(&bytes)).map_err(|fault| no_key(path, fault, lang))?;
    Ok(Key { secret: SigningKey::from_bytes(&seed), path: path.into(), origin: Origin::Read })
}

/// The 32 bytes that an Ed25519 key is made from.
fn seed(pem: &str) -> Result<[u8; 32], Fault> {
    let body = pem.split_once(BEGIN).and_then(|(_, rest)| rest.split_once(END));
    let Some((body, _)) = body else {
        return Err(if pem.contains("ENCRYPTED PRIVATE KEY") {
            Fault::Encrypted
        } else if pem.contains("OPENSSH PRIVATE KEY") {
            Fault::OpenSsh
        } else {
            Fault::Other
        });
    };
    let compact: String = body.split_whitespace().collect();
    let der = BASE64.decode(compact).map_err(|_| Fault::Other)?;
    seed_of_der(&der).ok_or(Fault::Other)
}

/// `PrivateKeyInfo`, or its successor that holds the public key as well.
fn seed_of_der(der: &[u8]) -> Option<[u8; 32]> {
    let (tag, rest) = der.split_first()?;
    let (length, rest) = rest.split_first()?;
    if *tag != 0x30 || usize::from(*length) != rest.len() {
        return None;
    }
    let rest = VERSION.iter().find_map(|version| rest.strip_prefix(*version))?;
    let (seed, _) = rest.strip_prefix(ED25519)?.split_at_checked(32)?;
    seed.try_into().ok()
}

fn make(path: &Path, lang: Lang) -> Result<Key, CliError> {
    let unwritable = |error: io::Error| unusable(path, &error.to_string(), lang);
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| unusable(path, &error.to_string(), lang))?;
    if let Some(folder) = path.parent() {
        make_folder(folder).map_err(unwritable)?;
    }
    match write_private(path, &pem(&seed)) {
        // Another call was faster; its key is the user's own.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return read(path, lang),
        written => written.map_err(unwritable)?,
    }
    Ok(Key { secret: SigningKey::from_bytes(&seed), path: path.into(), origin: Origin::Made })
}

fn pem(seed: &[u8; 32]) -> String {
    let der = [&[0x30, 0x2e][..], VERSION[0], ED25519, seed].concat();
    format!("{BEGIN}\n{}\n{END}\n", BASE64.encode(der))
}

#[cfg(unix)]
fn make_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Writes a file that only its owner reads.
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn own_path() -> Option<PathBuf> {
    Some(folder::program()?.join("signing-key.pem"))
}

fn no_home(lang: Lang) -> CliError {
    CliError::new(words::no_home(lang), words::no_home_next(lang))
}

fn unusable(path: &Path, reason: &str, lang: Lang) -> CliError {
    CliError::new(words::unusable(lang, &path.display(), reason), words::unusable_next(lang))
}

fn no_key(path: &Path, fault: Fault, lang: Lang) -> CliError {
    let (reason, next) = match fault {
        Fault::Encrypted => (words::encrypted(lang), words::encrypted_next(lang)),
        Fault::OpenSsh => (words::openssh(lang), words::make_one(lang)),
        Fault::Other => (words::other(lang), words::make_one(lang)),
    };
    CliError::new(words::unusable(lang, &path.display(), reason), next)
}

#[cfg(test)]
mod tests {
    use super::{Fault, pem, seed};

    const SEED: [u8; 32] = [7; 32];

    #[test]
    fn a_key_that_is_made_is_read() {
        assert_eq!(seed(&pem(&SEED)), Ok(SEED));
        assert_eq!(seed(&pem(&SEED).replace('\n', "\r\n")), Ok(SEED));
        assert_eq!(seed(&format!("A note above.\n{}", pem(&SEED))), Ok(SEED));
    }

    /// From RFC 8410, section 10.3: a key without and with its public part.
    #[test]
    fn the_published_keys_are_read() {
        let plain = "-----BEGIN PRIVATE KEY-----\n\
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
            -----END PRIVATE KEY-----\n";
        let found = seed(plain).unwrap();
        assert_eq!((found[0], found[31]), (0xd4, 0x42));
        let with_public = "-----BEGIN PRIVATE KEY-----\n\
            MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
            oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB\n\
            Z9w7lshQhqowtrbLDFw4rXAxZuE=\n\
            -----END PRIVATE KEY-----\n";
        assert_eq!(seed(with_public), Ok(found));
    }

    #[test]
    fn other_files_are_told_apart() {
        let label = |label: &str| format!("-----BEGIN {label}-----\nAAAA\n-----END {label}-----\n");
        assert_eq!(seed(&label("ENCRYPTED PRIVATE KEY")), Err(Fault::Encrypted));
        assert_eq!(seed(&label("OPENSSH PRIVATE KEY")), Err(Fault::OpenSsh));
        for text in ["", "a,b\n1,2\n", &label("PRIVATE KEY"), &label("PUBLIC KEY")] {
            assert_eq!(seed(text), Err(Fault::Other), "{text}");
        }
    }
}
