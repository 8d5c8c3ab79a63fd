#!/bin/bash
# flash.sh: from a bare SD card to a charging station.
#
#   sudo scripts/flash.sh --image evse.img.xz --device /dev/sdb --station-id STATION-17 --csms wss://csms.example/ocpp
#
# Verifies the image, refuses dangerous targets, writes, reads back and compares, then puts the first-boot files on the
# boot partition (read back too). `--help` lists everything. No password ever goes on the card.
set -euo pipefail
export LC_ALL=C PATH="$PATH:/usr/sbin:/sbin"

usage() {
    cat <<'TEXT'
flash.sh [options]

what to write
  --image FILE          disk image: .img, .img.xz, .img.zst or .img.gz; FILE.sha256 beside it is checked,
                        and FILE.minisig where --minisign-key is given
  --sha256 HEX          the digest, instead of FILE.sha256
  --minisign-key FILE   public key that must have signed FILE
  --unverified          write an image without digest or signature

where to
  --device DEVICE       removable disk; without it the possible ones are listed
  --image-file FILE     an image file instead of a disk
  --force               allow a disk that is not removable or larger than 256 GB, or replace FILE.
                        Never the system's disk, never one that is mounted
  --dry-run             all checks, and what would be written; nothing is written

the station
  --station-id ID       required unless --config is given
  --evse-id ID          such as DE*ABC*E000017
  --csms URL            ws:// or wss:// (then security profile 2; its password is set over SSH)
  --fuse-a A            of the supply, per phase (32)
  --max-current-a A     of cable and contactor, per phase (32)
  --config FILE         a complete evse.toml instead of the options above
  --package FILE        Debian package that the first boot installs; may be given again
  --hostname NAME       default: the station id in lower case
  --network dhcp|ADDRESS/PREFIX[,GATEWAY[,DNS]]
  --ssh-key FILE        public key of the technician
  --with LIST           of: qca7000 mcu pwm rtc tpm display can   (comma between; what config.txt switches on)
  --stock               the image is a stock Raspberry Pi OS: cloud-init starts our first boot (needs --package)
TEXT
}

die() {
    echo "flash.sh: $*" >&2
    exit 1
}
note() { echo "flash.sh: $*"; }

image='' sha256='' minisign_key='' unverified='' device='' image_file='' force='' dry_run=''
station_id='' evse_id='' csms='' fuse_a=32 max_current_a=32 config='' hostname='' network='' ssh_key='' with='' stock=''
packages=()
while [ $# -gt 0 ]; do
    case $1 in
    --image | --sha256 | --minisign-key | --device | --image-file | --station-id | --evse-id | --csms | --fuse-a | \
        --max-current-a | --config | --hostname | --network | --ssh-key | --with | --package)
        [ $# -ge 2 ] || die "$1 needs a value"
        if [ "$1" = --package ]; then
            packages+=("$2")
        else
            name=${1#--}
            printf -v "${name//-/_}" '%s' "$2"
        fi
        shift 2
        ;;
    --unverified | --force | --dry-run | --stock)
        name=${1#--}
        printf -v "${name//-/_}" yes
        shift
        ;;
    -h | --help)
        usage
        exit 0
        ;;
    *) die "unknown option $1; --help lists them" ;;
    esac
done

need() { command -v "$1" >/dev/null || die "$1 is missing; sudo apt-get install $2"; }
need sfdisk fdisk
need mcopy mtools
need lsblk util-linux
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# --- what goes on the card ----------------------------------------------------------------------------------------

match() { [[ $2 =~ ^$3$ ]] || die "$1 \`$2' is not right; wanted: $4"; }

drop=$work/evse
mkdir "$drop"
if [ -n "$config" ]; then
    [ -r "$config" ] || die "cannot read $config"
    ! grep -qiE '^[[:space:]]*(ocpp\.)?"?password"?[[:space:]]*=[[:space:]]*["'\''][^"'\'']' "$config" ||
        die "$config holds a password; take it out and set it on the station over SSH"
    cp "$config" "$drop/evse.toml"
    station_id=${station_id:-$(sed -nE 's/^[[:space:]]*id[[:space:]]*=[[:space:]]*"([^"]*)".*/\1/p' "$config" | head -n 1)}
else
    [ -n "$station_id" ] || die "--station-id is missing (or --config); --help lists all options"
    match --station-id "$station_id" '[A-Za-z0-9._:*+=|@-]{1,48}' "at most 48 letters, digits and ._:*+=|@-"
    match --fuse-a "$fuse_a" '[0-9]{1,3}(\.[0-9])?' "ampere, such as 32"
    match --max-current-a "$max_current_a" '[0-9]{1,2}(\.[0-9])?' "ampere, such as 16"
    {
        printf '[station]\nid = "%s"\n' "$station_id"
        if [ -n "$evse_id" ]; then
            match --evse-id "$evse_id" '[A-Z]{2}\*?[A-Za-z0-9]{3}\*?E[A-Za-z0-9*]{1,30}' "such as DE*ABC*E000017"
            printf 'evse_id = "%s"\n' "$evse_id"
        fi
        printf '\n[board]\nmax_current_a = %s\n\n[installation]\nfuse_a = %s\n' "$max_current_a" "$fuse_a"
        printf '\n[v2g]\ninterface = "plc0"\n\n[pki]\ndir = "/var/lib/evse/pki"\n'
        if [ -n "$csms" ]; then
            match --csms "$csms" 'wss?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]{1,250}' "ws://... or wss://..."
            case $csms in
            *://*@*) die "--csms holds credentials; take them out and set the password over SSH" ;;
            wss:*) profile=2 ;;
            *) profile=1 ;;
            esac
            printf '\n[ocpp]\nurl = "%s"\nsecurity_profile = %s\n' "$csms" "$profile"
        fi
        case ",$with," in *,display,*) printf '\n[screen]\nenabled = true\nbackend = "kmsdrm"\n' ;; esac
    } >"$drop/evse.toml"
fi
checker=$(dirname "$0")/../.venv/bin/evse
[ -x "$checker" ] || checker=$(command -v evse || true)
if [ -n "$checker" ]; then
    "$checker" config check "$drop/evse.toml" >"$work/said" 2>&1 || die "the configuration is wrong: $(cat "$work/said")"
fi

if [ -z "$hostname" ]; then
    hostname=$(printf '%s' "${station_id:-evse}" | tr 'A-Z._:*+=|@' 'a-z--------' | cut -c1-63)
    hostname=${hostname##-}
    hostname=${hostname%%-}
fi
match --hostname "$hostname" '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?' "letters a to z, digits, -"
echo "$hostname" >"$drop/hostname"

if [ -n "$network" ]; then
    byte='(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])' ip4=''
    ip4="$byte(\\.$byte){3}"
    match --network "$network" "(dhcp|$ip4/([12]?[0-9]|3[0-2])(,$ip4(,$ip4)?)?)" "dhcp or ADDRESS/PREFIX,GATEWAY,DNS"
    IFS=, read -r address gateway dns <<<"$network"
    printf 'ADDRESS=%s\nGATEWAY=%s\nDNS=%s\n' "$address" "${gateway:-}" "${dns:-}" >"$drop/network"
fi
if [ -n "$ssh_key" ]; then
    [ -r "$ssh_key" ] || die "cannot read $ssh_key"
    ! grep -q 'PRIVATE KEY' "$ssh_key" || die "$ssh_key is a private key; give the .pub file"
    grep -qE '^(ssh-|ecdsa-|sk-)[^ ]+ [A-Za-z0-9+/=]+' "$ssh_key" || die "$ssh_key holds no SSH public key"
    cp "$ssh_key" "$drop/authorized_keys"
elif [ -n "$csms" ]; then
    note "without --ssh-key nobody can log in to set the password for the CSMS"
fi
for package in ${packages[@]+"${packages[@]}"}; do
    [ -r "$package" ] || die "cannot read $package"
    [ "$(head -c 7 "$package")" = '!<arch>' ] || die "$package is no Debian package"
    cp "$package" "$drop/"
done
[ -z "$stock" ] || [ ${#packages[@]} -gt 0 ] || die "--stock needs --package: the stock image has no station yet"
(cd "$drop" && sha256sum -- * >"$work/sums" && mv "$work/sums" SHA256SUMS)

overlays=() serial_console=keep
for part in ${with//,/ }; do
    case $part in
    qca7000) overlays+=("dtparam=spi=on" "dtoverlay=qca7000,int_pin=23,speed=12000000") ;;
    mcu) overlays+=("enable_uart=1" "dtoverlay=disable-bt") serial_console=drop ;;
    pwm) overlays+=("dtparam=audio=off" "dtoverlay=pwm,pin=12,func=4") ;;
    rtc) overlays+=("dtparam=i2c_arm=on" "dtoverlay=i2c-rtc,ds3231") ;;
    tpm) overlays+=("dtparam=spi=on" "dtoverlay=tpm-slb9670") ;;
    display) overlays+=("dtoverlay=vc4-kms-v3d" "dtoverlay=vc4-kms-dsi-7inch") ;;
    can) overlays+=("dtparam=spi=on" "dtoverlay=mcp2515-can0,oscillator=12000000,interrupt=25") ;;
    *) die "--with $part is not known; known: qca7000 mcu pwm rtc tpm display can" ;;
    esac
done

# --- the image ----------------------------------------------------------------------------------------------------

[ -n "$image" ] || die "--image is missing; --help lists all options"
[ -r "$image" ] || die "cannot read $image"
if [ -n "$minisign_key" ]; then
    need minisign minisign
    minisign -Vq -p "$minisign_key" -m "$image" || die "$image is not signed by $minisign_key"
fi
if [ -z "$sha256" ] && [ -r "$image.sha256" ]; then
    sha256=$(cut -c1-64 <"$image.sha256" | head -n 1)
fi
if [ -n "$sha256" ]; then
    match --sha256 "$sha256" '[0-9a-fA-F]{64}' "64 hexadecimal digits"
    [ "$(sha256sum <"$image" | cut -c1-64)" = "${sha256,,}" ] || die "$image is damaged: its digest is not $sha256"
elif [ -z "$minisign_key" ] && [ -z "$unverified" ]; then
    die "there is no $image.sha256; give --sha256 or --minisign-key (or --unverified if it is your own build)"
fi
case $image in
*.xz) need xz xz-utils && reader=(xz -dc) ;;
*.zst) need zstd zstd && reader=(zstd -dcq) ;;
*.gz) reader=(gzip -dc) ;;
*) reader=(cat) ;;
esac
note "reading $image"
"${reader[@]}" <"$image" | tee >(wc -c >"$work/size") | sha256sum | cut -c1-64 >"$work/content" ||
    die "$image cannot be decompressed"
for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ ! -s "$work/size" ] || break
    sleep 0.1
done
size=$(tr -d ' ' <"$work/size") content=$(cat "$work/content")
[ "${size:-0}" -ge 1048576 ] || die "$image is no disk image: only ${size:-0} bytes"
# The partition table, before anything is written: the first megabyte in a file that is as long as the image.
{ "${reader[@]}" <"$image" 2>/dev/null || true; } | head -c 1048576 >"$work/table"
truncate -s "$size" "$work/table"
start=$({ sfdisk --dump "$work/table" 2>/dev/null || true; } |
    sed -nE 's/.*start= *([0-9]+),.*type=(c|b|e|6|C12A7328-F81F-11D2-BA4B-00A0C93EC93B|EBD0A0A2-B9E5-4433-87C0-68B6B72699C7).*/\1/Ip' |
    head -n 1)
[ -n "$start" ] || die "the image has no FAT boot partition; is it one for a Raspberry Pi?"

# --- the target ---------------------------------------------------------------------------------------------------

removable() { # every disk that could be meant
    lsblk --nodeps --noheadings --paths --output NAME,SIZE,MODEL,TRAN,RM,HOTPLUG,TYPE |
        awk '$NF == "disk" && ($(NF-1) == 1 || $(NF-2) == 1 || $1 ~ /mmcblk/)'
}
field() { lsblk --nodeps --noheadings --bytes --output "$1" "$device" 2>/dev/null | head -n 1 | tr -d ' '; }

if [ -n "$image_file" ]; then
    [ -z "$device" ] || die "give --device or --image-file, not both"
    [ ! -e "$image_file" ] || [ -f "$image_file" ] || die "$image_file is no ordinary file; disks are for --device"
    [ ! -e "$image_file" ] || [ -n "$force" ] || die "$image_file exists; --force replaces it"
    ! [ "$image" -ef "$image_file" ] || die "$image_file is the image itself"
    target=$image_file
elif [ -z "$device" ]; then
    echo "Removable disks:"
    removable | sed 's/^/  /'
    die "--device is missing"
else
    device=$(readlink -f "$device")
    kind=$(field TYPE)
    [ -n "$kind" ] || die "there is no disk $device; without --device the possible ones are listed"
    [ "$kind" = disk ] || die "$device is no whole disk"
    for place in / /usr /boot /boot/firmware /home /var; do
        source=$(findmnt --noheadings --output SOURCE --target "$place" 2>/dev/null | sed 's/\[.*//') || continue
        if lsblk --noheadings --inverse --paths --raw --output NAME "$source" 2>/dev/null | grep -qxF "$device"; then
            die "$device holds $place of this computer"
        fi
    done
    mounted=$(lsblk --noheadings --raw --output MOUNTPOINT "$device" | grep -v '^$' | tr '\n' ' ' || true)
    [ -z "$mounted" ] || die "$device is in use: $mounted(unmount it first)"
    [ "$(field RO)" = 0 ] || die "$device is write protected"
    capacity=$(field SIZE)
    [ "$capacity" -ge "$size" ] || die "$device is too small: $capacity bytes, the image has $size"
    if [ -z "$force" ]; then
        [ "$(field RM)" = 1 ] || [ "$(field HOTPLUG)" = 1 ] || [[ $device == */mmcblk* ]] ||
            die "$device is not removable; --force if it is really meant"
        [ "$capacity" -le 256000000000 ] || die "$device is larger than 256 GB; --force if it is really meant"
    fi
    target=$device
    echo "Target: $device, $((capacity / 1000000000)) GB, $(field MODEL)"
fi

echo "Station: $station_id (host name $hostname), image of $((size / 1000000)) MB"
for file in "$drop"/*; do echo "  boot partition: evse/$(basename "$file")"; done
for line in ${overlays[@]+"${overlays[@]}"}; do echo "  config.txt: $line"; done
if [ -n "$dry_run" ]; then
    note "dry run: nothing was written"
    exit 0
fi
if [ -n "$device" ]; then
    printf 'Everything on %s will be lost. Type its name (%s) to go on: ' "$device" "$(basename "$device")"
    read -r typed || typed=''
    [ "$typed" = "$(basename "$device")" ] || die "not confirmed; nothing was written"
fi

# --- write, read back ---------------------------------------------------------------------------------------------

note "writing $target"
rm -f "$image_file"
"${reader[@]}" <"$image" | dd of="$target" bs=4M iflag=fullblock conv=fsync,notrunc status=none
note "reading back"
[ -z "$device" ] || blockdev --flushbufs "$device"
back=$({ dd if="$target" bs=4M iflag=direct status=none 2>/dev/null || dd if="$target" bs=4M status=none; } |
    head -c "$size" | sha256sum | cut -c1-64) || true
if [ "$back" != "$content" ]; then
    # A file system without direct reads gives half an answer on the first try; this one counts.
    back=$(head -c "$size" "$target" | sha256sum | cut -c1-64)
    [ "$back" = "$content" ] || die "what was read back differs from the image: the card or the reader is bad"
fi

fat=$target@@$((start * 512))
export MTOOLS_SKIP_CHECK=1

note "first-boot files"
mdir -b -i "$fat" :: >/dev/null 2>&1 || die "the first partition of $image has no FAT file system; is it for a Raspberry Pi?"
mdeltree -i "$fat" ::evse ::evse.done 2>/dev/null || true
mcopy -i "$fat" -s -Q "$drop" ::evse
for file in "$drop"/*; do
    mtype -i "$fat" "::evse/$(basename "$file")" | cmp -s - "$file" || die "evse/$(basename "$file") was read back differently"
done
edit() { # edit NAME COMMAND...: a text file of the boot partition through a filter; a missing one counts as empty
    local name=$1
    shift
    { mtype -i "$fat" "::$name" 2>/dev/null || true; } | tr -d '\r' | "$@" >"$work/$name"
    mcopy -i "$fat" -o -Q "$work/$name" "::$name"
    mtype -i "$fat" "::$name" | cmp -s - "$work/$name" || die "$name was read back differently"
}
# shellcheck disable=SC2317 # called through edit
with_overlays() {
    sed '/^# evse: begin$/,/^# evse: end$/d'
    echo '# evse: begin'
    echo '[all]'
    echo 'dtparam=watchdog=on'
    [ ${#overlays[@]} -eq 0 ] || printf '%s\n' "${overlays[@]}" | awk '!seen[$0]++'
    echo '# evse: end'
}
edit config.txt with_overlays
if [ $serial_console = drop ]; then
    edit cmdline.txt sed -E 's/console=(serial0|ttyAMA0|ttyS0),[0-9]+ ?//g'
fi
if [ -n "$stock" ]; then
    mcopy -i "$fat" -o -Q "$(dirname "$0")/../systemd/appliance/firstboot" ::evse/firstboot
    printf '#cloud-config\nhostname: %s\nruncmd:\n- [sh, /boot/firmware/evse/firstboot]\n' "$hostname" >"$work/user-data"
    printf 'instance-id: evse-%s\n' "$hostname" >"$work/meta-data"
    mcopy -i "$fat" -o -Q "$work/user-data" "$work/meta-data" ::
fi
sync "$target"
[ -z "$device" ] || { command -v eject >/dev/null && eject "$device"; } || true

cat <<TEXT

  +--------------------------------------------------
  | Station   $station_id
  | EVSE ID   $(sed -nE 's/^evse_id = "(.*)"/\1/p' "$drop/evse.toml" | head -n 1)
  | Host      $hostname ${network:+($network)}
  | CSMS      $(sed -nE 's/^url = "(.*)"/\1/p' "$drop/evse.toml" | head -n 1)
  | Image     ${content:0:16}
  +--------------------------------------------------
TEXT
note "done: put it into the Pi and switch on${ssh_key:+; then: ssh technician@$hostname.local evse status}"
