//! The service's own certificate: given by the branch's authority for a year and a month, kept in memory only, and
//! given anew at each start, in good time before it ends, and when the clock turns out to have been wrong.

use super::{Authority, TlsError};
use chrono::{DateTime, Datelike, TimeDelta, Utc};
use rcgen::{
    CertificateParams, DnType, ExtendedKeyUsagePurpose, KeyPair, KeyUsagePurpose, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::pki_types::PrivatePkcs8KeyDer;
use std::sync::Arc;

/// Browsers refuse certificates of more than 398 days, or 825 from an authority of one's own.
const DAYS: i64 = 397;
/// Days before its end from which it is given anew.
const SPARE: i64 = 60;

/// A certificate with its key and the days it is good for.
pub(crate) struct Certificate {
    config: Arc<ServerConfig>,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
}

impl Certificate {
    /// A certificate for `names` from now on.
    pub(crate) fn give(
        authority: &Authority,
        names: &[String],
        now: DateTime<Utc>,
    ) -> Result<Self, TlsError> {
        let (from, until) = (now - TimeDelta::days(1), now + TimeDelta::days(DAYS - 1));
        let key = KeyPair::generate()?;
        let mut params = CertificateParams::new(names.to_vec())?;
        let name = names.first().map_or("istiqbal", String::as_str);
        params.distinguished_name.push(DnType::CommonName, name);
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        params.not_before = date_time_ymd(from.year(), from.month() as u8, from.day() as u8);
        params.not_after = date_time_ymd(until.year(), until.month() as u8, until.day() as u8);
        let certificate = params.signed_by(&key, &authority.issuer)?;
        // The authority goes along, so that a device can show its words before it trusts it.
        let chain = vec![certificate.der().clone(), authority.der.clone()];
        let key = PrivatePkcs8KeyDer::from(key.serialize_der());
        let config = config()?
            .with_no_client_auth()
            .with_single_cert(chain, key.into())?;
        Ok(Self {
            config: Arc::new(with_http(config)),
            from,
            until,
        })
    }

    /// Whether another is due.
    pub(crate) fn is_due(&self, now: DateTime<Utc>) -> bool {
        now < self.from || now + TimeDelta::days(SPARE) > self.until
    }

    /// How a listener uses it.
    pub(crate) fn config(&self) -> Arc<ServerConfig> {
        self.config.clone()
    }
}

/// TLS 1.2 and 1.3 by the one provider this program is built with.
fn config() -> Result<rustls::ConfigBuilder<ServerConfig, rustls::WantsVerifier>, TlsError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    Ok(ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?)
}

fn with_http(mut config: ServerConfig) -> ServerConfig {
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    config
}
