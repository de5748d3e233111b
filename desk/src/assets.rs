//! What the pages load, out of the program itself: styles, script, fonts. Each name carries a hash of its content,
//! so that a browser may keep it for ever and never shows an old one. Icons are drawn into the pages by name.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::sync::LazyLock;

/// One thing a page loads.
struct Asset {
    /// As pages and styles name it.
    name: &'static str,
    /// As browsers ask for it: with the hash.
    served_as: String,
    kind: &'static str,
    bytes: Cow<'static, [u8]>,
}

const WOFF2: &str = "font/woff2";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const PICTURE: &str = "image/svg+xml";
const STYLE: &str = "text/css; charset=utf-8";

/// What names nothing else.
const PLAIN: [(&str, &str, &[u8]); 12] = [
    (
        "plex-arabic-400.woff2",
        WOFF2,
        include_bytes!("../assets/fonts/plex-arabic-400.woff2"),
    ),
    (
        "plex-arabic-600.woff2",
        WOFF2,
        include_bytes!("../assets/fonts/plex-arabic-600.woff2"),
    ),
    (
        "plex-arabic-700.woff2",
        WOFF2,
        include_bytes!("../assets/fonts/plex-arabic-700.woff2"),
    ),
    (
        "plex-latin-400.woff2",
        WOFF2,
        include_bytes!("../assets/fonts/plex-latin-400.woff2"),
    ),
    (
        "plex-latin-600.woff2",
        WOFF2,
        include_bytes!("../assets/fonts/plex-latin-600.woff2"),
    ),
    (
        "plex-latin-700.woff2",
        WOFF2,
        include_bytes!("../assets/fonts/plex-latin-700.woff2"),
    ),
    ("htmx.js", SCRIPT, include_bytes!("../assets/htmx.min.js")),
    ("console.js", SCRIPT, include_bytes!("../assets/console.js")),
    ("visitor.js", SCRIPT, include_bytes!("../assets/visitor.js")),
    ("tablet.js", SCRIPT, include_bytes!("../assets/tablet.js")),
    (
        "visitor.css",
        STYLE,
        include_bytes!("../assets/visitor.css"),
    ),
    ("mark.svg", PICTURE, include_bytes!("../assets/mark.svg")),
];

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut assets: Vec<Asset> = PLAIN
        .into_iter()
        .map(|(name, kind, bytes)| asset(name, kind, Cow::Borrowed(bytes)))
        .collect();
    let style = with_hashed_names(include_str!("../assets/console.css"), &assets);
    assets.push(asset("console.css", STYLE, Cow::Owned(style.into_bytes())));
    assets
});

fn asset(name: &'static str, kind: &'static str, bytes: Cow<'static, [u8]>) -> Asset {
    let hash: String = Sha256::digest(&bytes)
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    Asset {
        name,
        served_as: format!("{stem}.{hash}.{ending}"),
        kind,
        bytes,
    }
}

/// A style sheet writes `url(plex-arabic-400.woff2)`; browsers are to ask for the hashed name.
fn with_hashed_names(style: &str, assets: &[Asset]) -> String {
    assets.iter().fold(style.to_owned(), |style, asset| {
        style.replace(
            &format!("url({})", asset.name),
            &format!("url({})", asset.served_as),
        )
    })
}

/// The address under which a page loads `name`.
pub(crate) fn address(name: &str) -> String {
    let known = ASSETS.iter().find(|asset| asset.name == name);
    format!("/assets/{}", known.map_or(name, |asset| &asset.served_as))
}

/// What pages load: `GET /assets/{name}`, which never changes under its name.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{name}", get(serve))
}

async fn serve(Path(name): Path<String>) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.served_as == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.kind)),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ),
    ];
    (headers, asset.bytes.as_ref()).into_response()
}

/// The terms of what others made and these pages carry.
pub const LICENSES: &str = include_str!("../assets/LICENSES");

macro_rules! icons {
    ($($name:literal),* $(,)?) => {
        /// The picture of `name` as inline SVG; `None` where there is none.
        fn picture(name: &str) -> Option<&'static str> {
            match name {
                $($name => Some(include_str!(concat!("../assets/icons/", $name, ".svg"))),)*
                _ => None,
            }
        }
    };
}

icons!(
    "arrow-counter-clockwise",
    "arrows-left-right",
    "baby",
    "basket",
    "book-open",
    "briefcase",
    "broom",
    "buildings",
    "calendar",
    "calendar-check",
    "caret-left",
    "certificate",
    "chats-circle",
    "check-circle",
    "clipboard-text",
    "clock-counter-clockwise",
    "coffee",
    "device-tablet",
    "door-open",
    "download-simple",
    "drop",
    "envelope",
    "fingerprint",
    "first-aid",
    "gear-six",
    "gift",
    "graduation-cap",
    "hand-coins",
    "hand-heart",
    "handshake",
    "heart",
    "house-line",
    "identification-card",
    "info",
    "keyboard",
    "link-simple",
    "list-numbers",
    "lock-key",
    "megaphone",
    "megaphone-simple",
    "monitor",
    "moon",
    "mosque",
    "pause-circle",
    "person",
    "phone",
    "play-circle",
    "printer",
    "prohibit",
    "question",
    "scroll",
    "shield-check",
    "sign-out",
    "squares-four",
    "star",
    "ticket",
    "translate",
    "user-circle",
    "user-minus",
    "users-three",
    "warning-circle",
    "wheelchair",
    "wifi-slash",
    "wrench",
    "x",
);

/// The icon `name` to stand beside its word, hidden from readers of the page; nothing where there is none.
pub(crate) fn icon(name: &str) -> String {
    picture(name).unwrap_or_default().replacen(
        "<svg ",
        "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\" ",
        1,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_loads_what_it_names_and_may_keep_it() {
        for name in PLAIN.iter().map(|(name, ..)| *name).chain(["console.css"]) {
            assert_ne!(
                address(name),
                format!("/assets/{name}"),
                "{name} is not served"
            );
        }
    }

    #[test]
    fn styles_name_fonts_as_they_are_served() {
        let style = ASSETS
            .iter()
            .find(|asset| asset.name == "console.css")
            .unwrap();
        let style = std::str::from_utf8(&style.bytes).unwrap();
        assert!(!style.contains("00.woff2"), "a font without its hash");
        assert_eq!(style.matches("url(plex-").count(), 6);
        assert!(!style.contains("http"), "nothing comes from elsewhere");
    }

    #[test]
    fn every_icon_a_settings_file_may_name_is_there() {
        for name in config::ICONS {
            assert!(icon(name).starts_with("<svg class"), "{name}");
        }
    }
}
