# lib.sh - what the commands in script/ share: packages, a private copy of the source tree, a
# private PostgreSQL and a server of its own.  Sourced by bash, not run.
#
# Everything lives in one temporary folder, $WORK.  The installed PostgreSQL is copied into
# $WORK/pg (a PostgreSQL installation finds its files relative to its programs), the extension is
# installed there, and the server listens on a Unix socket in $WORK only: neither the machine's
# PostgreSQL nor any cluster of it is changed.  The server stops and $WORK goes away whatever ends
# the script, SIGKILL included.

set -u
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
ME=$(basename "$0")
WORK=
AS=()          # how to run something as the user of the server
WATCHDOG=
JOB=
CREATECLUSTER=/etc/postgresql-common/createcluster.d

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
	DIM=$'\e[2m' RED=$'\e[31m' GREEN=$'\e[32m' YELLOW=$'\e[33m' PLAIN=$'\e[0m'
else
	# shellcheck disable=SC2034 # used by the commands
	DIM='' RED='' GREEN='' YELLOW='' PLAIN=''
fi

say() { printf '%s\n' "$*"; }
note() { printf '%s\n' "$DIM$*$PLAIN"; }
die() {
	printf '%s: %s\n' "$ME" "$*" >&2
	exit 1
}

# ---- packages -----------------------------------------------------------------------------------

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		die "needs to run as root (there is no sudo): $*"
	fi
}

# Keep Debian's postgresql package from creating (and starting) a cluster when it is installed.
no_cluster_begin() {
	as_root mkdir -p "$CREATECLUSTER" &&
		echo 'create_main_cluster = false' | as_root tee "$CREATECLUSTER/zhnews.conf" >/dev/null
}

no_cluster_end() {
	[ -e "$CREATECLUSTER/zhnews.conf" ] || return 0
	as_root rm -f "$CREATECLUSTER/zhnews.conf"
	as_root rmdir --ignore-fail-on-non-empty "$CREATECLUSTER"
}

apt_install() {
	local get=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y
		-o Dpkg::Options::=--force-confold -o DPkg::Lock::Timeout=300)
	local status=0

	command -v apt-get >/dev/null || die "please install these first (Debian's names): $*"
	note "installing: $*"
	no_cluster_begin
	as_root "${get[@]}" install --no-install-recommends "$@" >"$WORK/apt.log" 2>&1 || {
		as_root "${get[@]}" update >"$WORK/apt.log" 2>&1
		as_root "${get[@]}" install --no-install-recommends "$@" >>"$WORK/apt.log" 2>&1 || status=1
	}
	no_cluster_end
	[ $status = 0 ] || {
		tail -n 15 "$WORK/apt.log" >&2
		die "apt-get could not install: $*"
	}
}

there() {
	case $1 in
		/*) [ -e "$1" ] ;;
		*) command -v "$1" >/dev/null ;;
	esac
}

# need CHECK PACKAGE...: note the packages as missing unless the command or file CHECK is there
MISSING=()
need() { there "$1" || MISSING+=("${@:2}"); }

# want CHECK PACKAGE...: the same for what can be done without; what needs it then skips, saying so
WANTED=()
want() { there "$1" || WANTED+=("${@:2}"); }

install_wanted() {
	local package

	[ ${#WANTED[@]} = 0 ] || (apt_install "${WANTED[@]}") 2>/dev/null || for package in "${WANTED[@]}"; do
		(apt_install "$package") || note "going on without $package"
	done
	WANTED=()
}

install_missing() {
	[ ${#MISSING[@]} = 0 ] || apt_install "${MISSING[@]}"
	MISSING=()
}

# Does this pg_config stand for a server (14 or later) and the files to build against it?
usable_pg() {
	local bin version

	bin=$("$1" --bindir 2>/dev/null) && version=$("$1" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/') &&
		[ "$version" -ge 14 ] && [ -x "$bin/postgres" ] && [ -x "$bin/initdb" ] &&
		[ -e "$("$1" --pgxs)" ] && [ -e "$("$1" --includedir-server)/postgres.h" ]
}

# Set PG_CONFIG to the first usable one: the caller's, Debian's (newest first), PATH's.
find_pg() {
	local c

	for c in ${PG_CONFIG:-$(printf '%s\n' /usr/lib/postgresql/*/bin/pg_config | sort -rV) pg_config}; do
		if usable_pg "$c"; then
			PG_CONFIG=$c
			return 0
		fi
	done
	return 1
}

# Install what a build and a server need and is not there.
need_pg() {
	local version

	need gcc gcc libc6-dev
	need /usr/include/stdio.h libc6-dev
	need make make
	need /usr/include/unicode/ucal.h libicu-dev
	install_missing
	find_pg && return 0
	[ -z "${PG_CONFIG:-}" ] || die "PG_CONFIG=$PG_CONFIG: no PostgreSQL 14 or later with its server files"
	command -v apt-get >/dev/null || die "please install PostgreSQL 14 or later with its server files first"
	version=$(pg_version_of_debian)
	[ -n "$version" ] || {
		as_root apt-get -q update >/dev/null
		version=$(pg_version_of_debian)
	}
	apt_install "postgresql-${version:?}" "postgresql-server-dev-$version"
	find_pg || die "no usable PostgreSQL after installing postgresql-$version"
}

# RUM, beside Debian's PostgreSQL.
want_rum() {
	local lib

	lib=$("$PG_CONFIG" --pkglibdir)
	[ "${lib#/usr/lib/postgresql/}" = "$lib" ] || want "$lib/rum.so" "postgresql-$(cut -d / -f 5 <<<"$lib")-rum"
}

# The major version that this Debian's package `postgresql` stands for.
pg_version_of_debian() {
	apt-cache depends postgresql 2>/dev/null | sed -n 's/.*Depends: postgresql-\([0-9]*\)$/\1/p' | tail -n 1
}

# ---- the private folder -------------------------------------------------------------------------

# Make $WORK and see to it that it goes away.  A Unix socket's path must stay below 108 bytes.
work_open() {
	local base=${TMPDIR:-/tmp}

	[ ${#base} -le 60 ] && [ -w "$base" ] || base=/tmp
	WORK=$(mktemp -d "$base/zhnews.XXXXXX") || exit 1
	trap 'work_close' EXIT
	trap 'exit 129' HUP
	trap 'exit 130' INT
	trap 'exit 143' TERM
	work_user
	# Where no trap runs (SIGKILL), this watcher cleans up.
	setsid bash -c "$(declare -f work_empty)"'
		WORK=$2; while [ -d "/proc/$1" ]; do sleep 1; done; work_empty' \
		watchdog $$ "$WORK" </dev/null >/dev/null 2>&1 &
	WATCHDOG=$!
}

# PostgreSQL must not run as root: then it runs as postgres (whom the package creates) or nobody.
work_user() {
	local user=nobody

	[ "$(id -u)" = 0 ] || return 0
	! id postgres >/dev/null 2>&1 || user=postgres
	AS=(setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups --)
	chown "$user" "$WORK"
}

# Stop every server below $WORK and remove the folder.
work_empty() {
	local pid

	[ -d "${WORK:-}" ] || return 0
	while read -r pid; do
		case $(readlink "/proc/$pid/cwd") in
			"$WORK"/*) kill -QUIT "$pid" ;;
		esac
	done < <(find "$WORK" -name postmaster.pid -exec head -qn 1 {} + 2>/dev/null)
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		rm -rf "$WORK" 2>/dev/null && return 0
		sleep 0.2
	done
}

work_close() {
	local status=$?

	trap '' HUP INT TERM
	[ -z "$JOB" ] || kill -TERM -- "-$JOB" 2>/dev/null
	[ -z "$WATCHDOG" ] || kill -TERM -- "-$WATCHDOG" 2>/dev/null
	no_cluster_end
	work_empty
	exit $status
}

# Run a command as the server's user in a process group of its own, so that a signal to this
# script is served at once and takes the command's children along.
run() {
	local status

	setsid "${AS[@]}" env HOME="$WORK" TMPDIR="$WORK" "$@" </dev/null &
	JOB=$!
	wait $JOB
	status=$?
	JOB=
	return $status
}

# Copy the source tree as it stands, without what builds leave behind, to $WORK/src.
copy_source() {
	mkdir "$WORK/src"
	tar -C "$ROOT" -cf - --exclude=./.git --exclude=./build --exclude=./results --exclude=./tmp_check \
		--exclude=./log --exclude=node_modules --exclude='*.o' --exclude='*.bc' --exclude='*.so' \
		--exclude='./zhnews--*.sql' . | tar -C "$WORK/src" -xf - || exit 1
	[ ${#AS[@]} = 0 ] || chown -R --reference="$WORK" "$WORK/src"
}

# ---- the private PostgreSQL ---------------------------------------------------------------------

# Copy the installation of $PG_CONFIG to $WORK/pg and point PG_CONFIG and PGBIN there.
copy_pg() {
	local bin lib share dir program pg=$WORK/pg

	bin=$("$PG_CONFIG" --bindir) lib=$("$PG_CONFIG" --pkglibdir) share=$("$PG_CONFIG" --sharedir)
	mkdir -p "$pg$bin" "$pg$lib" "$pg$share"
	for program in postgres initdb psql createdb dropdb createuser dropuser vacuumdb reindexdb \
		clusterdb pgbench "$bin"/pg_*; do
		[ ! -f "$bin/${program##*/}" ] || cp "$bin/${program##*/}" "$pg$bin/"
	done
	cp -rs "$lib/." "$pg$lib/"
	rm -rf "${pg:?}$lib/pgxs" "$pg$lib"/zhnews.so "$pg$lib"/bitcode/zhnews* "$pg$share"/extension/zhnews*
	cp -r "$lib/pgxs" "$pg$lib/"
	cp -r "$share/." "$pg$share/"
	rm -f "$pg$share"/extension/zhnews*
	for dir in "$("$PG_CONFIG" --includedir)" "$("$PG_CONFIG" --libdir)"; do
		mkdir -p "$pg$(dirname "$dir")"
		[ -e "$pg$dir" ] || ln -s "$dir" "$pg$dir"
	done
	[ ${#AS[@]} = 0 ] || chown -R --reference="$WORK" "$pg"
	export PG_CONFIG=$pg$bin/pg_config
	PGBIN=$pg$bin
	[ "$("$PG_CONFIG" --sharedir)" = "$pg$share" ] || die "the copy in $pg does not find its own files"
}

# Build the extension and install it into the private PostgreSQL.
install_zhnews() {
	note "building zhnews for $("$PG_CONFIG" --version) in $WORK"
	copy_source
	copy_pg
	run make -s -C "$WORK/src" -j"$(nproc)" PG_CONFIG="$PG_CONFIG" with_llvm=no all install >"$WORK/make.log" 2>&1 || {
		tail -n 20 "$WORK/make.log" >&2
		die "the build failed"
	}
}

# Start the private server; psql and pg_regress find it by the environment.
start_server() {
	local locale=C

	! locale -a 2>/dev/null | grep -qi '^C\.utf-\?8$' || locale=C.UTF-8
	unset PGHOSTADDR PGSERVICE PGOPTIONS PGPASSWORD PGPASSFILE PGDATA PGTZ PGDATESTYLE \
		PGCLIENTENCODING PGSSLMODE PGAPPNAME
	run "$PGBIN/initdb" -N -A trust -U postgres -E UTF8 --locale=$locale -D "$WORK/data" \
		>"$WORK/initdb.log" 2>&1 || {
		cat "$WORK/initdb.log" >&2
		die "initdb failed"
	}
	cat >>"$WORK/data/postgresql.conf" <<-CONF
		listen_addresses = ''
		unix_socket_directories = '$WORK'
		unix_socket_permissions = 0700
		shared_buffers = 256MB
		fsync = off
		full_page_writes = off
		max_wal_size = 4GB
		timezone = 'UTC'
		datestyle = 'ISO, YMD'
		lc_messages = 'C'
	CONF
	run "$PGBIN/pg_ctl" -D "$WORK/data" -l "$WORK/server.log" -s -w -t 60 start || {
		cat "$WORK/server.log" >&2
		die "the private server did not start"
	}
	export PGHOST=$WORK PGPORT=5432 PGUSER=postgres PGDATABASE=postgres PATH="$PGBIN:$PATH"
}

# ---- articles -----------------------------------------------------------------------------------

# The date of a page that says when it was published: one of its first lines, nothing else on it.
published_in() {
	head -n 8 "$1" | sed -nE 's/^[[:blank:]#*]*(发布时间|發布時間|日期)?[:：]?[[:blank:]]*([12][0-9]{3})[-年/.]([0-9]{1,2})[-月/.]([0-9]{1,2})日?([[:blank:]].*)?$/\2-\3-\4/p' | head -n 1
}

# copy_articles FOLDER: copy its articles to $WORK/articles, where the server may read them
copy_articles() {
	local folder=$1 file name date

	mkdir "$WORK/articles"
	for file in "$folder"/*.txt; do
		name=$(basename "$file" .txt)
		iconv -f UTF-8 -t UTF-8 "$file" >/dev/null 2>&1 || { note "$file is not UTF-8, left out" && continue; }
		cp "$file" "$WORK/articles/"
		date=$(cat "${file%.txt}.published" 2>/dev/null || published_in "$file")
		[ -z "$date" ] || echo "$date" >"$WORK/articles/$name.published"
	done
	chmod -R a+rX "$WORK/articles"
}
