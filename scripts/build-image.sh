#!/bin/bash
# build-image.sh: an appliance of Debian 13 from packages only, with the station installed and enabled.
#
#   scripts/build-image.sh --arch amd64 --format dir --out build/appliance      a root folder, for systemd-nspawn
#   scripts/build-image.sh --arch arm64 --format img --out build/evse.img       a disk image with boot, root and data
#
# Root is read-only; what must last is on /data: the station's state and configuration, the saved clock. The packages
# come from `make package`. Needs root and mmdebstrap; img also fdisk, mtools, dosfstools and e2fsprogs; another
# architecture needs qemu-user-static with binfmt. No loop device and no mount on this machine.
set -euo pipefail
export LC_ALL=C PATH="$PATH:/usr/sbin:/sbin"

die() {
    echo "build-image.sh: $*" >&2
    exit 1
}

arch=amd64 format=dir out='' suite=trixie python=3.13 dist=$(dirname "$0")/../dist mirror=() extra='' kernel='' keep=''
root_mb=1400 data_mb=512 boot_mb=256
while [ $# -gt 0 ]; do
    case $1 in
    --arch) arch=$2 && shift ;;
    --format) format=$2 && shift ;;
    --out) out=$2 && shift ;;
    --dist) dist=$2 && shift ;;             # folder with the Debian packages of the station
    --mirror) mirror+=("$2") && shift ;;    # an apt source line, such as one with Raspberry Pi's kernel; repeatable
    --kernel) kernel=$2 && shift ;;         # packages of kernel and boot firmware, comma between
    --include) extra=,$2 && shift ;;        # more packages
    --boot-files) keep=$2 && shift ;;       # folder whose files go on the boot partition as they are
    *) die "unknown option $1; the head of this file shows the use" ;;
    esac
    shift
done
[ -n "$out" ] || die "--out is missing"
[ "$(id -u)" = 0 ] || die "needs root"
command -v mmdebstrap >/dev/null || die "mmdebstrap is missing; apt-get install mmdebstrap"
case $arch in amd64 | arm64) ;; *) die "--arch is amd64 or arm64" ;; esac
case $format in dir | img) ;; *) die "--format is dir or img" ;; esac
if [ "$format" = img ] && [ -z "$kernel" ]; then
    case $arch in
    amd64) kernel=linux-image-amd64 ;;
    # Debian's arm64 kernel lacks the modem's driver; for hardware give Raspberry Pi's with --mirror and --kernel.
    arm64) kernel=linux-image-arm64,raspi-firmware ;;
    esac
fi
newest() { # newest PATTERN: of the packages in $dist
    local found
    found=$(find "$dist" -maxdepth 1 -name "$1" -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d' ' -f2-)
    [ -n "$found" ] || die "no $1 in $dist; make package builds it"
    echo "$found"
}
station=$(newest "evse_*deb13_$arch.deb")
appliance=$(newest "evse-appliance_*_all.deb")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/root
[ "$format" = img ] || tree=$out
[ ! -e "$tree" ] || die "$tree exists"
mkdir -p "$(dirname "$out")"
mkdir "$work/debs"
cp "$station" "$appliance" "$work/debs/"

cat >"$work/customize" <<'HOOK'
#!/bin/sh
set -eu
root=$1
mkdir -p "$root/tmp/debs" "$root/data" "$root/boot/firmware"
cp "$(dirname "$0")"/debs/*.deb "$root/tmp/debs/"
chroot "$root" sh -euc 'dpkg --install /tmp/debs/*.deb && rm -r /tmp/debs'
# What lasts is on /data; systemd mounts it over the read-only root.
mkdir -p "$root/data/evse" "$root/data/etc-evse" "$root/data/systemd"
cp -a "$root/etc/evse/." "$root/data/etc-evse/"
chroot "$root" chown --reference=/var/lib/evse /data/evse
chroot "$root" chown --reference=/etc/evse /data/etc-evse
chmod 0750 "$root/data/evse" "$root/data/etc-evse"
rm -f "$root"/etc/ssh/ssh_host_*key* "$root/etc/machine-id" "$root"/etc/hostname
echo uninitialized >"$root/etc/machine-id"
echo evse >"$root/etc/hostname"
rm -rf "$root"/var/cache/apt/*.bin "$root"/var/lib/apt/lists/* "$root"/usr/share/doc/*/changelog*
systemctl --root="$root" --quiet enable systemd-networkd.service systemd-timesyncd.service ssh.service
systemctl --root="$root" --quiet mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer man-db.timer
chroot "$root" passwd --lock root >/dev/null
cat >"$root/etc/fstab" <<'FSTAB'
/data/evse      /var/lib/evse       none   bind,x-systemd.requires-mounts-for=/data  0 0
/data/etc-evse  /etc/evse           none   bind,x-systemd.requires-mounts-for=/data  0 0
/data/systemd   /var/lib/systemd    none   bind,x-systemd.requires-mounts-for=/data  0 0
tmpfs           /tmp                tmpfs  nosuid,nodev,size=64m                     0 0
tmpfs           /var/tmp            tmpfs  nosuid,nodev,size=64m                     0 0
tmpfs           /var/log            tmpfs  nosuid,nodev,noexec,size=16m              0 0
FSTAB
HOOK
chmod +x "$work/customize"

packages=systemd,systemd-sysv,systemd-timesyncd,dbus,udev,python$python,python3,iproute2,ca-certificates,openssh-server,sudo
packages=$packages,libgbm1,libdrm2,libegl1,libgles2${kernel:+,$kernel}$extra
case $kernel in *raspi-firmware*) components=main,non-free-firmware ;; *) components=main ;; esac
mmdebstrap --quiet --variant=apt --architectures="$arch" --components="$components" --include="$packages" \
    --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --customize-hook="$work/customize" \
    "$suite" "$tree" ${mirror[@]+"${mirror[@]}"}
[ "$format" = img ] || {
    echo "$tree"
    exit 0
}

# --- the disk image: boot (FAT), root (ext4, read-only), data (ext4) -----------------------------------------------

{
    echo "LABEL=evse-root  /               ext4  ro,noatime                                0 1"
    echo "LABEL=evse-data  /data           ext4  rw,noatime,nosuid,nodev,commit=5          0 2"
    echo "LABEL=EVSE-BOOT  /boot/firmware  vfat  ro,noatime,umask=0077,nofail              0 0"
} >>"$tree/etc/fstab"
mkdir "$work/boot"
cp -a "$tree/boot/firmware/." "$work/boot/"
rm -rf "$tree/boot/firmware"
mkdir "$tree/boot/firmware"
[ -z "$keep" ] || cp -a "$keep/." "$work/boot/"
[ -e "$work/boot/config.txt" ] || printf '[all]\narm_64bit=1\n' >"$work/boot/config.txt"
[ -e "$work/boot/cmdline.txt" ] ||
    echo "console=tty1 root=LABEL=evse-root ro rootwait fsck.repair=yes panic=10" >"$work/boot/cmdline.txt"
mv "$tree/data" "$work/data"
mkdir "$tree/data"

mb=$((1024 * 1024))
truncate -s 0 "$out"
truncate -s $(((4 + boot_mb + root_mb + data_mb + 4) * mb)) "$out"
sfdisk --quiet "$out" <<TABLE
label: dos
start=$((4 * 2048)), size=$((boot_mb * 2048)), type=c, bootable
start=$(((4 + boot_mb) * 2048)), size=$((root_mb * 2048)), type=83
start=$(((4 + boot_mb + root_mb) * 2048)), size=$((data_mb * 2048)), type=83
TABLE
place() { # place FILE MEGABYTE: a partition's content, sparse
    dd if="$1" of="$out" bs=1M seek="$2" conv=notrunc,sparse status=none
    rm "$1"
}
truncate -s ${boot_mb}M "$work/part"
mkfs.vfat -n EVSE-BOOT "$work/part" >/dev/null
(cd "$work/boot" && mcopy -i "$work/part" -s -Q ./* ::)
place "$work/part" 4
truncate -s ${root_mb}M "$work/part"
mke2fs -q -t ext4 -L evse-root -d "$tree" "$work/part"
place "$work/part" $((4 + boot_mb))
truncate -s ${data_mb}M "$work/part"
mke2fs -q -t ext4 -L evse-data -d "$work/data" "$work/part"
place "$work/part" $((4 + boot_mb + root_mb))
sha256sum "$out" | sed "s|$out|$(basename "$out")|" >"$out.sha256"
echo "$out"
