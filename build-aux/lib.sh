# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# lib.sh: what the commands beside it share; sourced by bash from the top of the source tree.
# Nothing here does again what is done already.

say ()
{
  printf '%s\n' "$*" >&2
}

# Prints the packages of the list that serve the purposes given and are not installed.
missing_packages ()
{
  local purpose package
  for purpose; do
    sed -n "s/^$purpose //p" build-aux/packages
  done | while read -r package; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
  done
}

# Installs what is missing for the purposes given, and says what before it does.
install_packages ()
{
  local missing root=
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This is not Debian: build-aux/packages lists what has to be installed by hand."
    return 0
  fi
  missing=$(missing_packages "$@" | tr '\n' ' ')
  [ -n "$missing" ] || return 0

  say "Installing with apt-get: $missing"
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      say "That needs root or sudo. As root: apt-get install --no-install-recommends $missing"
      return 1
    fi
    root=sudo
  fi
  # shellcheck disable=SC2086 # one word a package
  $root apt-get update -q >&2 &&
    $root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -q -y --no-install-recommends $missing >&2
}

# Sets up the build folder $1, once, with the options that follow, and builds all of it.
build ()
{
  local folder=$1
  shift
  if [ ! -e "$folder/build.ninja" ]; then
    meson setup "$folder" "$@" >&2 || return
  fi
  meson compile -C "$folder" >&2
}
