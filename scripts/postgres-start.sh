# Sourced by scripts/test.sh: starts a PostgreSQL of our own below $folder, on a free port of 127.0.0.1.
# Sets postgres_pid, by which it is stopped, and exports GUILDHALL_TEST_POSTGRES, its address.
# It keeps nothing, so it need not wait for the disk (fsync=off).

postgres_programs="$(scripts/postgres-bin.sh)"
postgres_password="$(node -p 'require("crypto").randomBytes(16).toString("hex")')"
postgres_port="$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')"

# PostgreSQL refuses to run as root; there it runs as the person `postgres`, who must own the folder.
as_postgres() {
  cd "$folder/postgres"
  if [ "$(id -u)" -eq 0 ]; then
    runuser -u postgres -- "$@"
  else
    "$@"
  fi
}

postgres_failed() {
  echo "PostgreSQL did not start:" >&2
  cat "$folder/postgres.log" >&2
  exit 1
}

mkdir "$folder/postgres"
printf '%s' "$postgres_password" >"$folder/postgres/password"
if [ "$(id -u)" -eq 0 ]; then
  chmod 711 "$folder"
  chown -R postgres "$folder/postgres"
fi

(as_postgres "$postgres_programs/initdb" --pgdata=data --username=guildhall --pwfile=password \
  --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync) >"$folder/postgres.log" 2>&1 || postgres_failed

# The inner shell becomes the server and leaves its process id; the outer one may be runuser's.
# shellcheck disable=SC2016
(as_postgres bash -c 'echo $$ >pid; exec "$@"' postgres "$postgres_programs/postgres" -D data \
  -p "$postgres_port" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$folder/postgres" \
  -c max_connections=200 -c fsync=off -c synchronous_commit=off -c full_page_writes=off) \
  >"$folder/postgres.log" 2>&1 &
postgres_shell=$!

postgres_deadline=$((SECONDS + 60))
until "$postgres_programs/pg_isready" -q -h 127.0.0.1 -p "$postgres_port"; do
  if ! kill -0 "$postgres_shell" 2>/dev/null || [ "$SECONDS" -gt "$postgres_deadline" ]; then
    postgres_failed
  fi
  sleep 0.1
done

postgres_pid="$(cat "$folder/postgres/pid")"
export GUILDHALL_TEST_POSTGRES="postgres://guildhall:$postgres_password@127.0.0.1:$postgres_port/postgres"
"$postgres_programs/postgres" --version
