//! The branch's certificate authority. Its certificate is constrained to the branch's names: whoever trusts it, and
//! whoever steals its key, gains nothing for other hosts. It does not end with the years, for devices trust it once;
//! only when the settings name a host it does not cover is it made anew, and its devices must trust it anew.

use super::TlsError;
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DnType, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints, date_time_ymd,
};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use std::io::Write;
use std::net::IpAddr;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// An authority at work.
pub(crate) struct Authority {
    pub(super) issuer: Issuer<'static, KeyPair>,
    /// Its certificate, as devices and browsers take it.
    pub(crate) pem: String,
    pub(super) der: CertificateDer<'static>,
}

impl Authority {
    /// The authority kept in the folder `keys`, made where it is missing or does not cover `names`.
    pub(crate) fn open(keys: &Path, branch: &str, names: &[String]) -> Result<Self, TlsError> {
        std::fs::create_dir_all(keys).map_err(file("make the folder", keys))?;
        let kept = Kept::read(keys)?;
        let kept = match kept {
            Some(kept) if names.iter().all(|name| kept.names.contains(name)) => kept,
            other => {
                if other.is_some() {
                    tracing::warn!(
                        "the settings name hosts that the branch's certificate authority does not cover: it is made \
                         anew, and every device and browser must trust the new one"
                    );
                }
                let made = Kept::make(branch, names)?;
                made.write(keys)?;
                made
            }
        };
        kept.authority()
    }

    /// The certificate as DER.
    pub(crate) fn der(&self) -> &[u8] {
        &self.der
    }
}

/// What stands in the folder: the key, the certificate, and the names it covers after its own.
struct Kept {
    key: String,
    pem: String,
    label: String,
    names: Vec<String>,
}

impl Kept {
    fn read(keys: &Path) -> Result<Option<Self>, TlsError> {
        let text = |name: &str| {
            let path = keys.join(name);
            match std::fs::read_to_string(&path) {
                Ok(text) => Ok(Some(text)),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(file("read", &path)(error)),
            }
        };
        let (key, pem, names) = (
            text("authority.key")?,
            text("authority.crt")?,
            text("authority.names")?,
        );
        let (Some(key), Some(pem), Some(names)) = (key, pem, names) else {
            return Ok(None);
        };
        let mut lines = names.lines().map(str::to_owned);
        let label = lines.next().unwrap_or_default();
        Ok(Some(Self {
            key,
            pem,
            label,
            names: lines.collect(),
        }))
    }

    fn make(branch: &str, names: &[String]) -> Result<Self, TlsError> {
        let key = KeyPair::generate()?;
        // Browsers list authorities by name; two of one branch must not look the same.
        let label = format!("Istiqbal {branch} {:08x}", rand());
        let names = names.to_vec();
        let pem = params(&label, &names).self_signed(&key)?.pem();
        Ok(Self {
            key: key.serialize_pem(),
            pem,
            label,
            names,
        })
    }

    /// The names last: without them the whole is made anew, so that a cut leaves no mixture.
    fn write(&self, keys: &Path) -> Result<(), TlsError> {
        let names = format!("{}\n{}\n", self.label, self.names.join("\n"));
        let stale = keys.join("authority.names");
        match std::fs::remove_file(&stale) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(file("replace", &stale)(error));
            }
            _ => {}
        }
        let files = [
            ("authority.key", &self.key),
            ("authority.crt", &self.pem),
            ("authority.names", &names),
        ];
        for (name, text) in files {
            write(&keys.join(name), text)?;
        }
        Ok(())
    }

    fn authority(&self) -> Result<Authority, TlsError> {
        let key = KeyPair::from_pem(&self.key)?;
        let der = CertificateDer::from_pem_slice(self.pem.as_bytes())
            .map_err(|_| rcgen::Error::CouldNotParseCertificate)?;
        Ok(Authority {
            issuer: Issuer::new(params(&self.label, &self.names), key),
            pem: self.pem.clone(),
            der,
        })
    }
}

fn params(label: &str, names: &[String]) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, label);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    // Nothing but servers: no mail, no programs.
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.name_constraints = Some(NameConstraints {
        permitted_subtrees: names.iter().map(|name| subtree(name)).collect(),
        excluded_subtrees: Vec::new(),
    });
    // Fixed: a device without a clock battery makes it at a time that may be years off.
    params.not_before = date_time_ymd(2024, 1, 1);
    params.not_after = date_time_ymd(2049, 12, 31);
    params
}

fn subtree(name: &str) -> GeneralSubtree {
    match name.parse::<IpAddr>() {
        Ok(ip @ IpAddr::V4(_)) => GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(ip, 32)),
        Ok(ip @ IpAddr::V6(_)) => GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(ip, 128)),
        Err(_) => GeneralSubtree::DnsName(name.to_owned()),
    }
}

fn rand() -> u32 {
    // Only a label: without randomness it is plain, and making the key fails next.
    getrandom::u32().unwrap_or(0)
}

/// Written whole under another name first, readable by the owner only.
fn write(path: &Path, text: &str) -> Result<(), TlsError> {
    let unfinished = path.with_extension("new");
    let mut options = std::fs::OpenOptions::new();
    let mut out = options
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&unfinished)
        .map_err(file("make", &unfinished))?;
    out.write_all(text.as_bytes())
        .and_then(|()| out.sync_all())
        .map_err(file("write", &unfinished))?;
    std::fs::rename(&unfinished, path).map_err(file("make", path))
}

fn file(doing: &'static str, path: &Path) -> impl Fn(std::io::Error) -> TlsError {
    move |source| TlsError::File {
        doing,
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_authority_stays_while_it_covers_the_names_and_is_made_anew_when_not() {
        let folder = tempfile::tempdir().unwrap();
        let open = |of: &[&str]| {
            Authority::open(folder.path(), "manarat", &names(of))
                .unwrap()
                .pem
        };
        let first = open(&["reception.local", "192.168.1.10"]);
        assert_eq!(open(&["reception.local"]), first);
        let second = open(&["reception.local", "10.0.0.2"]);
        assert_ne!(second, first);
        assert_eq!(open(&["10.0.0.2"]), second);
    }

    #[test]
    fn its_key_is_for_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        Authority::open(folder.path(), "manarat", &names(&["reception.local"])).unwrap();
        let key = std::fs::metadata(folder.path().join("authority.key")).unwrap();
        assert_eq!(key.permissions().mode() & 0o777, 0o600);
    }
}
