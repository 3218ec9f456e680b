#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The page is tested in a real Chromium. Installs it where root allows, else says what to install.
# With --marker: prints the pytest marker expression that leaves those tests out where there is none.
found=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
if [ "${1:-}" = "--marker" ]; then
  if [ -n "$found" ]; then echo "browser or not browser"; else echo "not browser"; fi
  exit 0
fi
[ -n "$found" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium for the browser tests ..."
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "No Chromium found: the browser tests are left out. To run them: apt-get install chromium (or your system's package)."
