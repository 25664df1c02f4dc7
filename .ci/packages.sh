# shellcheck shell=bash
# Packages of the system, for the scripts beside this file, which read it in.

# Whether this is a Debian, or one like it, and packages may be installed.
may_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null
}

# Installs those of the named packages that are missing.
install_missing() {
    local missing=() package
    for package in "$@"; do
        dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2> /dev/null | grep -qx installed ||
            missing+=("$package")
    done
    if [ "${#missing[@]}" -gt 0 ]; then
        export DEBIAN_FRONTEND=noninteractive
        echo "Installing system packages: ${missing[*]}"
        apt-get update --quiet=2
        apt-get install --quiet=2 --yes --no-install-recommends "${missing[@]}" > /dev/null
    fi
}
