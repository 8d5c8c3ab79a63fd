#!/bin/bash
# appliance-test.sh ROOT NEWER.deb OLDER.deb: boots the appliance in ROOT (build-image.sh --format dir) in systemd-nspawn and tries:
# READY, a simulated charge, a stalled loop, a power cut in the middle of a transaction, a signed update, one that is taken
# back by itself, and one of a stranger.
# Root is read-only, as on the device. Needs root and systemd-container; about three minutes. Last results: docs/appliance.md
set -euo pipefail
base=$(readlink -f "$1") newer=$(readlink -f "$2") older_deb=$(readlink -f "$3")
work=$(mktemp -d)
root=$work/root data=$work/data boot=$work/boot
root_mode=(--read-only)
leader='' nspawn=''

cleanup() {
    power_off
    rm -rf "$work"
}
trap cleanup EXIT
say() { echo "appliance: $*"; }
fail() {
    say "FAILED: $*"
    [ -z "$leader" ] || inside systemctl status evse.service --no-pager -n 30 || true
    tail -n 5 "$work/console" || true
    exit 1
}
inside() { nsenter --target "$leader" --all env PATH=/usr/bin:/usr/sbin "$@"; }
now_ms() { date +%s%3N; }

until_true() { # until_true SECONDS WHAT COMMAND...
    local end=$(($(date +%s) + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ "$(date +%s)" -lt "$end" ] || fail "$what did not happen"
        sleep 0.2
    done
}

power_on() {
    local begin
    begin=$(now_ms)
    # The journal and everything else volatile begins anew, as after a real power cut; only /data stays.
    systemd-nspawn --quiet --register=no --keep-unit --private-network --boot --directory="$root" \
        "${root_mode[@]}" --bind="$data:/data" --bind="$boot:/boot/firmware" >"$work/console" 2>&1 </dev/null &
    nspawn=$!
    until_true 60 "the start of the container" pgrep -P $nspawn
    leader=$(pgrep -P $nspawn | head -n 1)
    until_true 90 "READY" inside systemctl --quiet is-active evse.service
    say "READY $(($(now_ms) - begin)) ms after power on"
}
power_cut() {
    [ -z "$leader" ] || kill -KILL "$leader" 2>/dev/null || true
    wait "$nspawn" 2>/dev/null || true
    leader=''
}
power_off() { power_cut; }

shown() { inside systemctl show evse.service --property="$1" --value; }
# shellcheck disable=SC2016 # dpkg's own variable
version() { inside dpkg-query -W -f '${Version}' evse; }
status() { inside evse status --json; }
is() { status | grep -q "$1"; }
restarts_are() { [ "$(shown NRestarts)" -ge "$1" ] && inside systemctl --quiet is-active evse.service; }

# --- a machine of its own, with a configuration -------------------------------------------------------------------
cp -a "$base" "$root"
mv "$root/data" "$data"
mkdir "$root/data"
mkdir -p "$boot/evse"
cat >"$boot/evse/evse.toml" <<'TOML'
[station]
id = "APPLIANCE-TEST"
[v2g]
interface = "lo"
[authorization]
free_vend = true
TOML
echo appliance-test >"$boot/evse/hostname"
printf 'ADDRESS=dhcp\nGATEWAY=\nDNS=\n' >"$boot/evse/network"
echo 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample tech' >"$boot/evse/authorized_keys"
(cd "$boot/evse" && sha256sum -- * >../sums && mv ../sums SHA256SUMS)

say "0. first boot from the files of flash.sh"
# In the container the root cannot be made writable from inside, as firstboot does on the device.
root_mode=()
power_on
[ -d "$boot/evse.done" ] || fail "first boot left the files"
inside id technician | sed 's/^/appliance:    /'
[ "$(cat "$root/etc/hostname")" = appliance-test ] || fail "no host name"
inside systemctl --quiet is-active ssh.service || fail "no SSH"
power_cut
root_mode=(--read-only)

say "1. start"
power_on
pid=$(shown MainPID)
began=$(shown ExecMainStartTimestampMonotonic) ready=$(shown ActiveEnterTimestampMonotonic)
# shellcheck disable=SC2016 # awk's own
rss=$(inside awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$pid/status")
say "   daemon start to READY $(((ready - began) / 1000)) ms, RSS $rss MB"
say "   $(inside grep -E '^(CapEff|NoNewPrivs)' "/proc/$pid/status" | tr '\n\t' '  ')user $(inside ps -o user= -p "$pid" 2>/dev/null || inside stat -c %U "/proc/$pid")"
! inside touch /etc/x 2>/dev/null || fail "the root is writable"

say "2. charge"
inside evse sim plug-in ac-basic >/dev/null
inside evse sim ev-ready >/dev/null
until_true 20 "charging" is '"charging": true'
say "   charging"

say "3. power cut in the middle of the transaction"
power_cut
power_on
inside evse session list | tail -n 2 | sed 's/^/appliance:    /'
inside evse session list --json | grep -q PowerLoss || fail "the transaction did not end as PowerLoss"

say "4. stalled daemon"
before=$(shown NRestarts) stalled=$(now_ms)
inside kill -STOP "$(shown MainPID)"
until_true 30 "the restart" restarts_are $((before + 1))
say "   serving again $(($(now_ms) - stalled)) ms after the stall; kept: $(inside ls /var/lib/evse/crash | tr '\n' ' ')"
inside grep -q watchdog /var/lib/evse/crash/crash-0.log || fail "no crash report"

say "5. clean stop"
stopping=$(now_ms)
inside systemctl stop evse.service
say "   stopped in $(($(now_ms) - stopping)) ms, $(shown Result)"
[ "$(shown Result)" = success ] || fail "the stop was not clean"

say "6. signed update, by the station's own updater"
# In the container the root cannot be made writable from inside, as the updater does on the device.
power_cut
root_mode=()
older=$(dpkg-deb -f "$older_deb" Version)
here=$(dirname "$(readlink -f "$0")")
python3 "$here/bundle.py" --new-key "$work/vendor.pem" >/dev/null
mkdir -p "$root/etc/systemd/system/evse-update.service.d"
printf '[Service]\nEnvironment=EVSE_UPDATE_PATIENCE=25 EVSE_UPDATE_WELL=5\n' \
    >"$root/etc/systemd/system/evse-update.service.d/test.conf"
power_on
inside sh -c 'cat >/etc/evse/update.pem' <"$work/vendor.pub.pem"
[ "$older" = "$(version)" ] || fail "it does not begin with $older but with $(version)"
updated() { # updated BUNDLE: hand it over as the station does, and wait for the result
    inside rm -f /var/lib/evse/update/result
    inside sh -c 'cat >/var/lib/evse/update/bundle.new && mv /var/lib/evse/update/bundle.new /var/lib/evse/update/bundle' <"$1"
    until_true 120 "a result of the update" inside test -e /var/lib/evse/update/result
    inside cat /var/lib/evse/update/result | sed 's/^/appliance:    /'
}
updated "$(python3 "$here/bundle.py" "$newer" --key "$work/vendor.pem" --out "$work")"
inside grep -q '^result=Installed$' /var/lib/evse/update/result || fail "the update was not installed"
[ "$older" != "$(version)" ] || fail "the version is the same"
inside evse session list --json | grep -q PowerLoss || fail "the state was lost"

say "7. an update that does not get well is taken back"
good=$(version)
dpkg-deb -R "$newer" "$work/tree"
sed -i "s/^Version: .*/Version: $good.broken/" "$work/tree/DEBIAN/control"
rm -f "$work/tree/usr/bin/evse"
printf '#!/bin/sh\nexit 1\n' >"$work/tree/usr/bin/evse"
chmod 755 "$work/tree/usr/bin/evse"
dpkg-deb --root-owner-group -Zgzip -b "$work/tree" "$work/broken.deb" >/dev/null
updated "$(python3 "$here/bundle.py" "$work/broken.deb" --key "$work/vendor.pem" --out "$work")"
inside grep -q '^result=InstallationFailed$' /var/lib/evse/update/result || fail "the broken update was called good"
until_true 30 "serving again" inside evse status
[ "$good" = "$(version)" ] || fail "it did not go back to $good"
inside evse session list --json | grep -q PowerLoss || fail "the state was lost"
say "   back to $good, the state is kept"

say "8. a bundle of somebody else is refused"
python3 "$here/bundle.py" --new-key "$work/stranger.pem" >/dev/null
updated "$(python3 "$here/bundle.py" "$work/broken.deb" --key "$work/stranger.pem" --out "$work")"
inside grep -q '^result=InstallVerificationFailed$' /var/lib/evse/update/result || fail "a stranger's bundle was taken"
say "passed"
