#!/bin/sh
# Makes a base for the image of Debian's packages alone, where no registry of images can be reached:
#   packages/base.sh /tmp/base.tar && mvn -Ppackages -Dimage.base=tar:///tmp/base.tar -Dmaven.test.skip package
# Needs mmdebstrap (Debian: mmdebstrap) and root, or unprivileged user namespaces. After the archive may follow the suite,
# and after it options of mmdebstrap, such as --aptopt='Acquire::http::Proxy "http://10.0.0.9:3142"'.
set -eu
out=${1:?where the archive goes}
suite=${2:-stable}
shift
[ $# = 0 ] || shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Reports are set with the libraries of typefaces, which Java without a screen only recommends.
# Java links its manuals into a folder that has to be there, empty as it is.
mmdebstrap --variant=essential --include=default-jre-headless,ca-certificates,tzdata,libaio1t64,libncurses6,libfreetype6,libharfbuzz0b,fontconfig \
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
  --dpkgopt='path-exclude=/usr/share/man/*' --essential-hook='mkdir -p "$1/usr/share/man/man1"' "$@" "$suite" "$work/layer.tar"
digest=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
mkdir "$work/$digest"
mv "$work/layer.tar" "$work/$digest/layer.tar"
cat >"$work/config.json" <<JSON
{"architecture":"amd64","os":"linux","config":{"Env":["PATH=/usr/local/bin:/usr/bin:/bin","LANG=C.UTF-8"]},
 "rootfs":{"type":"layers","diff_ids":["sha256:$digest"]},"history":[{"created_by":"mmdebstrap $suite"}]}
JSON
cat >"$work/manifest.json" <<JSON
[{"Config":"config.json","RepoTags":["muwahhad-base:latest"],"Layers":["$digest/layer.tar"]}]
JSON
tar -C "$work" -cf "$out" manifest.json config.json "$digest/layer.tar"
