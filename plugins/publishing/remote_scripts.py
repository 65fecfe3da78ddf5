"""Shell scripts that run on the server; plain sh with the tools of every Linux, so that nothing has to be installed."""

from __future__ import annotations

# Each is called as: sh -eu -s -- ROOT [more]; names of releases and stagings have no blanks.

# Waits a little: when a line was cut, the server may not have noticed yet that the publish before is over.
LOCK = r"""
mkdir -p "$1" && cd "$1"
exec 9>>.khoa
left=20
until flock -n 9; do
  [ $left -gt 0 ] || { echo busy; exit 0; }
  left=$((left - 1)); sleep 1
done
echo held
cat >/dev/null
"""

# Clears what broken runs left, then tells: release served, then every release; a release that was never
# switched to has no line in the log. A staging is kept, since it may be most of the next upload.
STATE = r"""
mkdir -p "$1/releases" "$1/.staging" && cd "$1"
rm -f .current.*
current=""
if [ -L current ]; then current=$(basename "$(readlink current)")
elif [ -e current ]; then echo "current khong phai lien ket" >&2; exit 9; fi
touch nhat-ky.jsonl
if [ -n "$current" ] && ! grep -qF "\"release\":\"$current\"" nhat-ky.jsonl; then
  printf '{"event":"recovered","release":"%s"}\n' "$current" >>nhat-ky.jsonl
fi
for name in $(ls releases | grep -xE '[0-9]{6,}-[0-9T]+-[0-9a-f]{8}'); do
  [ "$name" = "$current" ] || grep -qF "\"release\":\"$name\"" nhat-ky.jsonl || rm -rf "releases/$name"
done
echo "current=$current"
ls releases
"""

# STATE ROOT STAGING: the staging starts as the served release with every file linked.
STAGE = r"""
cd "$1"
for other in $(ls .staging); do [ "$other" = "$2" ] || rm -rf ".staging/$other"; done
if [ ! -d ".staging/$2" ]; then
  if [ -L current ]; then cp -al "$(readlink current)" ".staging/.$2"; else mkdir -p ".staging/.$2"; fi
  mv ".staging/.$2" ".staging/$2"
fi
cd ".staging/$2" && find . -type f | cut -c3-
"""

# ROOT STAGING, list of paths to remove on the input, each ended by NUL.
REMOVE = r"""
cd "$1/.staging/$2"
xargs -0 rm -f --
find . -depth -mindepth 1 -type d -empty -exec rmdir {} +
"""

# ROOT STAGING: prints `ok`, or the files that are missing or wrong.
VERIFY = r"""
cd "$1/.staging/$2"
[ -f .may-chu/SHA256SUMS ]
if wrong=$(sha256sum -c --quiet .may-chu/SHA256SUMS 2>/dev/null); then echo ok; else
  printf '%s\n' "$wrong" | sed -n 's/: FAILED.*$//p'; fi
"""

# ROOT STAGING NAME
SWITCH = r"""
cd "$1"
sync
mv ".staging/$2" "releases/$3"
ln -s "releases/$3" ".current.$$"
mv -T ".current.$$" current
sync
"""

# ROOT NAME KEEP: removes the oldest but KEEP releases, never the one that is served.
PRUNE = r"""
cd "$1"
for name in $(ls releases | grep -xE '[0-9]{6,}-[0-9T]+-[0-9a-f]{8}' | grep -vxF "$2" | sort | head -n "-$(($3 - 1))"); do
  mv "releases/$name" ".staging/doomed" && rm -rf .staging/doomed
done
"""

# ROOT NAME OLD: assets of the release being left stay reachable, then the link moves.
BACK = r"""
cd "$1"
[ -d "releases/$2" ]
for folder in tai-nguyen anh the; do
  if [ -d "releases/$3/$folder" ]; then
    mkdir -p "releases/$2/$folder"
    cp -aln "releases/$3/$folder/." "releases/$2/$folder/" 2>/dev/null || true
  fi
done
ln -s "releases/$2" ".current.$$"
mv -T ".current.$$" current
"""

# ROOT, line on the input.
JOURNAL = r"""
cd "$1" && cat >>nhat-ky.jsonl
"""
