#!/bin/sh
# Runs commands under faults of the machine and prints a table: the exit code of each, and what it said in a line.
#   faults.sh KEFU SAMPLE_DATA
# A full disk is a tmpfs where one may be mounted, else a limit on the size of files; a read-only directory needs
# another user than root (nobody, by su).
set -u
kefu=$1
sample=$2
work=$(mktemp -d)
trap 'umount "$work/small" 2>/dev/null; rm -rf "$work"' EXIT
chmod 755 "$work"

"$kefu" init "$work/base" --lang en >/dev/null 2>&1
cp -r "$sample"/* "$work/base/inbox/"
printf 'inbox_settle: 0s\nlanguage: en\n' >"$work/base/kefu.yaml"
"$kefu" --workspace "$work/base" nightly --now 2024-05-09T02:00 >/dev/null 2>&1
ticket=$("$kefu" --workspace "$work/base" ticket list --limit 1 --output csv 2>/dev/null | tail -1 | cut -d, -f1)
customer=$("$kefu" --workspace "$work/base" customer list --limit 1 --output csv 2>/dev/null | tail -1 | cut -d, -f1)
head -20 "$sample"/phone/*.csv 2>/dev/null | sed '/^==>/d;/^$/d' | sed 's/2024-05-06/2024-05-07/' >"$work/base/inbox/phone/again.csv"

commands="
nightly --now 2024-05-10T02:00
import --now 2024-05-10T02:00
ticket list
ticket show $ticket
ticket resolve $ticket --now 2024-05-10T02:00
customer list
customer show $customer
customer erase $customer --yes $customer
sheet register WS/out/a.xlsx
kpi report --file WS/out/k.xlsx
quarantine export WS/out/q.csv
sla scan --now 2024-05-10T02:00
job list
doctor
db dump --canonical
"

said() { # the first line of news, shortened
  grep -v '^  [a-z-]* *[0-9,]*$' "$work/err" | head -1 | sed "s|$work|.|g" | cut -c1-70
}

row() { # fault, exit code
  printf '%-12s %-34s %3s  %s\n' "$1" "$(printf '%s' "$line" | sed "s|WS|.|" | cut -c1-34)" "$2" "$(said)"
}

fresh() {
  rm -rf "$work/ws"
  cp -r "$work/base" "$work/ws"
}

each() { # fault: run the function of that name for every command
  printf '%s\n' "$commands" | while IFS= read -r line; do
    [ -n "$line" ] || continue
    "$1" "$line"
  done
}

words() { # the command's words with its workspace in place
  set -- $(printf '%s' "$1" | sed "s|WS|$work/ws|g")
  printf '%s\n' "$@"
}

dev_full() {
  fresh
  "$kefu" --workspace "$work/ws" $(words "$1") >/dev/full 2>"$work/err"
  row dev-full $?
}

closed_pipe() {
  fresh
  { "$kefu" --workspace "$work/ws" $(words "$1") 2>"$work/err"; echo $? >"$work/code"; } | head -c 1 >/dev/null
  row closed-pipe "$(cat "$work/code")"
}

no_home() {
  fresh
  env -i PATH=/usr/bin:/bin "KEFU_JAVA=${KEFU_JAVA:-${JAVA_HOME:-}}" "$kefu" --workspace "$work/ws" $(words "$1") >/dev/null 2>"$work/err"
  row no-home $?
}

lang_c() {
  fresh
  env LANG=C LC_ALL=C "$kefu" --workspace "$work/ws" $(words "$1") >/dev/null 2>"$work/err"
  row lang-c $?
}

full_disk() {
  mkdir -p "$work/small"
  umount "$work/small" 2>/dev/null
  size=$(du -sk "$work/base" | cut -f1)
  if mount -t tmpfs -o "size=$((size + 24))k" tmpfs "$work/small" 2>/dev/null; then
    cp -r "$work/base" "$work/small/ws"
    "$kefu" --workspace "$work/small/ws" $(words "$1" | sed "s|$work/ws|$work/small/ws|") >/dev/null 2>"$work/err"
    row full-disk $?
    umount "$work/small"
  else
    fresh
    (ulimit -f 4; exec "$kefu" --workspace "$work/ws" $(words "$1")) >/dev/null 2>"$work/err"
    row file-limit $?
  fi
}

read_only() {
  fresh
  chmod -R a+rX,a-w "$work/ws"
  if [ "$(id -u)" = 0 ]; then
    chown -R nobody "$work/ws"
    su nobody -s /bin/sh -c "'$kefu' --workspace '$work/ws' $(words "$1" | tr '\n' ' ')" >/dev/null 2>"$work/err"
  else
    "$kefu" --workspace "$work/ws" $(words "$1") >/dev/null 2>"$work/err"
  fi
  row read-only $?
  chmod -R u+w "$work/ws"
}

printf '%-12s %-34s %3s  %s\n' fault command exit said
for fault in full_disk read_only dev_full closed_pipe no_home lang_c; do
  each "$fault"
done
