#!/bin/sh
# Installs Swap Curator @VERSION@ for the person who runs this, without root.
#   sh THIS_FILE               installs, or upgrades what is there; desks are left alone
#   sh THIS_FILE --uninstall   removes the program; desks are left alone
#   sh THIS_FILE --extract     only unpacks the portable folder here
# The archive begins behind the last line of this script.
set -eu
umask 022
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}
archive() { tail -n +@FIRST@ "$0"; }

for tool in tar xz sha256sum mktemp; do
    command -v "$tool" >/dev/null 2>&1 || fail "The program $tool is needed to install and is not on this system."
done
[ "$(archive | sha256sum | cut -d ' ' -f 1)" = @SHA256@ ] ||
    fail "This file is damaged or incomplete: copy or download it again."
if [ "${1:-}" = --extract ]; then
    archive | tar -xJf -
    echo "Unpacked: @NAME@"
    exit 0
fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/swap-curator.XXXXXX") || fail "There is no room for temporary files."
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
archive | tar -xJf - -C "$folder" || fail "It could not be unpacked: is the disk full?"
"$folder/@NAME@/install.sh" "$@"
exit 0
