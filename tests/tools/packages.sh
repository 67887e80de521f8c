# The Debian 12 packages that Archivolt is built with, tested with, and that only .ci/run needs.
# Sourced by ./run, ./test and .ci/run: a package is named once, here.

build_packages="
  adwaita-icon-theme appstream build-essential desktop-file-utils fonts-cantarell fonts-dejavu-core
  fonts-droid-fallback fonts-symbola gettext libadwaita-1-dev libglib2.0-bin libglib2.0-dev-bin
  libgtk-4-bin libgtk-4-dev libjson-glib-dev libqrencode-dev librsvg2-dev libxlsxwriter-dev libyaml-dev meson
  ninja-build pkg-config shared-mime-info"

test_packages="
  at-spi2-core dbus dbus-daemon faketime fish gir1.2-atspi-2.0 imagemagick librsvg2-bin libxml2-utils
  locales-all picom poppler-utils python3-gi qpdf strace x11-utils xauth xdotool xvfb zbar-tools
  zsh"

ci_packages="
  chromium clang debhelper debootstrap gcovr git libclang-rt-14-dev libreoffice-calc-nogui lintian
  valgrind"

# missing_packages NAME...: prints those that are not installed.
missing_packages ()
{
  dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
    /usr/bin/awk -v wanted="$*" '
      $1 == "installed" { have[$2] = 1 }
      END {
        n = split (wanted, names)
        for (i = 1; i <= n; i++)
          if (!(names[i] in have))
            print names[i]
      }'
}

# as_root COMMAND...: through sudo only when this is not root already.
as_root ()
{
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# install_packages NAME...: installs what is missing, and touches nothing when all is there.
install_packages ()
{
  if ! command -v dpkg-query >/dev/null; then
    echo "This is not a Debian system: install the counterparts of" "$@" >&2
    return 0
  fi
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  echo "Installing:" $missing
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends $missing
}

# build_in FOLDER [MESON-OPTION...]: configures FOLDER when it is new, and builds.
build_in ()
{
  folder=$1
  shift
  [ -f "$folder/build.ninja" ] || meson setup "$folder" "$@"
  ninja -C "$folder"
}
