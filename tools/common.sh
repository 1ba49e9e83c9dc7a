# What the commands in this folder share. Sourced, never run.
#
# Sets   root     the repository; also the working directory
#        program  the command's name, for its messages
#
# A command that is asked for help prints its own first comment, and ends.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=$(basename "$0")
logs=$root/build/logs
cd "$root"

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s: %s\n' "$program" "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null; }

# Tenths of a second since some moment.
now() { printf '%s' $((${EPOCHREALTIME//[.,]/} / 100000)); }

# since MOMENT: the time that has passed, as "12.3 s".
since() {
  local tenths=$(($(now) - $1))
  printf '%d.%d s' $((tenths / 10)) $((tenths % 10))
}

# logged NAME COMMAND…: runs the command with its output in build/logs/NAME.log, of which it
# shows the end when the command fails. Returns the command's status.
#
# The command is run outside of any condition: inside one, bash would ignore `set -e` in it.
logged() {
  local log=$logs/$1.log status
  shift
  mkdir -p "$logs"
  set +e
  (set -e; "$@") >"$log" 2>&1
  status=$?
  set -e
  if ((status != 0)); then
    tail -n 60 "$log" >&2
    printf '%s: the whole output is in %s\n' "$program" "${log#"$root"/}" >&2
  fi
  return "$status"
}

# part LABEL NAME COMMAND…: a logged command with a line for its label and one for its time.
part() {
  local label=$1 name=$2 begin
  shift 2
  begin=$(now)
  say "$program: $label …"
  logged "$name" "$@"
  say "$program: $label: done in $(since "$begin")"
}

case ${1:-} in
  -h | --help)
    awk 'NR > 1 { if (!sub(/^# ?/, "")) exit; print }' "$0"
    exit
    ;;
esac
