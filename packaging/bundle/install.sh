#!/bin/sh
# Puts this Findling into the menus of programs and of file managers ("Open with Findling"), for this user alone:
#     ./install.sh             (and again, after this folder was moved)
#     ./install.sh --remove
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
data=${XDG_DATA_HOME:-$HOME/.local/share}
commands=$HOME/.local/bin

each_file() {
    (cd "$here/share" && find . -type f) | sed 's|^\./||'
}

tell_desktop() {
    # These need not be there: desktops then look by themselves, later.
    update-desktop-database "$data/applications" > /dev/null 2>&1 || true
    gtk-update-icon-cache "$data/icons/hicolor" > /dev/null 2>&1 || true
}

if [ "${1-}" = --remove ]; then
    each_file | while IFS= read -r file; do rm -f "$data/$file"; done
    rm -f "$commands/findling" "$commands/findling-window"
    tell_desktop
    echo "Findling is no longer in the menus. Its library is where it was: $data/Findling"
    exit 0
fi

mkdir -p "$commands"
ln -sf "$here/findling" "$commands/findling"
ln -sf "$here/findling-window" "$commands/findling-window"
# As desktop entries want it between quotes; the backslash itself is an escape there, so all of them are doubled.
PROGRAM=$(printf '%s' "$here/findling-window" | sed -e 's|\\|\\\\\\\\|g' -e 's|["`$]|\\\\&|g' -e 's|%|%%|g')
export PROGRAM
each_file | while IFS= read -r file; do
    mkdir -p "$data/$(dirname "$file")"
    case $file in
    *.desktop)
        awk '/^Exec=findling-window/ { print "Exec=\"" ENVIRON["PROGRAM"] "\"" substr($0, length("Exec=findling-window") + 1); next }
             /^TryExec=/ { next }
             { print }' "$here/share/$file" > "$data/$file"
        chmod 755 "$data/$file"
        ;;
    *) cp "$here/share/$file" "$data/$file" ;;
    esac
done
tell_desktop
echo "Findling is in the menus now, and as the commands findling and findling-window in $commands."
