# Starts a program of this project, and builds it where that has not been done. Sourced by the launchers beside it.
# stdout belongs to the program alone: whatever is said here goes to stderr.
# EMAJ_JAVA_OPTS: further options for the JVM, split at blanks.

oldest_java=17
home=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd -P)
lock=$home/target/launcher.lock
log=$home/target/launcher-build.log

# launch MODULE NAME ARGUMENT...: runs MODULE/target/NAME.jar.
launch() {
  module=$1
  name=$2
  shift 2
  target=$home/$module/target
  jar=$target/$name.jar
  find_java
  wait_for_build
  [ -f "$jar" ] || build
  class_archive
  record_classes "$@"
  # A short life: the first compiler and the plainest collector start fastest. JVM messages must not reach stdout.
  # shellcheck disable=SC2086
  exec "$java" -Xshare:auto ${archive:+"-XX:SharedArchiveFile=$archive"} -Xlog:disable -Xlog:all=error:stderr \
    -XX:TieredStopAtLevel=1 -XX:+UseSerialGC ${recorder:+"$recorder"} ${EMAJ_JAVA_OPTS:-} -jar "$jar" "$@"
}

say() {
  printf '%s: %s\n' "$name" "$*" >&2
}

# Exit code 1: refused, nothing changed.
fail() {
  say "$@"
  exit 1
}

# Sets java, java_home and java_version, from JAVA_HOME or else from the PATH.
find_java() {
  advice="Install a JDK $oldest_java or later (Debian: apt install default-jdk-headless), or set JAVA_HOME to one."
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, and there is no bin/java in it. $advice"
  else
    java=$(command -v java) || fail "There is no java on the PATH. $advice"
  fi
  java_home=$(dirname "$(dirname "$(readlink -f "$java")")")
  # The release file spares the start of a JVM; not every packaging has one.
  java_version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$java_home/release" 2>/dev/null) || java_version=
  [ -n "$java_version" ] ||
    java_version=$("$java" -version 2>&1 | sed -n '1s/^.*version "\([^"]*\)".*$/\1/p')
  major=${java_version%%[!0-9]*}
  [ "${major:-0}" -ge "$oldest_java" ] ||
    fail "$java is version ${java_version:-unknown}, which is too old. $advice"
}

# Without flock nothing guards against two builds at once.
locks() {
  command -v flock >/dev/null 2>&1
}

# A jar that another launcher is still writing is not there yet.
wait_for_build() {
  if [ -r "$lock" ] && locks; then
    exec 8<"$lock"
    flock --shared --nonblock 8 || {
      say "Waiting for another build to end."
      flock --shared 8
    }
    exec 8<&-
  fi
}

build() {
  [ -x "$java_home/bin/javac" ] ||
    fail "This first start has to build the program, and $java_home has no compiler (javac). $advice"
  mkdir -p "$home/target" 2>/dev/null && [ -w "$home/target" ] ||
    fail "The program is not built yet, and you may not write to $home. Have its owner run: $home/bin/$name --version"
  exec 8>>"$lock"
  ! locks || flock 8
  # While we waited, the other one may have built what we need.
  if [ ! -f "$jar" ]; then
    say "Building on first use; this takes up to two minutes, for the libraries have to be fetched. Log: $log"
    (cd "$home" && JAVA_HOME=$java_home ./mvnw -B -P launcher -pl "$module" -am package 8>&-) </dev/null >"$log" 2>&1 || {
      tail -n 20 "$log" >&2
      fail "The build failed. The whole log: $log"
    }
    say "Built."
  fi
  exec 8>&-
}

# Sets archive, or leaves it empty: the program's classes, parsed and verified beforehand, which halves the start. It
# fits one build and one JVM; the JVM ignores it otherwise. Dumped from a list of classes by a JVM of its own, because
# the archives that a JVM writes at its exit cannot hold those of picocli, and could spoil the program's exit code.
class_archive() {
  archive=$target/$name-java$java_version.jsa
  recording=$target/$name.classes
  if [ ! -f "$archive" ] ||
    [ -n "$(find "$jar" "$target/lib" "$recording" -newer "$archive" 2>/dev/null)" ]; then
    [ ! -w "$target" ] || dump_classes
  fi
  # An empty one says that dumping failed, so that it is not tried again at each start.
  [ -s "$archive" ] || archive=
}

# Sets recorder: the demo walks the whole way of a rollback, so the classes that it loads are noted for the archive.
record_classes() {
  recorder=
  [ "${1:-}" = demo ] && [ -w "$target" ] || return 0
  [ -f "$recording" ] || recorder=-XX:DumpLoadedClassList=$recording
}

dump_classes() {
  say "Noting its classes once, so that it starts faster from now on."
  list=$target/classes.$$
  # Nothing listens on port 1: the way to a server is walked without reaching any.
  load_classes --help
  load_classes -d 'host=127.0.0.1 port=1 user=nobody'
  # Without the numbers that hold in one run only. Lambdas that implement interfaces of picocli are left out: its class
  # files are so old that dumping them crashes JDK 17.
  cat "$list".* "$recording" 2>/dev/null |
    sed '/^#/d; /^@lambda-proxy.*picocli/d; s/ id: [0-9]*$//' >"$list"
  dump "$list" || {
    sed '/^@/d' "$list" >"$list.plain"
    dump "$list.plain"
  } || : >"$archive.$$"
  rm -f "$list" "$list".*
  mv -f "$archive.$$" "$archive"
}

load_classes() {
  "$java" -Xshare:auto "-XX:DumpLoadedClassList=$list.${1#-}" -Xlog:disable -jar "$jar" "$@" </dev/null >/dev/null 2>&1 || :
}

dump() {
  "$java" -Xshare:dump "-XX:SharedClassListFile=$1" "-XX:SharedArchiveFile=$archive.$$" -Xlog:disable \
    -XX:ErrorFile=/dev/null -XX:-CreateCoredumpOnCrash -cp "$jar" </dev/null >/dev/null 2>&1
}
