#!/bin/sh
# Installs @NAME@ @VERSION@ from this folder for the person who runs this, without root.
#   ./install.sh               installs, or upgrades what is there
#   ./install.sh --uninstall   removes the program, its settings and its log
# Desks are never touched. What is there stays in use until the new program has passed its own test.
set -eu
umask 022
unset CDPATH
HERE=$(cd "$(dirname "$0")" && pwd -P)
: "${HOME:?HOME is not set: whose program shall it be?}"
DATA=${XDG_DATA_HOME:-$HOME/.local/share}
APP=$HOME/.local/lib/@PROGRAM@
COMMAND=$HOME/.local/bin/@PROGRAM@
SHARED="applications/@APP_ID@.desktop metainfo/@APP_ID@.metainfo.xml mime/packages/@APP_ID@.xml man/man1/@PROGRAM@.1"

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Tells the desktop that menu entries, document types and icons have changed; where a tool is missing it finds out later.
tell_desktop() {
    if command -v update-desktop-database >/dev/null 2>&1 && [ -d "$DATA/applications" ]; then
        update-desktop-database -q "$DATA/applications" || true
    fi
    if command -v update-mime-database >/dev/null 2>&1 && [ -d "$DATA/mime/packages" ]; then
        update-mime-database "$DATA/mime" || true
    fi
    if [ -d "$DATA/icons/hicolor" ]; then touch "$DATA/icons/hicolor"; fi
}

remove_shared() {
    for file in $SHARED; do rm -f "$DATA/$file"; done
    if [ -d "$DATA/icons/hicolor" ]; then
        find "$DATA/icons/hicolor" \( -name '@APP_ID@.*' -o -name 'application-x-swap-curator-desk.*' \) -type f -delete
    fi
}

# Removes the folders that have become empty, and the caches of those that hold nothing any more.
remove_empty() {
    if [ -d "$DATA/mime/packages" ] && [ -z "$(ls -A "$DATA/mime/packages")" ]; then
        (cd "$DATA/mime" && rm -f XMLnamespaces aliases generic-icons globs globs2 icons magic mime.cache subclasses \
            treemagic types version application/x-swap-curator-desk.xml)
    fi
    if [ -d "$DATA/applications" ] && [ "$(ls -A "$DATA/applications")" = mimeinfo.cache ]; then
        rm -f "$DATA/applications/mimeinfo.cache"
    fi
    for folder in "$DATA/mime" "$DATA/applications" "$DATA/metainfo" "$DATA/man" "$DATA/icons" "$HOME/.local/bin" \
        "$HOME/.local/lib"; do
        if [ -d "$folder" ]; then find "$folder" -depth -type d -empty -delete; fi
    done
}

uninstall() {
    if [ -L "$COMMAND" ]; then rm -f "$COMMAND"; fi
    rm -rf "$APP" "$APP.new" "$APP.old" "${XDG_CONFIG_HOME:-$HOME/.config}/@PROGRAM@" \
        "${XDG_STATE_HOME:-$HOME/.local/state}/@PROGRAM@"
    remove_shared
    tell_desktop
    remove_empty
    echo "@NAME@ was removed. Your desks were left where they are."
}

# The path as a menu entry writes it: in quotes, with what means something there escaped twice over.
quoted() {
    printf '"%s"' "$(printf '%s' "$1" | sed -e 's/[\\"`$]/\\\\&/g' -e 's/%/%%/g')"
}

install_shared() {
    (cd "$HERE/share" && find . -type f) | while IFS= read -r file; do
        mkdir -p "$DATA/$(dirname "$file")"
        case $file in
        *.desktop)
            command=$(quoted "$APP/@PROGRAM@" | sed -e 's/[\\&|]/\\&/g')
            sed "s|^Exec=[^ ]*|Exec=$command|" "$HERE/share/$file" >"$DATA/$file"
            ;;
        *) cp "$HERE/share/$file" "$DATA/$file" ;;
        esac
    done
}

install_program() {
    rm -rf "$APP.new" "$APP.old"
    mkdir -p "$(dirname "$APP")" "$(dirname "$COMMAND")"
    mkdir "$APP.new"
    cp -R "$HERE/." "$APP.new/" || fail "It could not be copied to $APP: is the disk full? Nothing was changed."
    if ! tested=$(QT_QPA_PLATFORM=offscreen "$APP.new/@PROGRAM@" self-test 2>&1); then
        rm -rf "$APP.new"
        fail "The program does not work on this system, so nothing was changed. It says: $tested"
    fi
    if [ -e "$APP" ]; then mv "$APP" "$APP.old"; fi
    mv "$APP.new" "$APP"
    rm -rf "$APP.old"
    ln -sf "$APP/@PROGRAM@" "$COMMAND"
}

case ${1:-} in
"") ;;
--uninstall)
    uninstall
    exit 0
    ;;
*) fail "usage: install.sh [--uninstall]" ;;
esac
[ "$HERE" != "$APP" ] || fail "It is installed already; to remove it: $APP/install.sh --uninstall"
install_program
remove_shared
install_shared
tell_desktop
echo "@NAME@ @VERSION@ is installed: start it from the menu, or as $COMMAND"
echo "To remove it: $APP/install.sh --uninstall"
