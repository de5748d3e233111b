# shellcheck shell=bash
# Gets a Debian 12 or 13 machine (Raspberry Pi OS too) ready to build; ./check and ./demo source it.
# It says what it installs before it does so, and installs nothing that is there already.

# shellcheck disable=SC2034 # the lists are read by those who source this file

# What cargo needs to build the workspace: SQLite is C, Slint finds fonts by fontconfig, sound is ALSA.
BUILD_PACKAGES=(gcc libc6-dev pkg-config libfontconfig1-dev libasound2-dev ca-certificates)
# What a window on X11 loads when it opens.
WINDOW_PACKAGES=(libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2 libxkbcommon0 libxkbcommon-x11-0)

# say WORDS: tells the person at the terminal what happens.
say() { printf '%s: %s\n' "${0##*/}" "$*"; }

# fail WORDS: tells what stands in the way and what to do, and ends.
fail() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# as_root COMMAND: runs it as root, by sudo where that is needed.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "root is needed for: $*. Run that as root, then start again"
    fi
}

# install_packages NAME…: installs those Debian packages that are missing.
install_packages() {
    local missing=() package
    if ! command -v apt-get >/dev/null; then
        say "no apt-get here; going on in the hope that these are installed: $*"
        return
    fi
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return
    say "installing with apt-get: ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# need_rust: makes sure of a cargo that is new enough, or says how to get one.
need_rust() {
    local wanted found
    wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
    PATH="${CARGO_HOME:-${HOME:-/root}/.cargo}/bin:$PATH"
    if ! command -v rustc >/dev/null && has_rustup_package; then
        install_packages rustup
        say "installing Rust with rustup"
        rustup toolchain install stable --profile default
        rustup default stable
    fi
    command -v rustc >/dev/null || fail "Rust $wanted or newer is missing. Get it from https://rustup.rs, then start again"
    found=$(rustc --version | cut -d ' ' -f 2)
    if [ "$(printf '%s\n' "$wanted" "$found" | sort -V | head -n 1)" != "$wanted" ]; then
        fail "Rust $found is too old, $wanted or newer is needed. With rustup: 'rustup update stable'; else see https://rustup.rs"
    fi
}

# has_rustup_package: whether this Debian has rustup as a package (13 has, 12 has not).
has_rustup_package() {
    command -v apt-cache >/dev/null && apt-cache show rustup >/dev/null 2>&1
}
