package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What makes the obvious ways of putting a table back wrong. Each test shows that on the obvious
 * way, then that a rollback is exact. The first hazard is {@link TangledLogTest}, the fifth {@link
 * VersionsTest}, those of sessions and their settings {@link SessionHazardsTest}.
 */
class RestoreHazardsTest extends EngineTestCase {

  @Test
  @DisplayName("hazard 2: rows that swapped unique or excluded values collide on the way back")
  void swappedValues() throws Exception {
    start(
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        "CREATE TABLE app.t (id int PRIMARY KEY, place int NOT NULL UNIQUE, during int4range, v text,"
            + " EXCLUDE USING gist (during WITH &&))",
        "INSERT INTO app.t SELECT i, i, int4range(i * 10, i * 10 + 10), 'v' FROM generate_series(1, 4) i");
    Images atMark = Images.of(sql, "app");
    sql.run(
        "CREATE TABLE public.saved AS TABLE app.t",
        "UPDATE app.t SET place = -place, during = int4range(lower(during) + 1000, upper(during) + 1000)",
        "UPDATE app.t SET place = place + 5, during = int4range((5 - id) * 10, (5 - id) * 10 + 10)");
    assertThatThrownBy(
            () ->
                sql.run(
                    "UPDATE app.t SET place = saved.place FROM public.saved WHERE saved.id = t.id"))
        .hasMessageContaining("t_place_key");
    assertExactlyBack(atMark);
  }

  @Test
  @DisplayName("hazard 3: identity columns refuse updates")
  void identityAlways() throws Exception {
    start(
        "CREATE TABLE app.t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n int GENERATED ALWAYS AS (id * 2) STORED, v text)",
        "INSERT INTO app.t (v) SELECT 'v' FROM generate_series(1, 4)");
    Images atMark = Images.of(sql, "app");
    sql.run(
        "DELETE FROM app.t WHERE id < 3",
        "INSERT INTO app.t (v) VALUES ('new')",
        "UPDATE app.t SET v = 'x'");
    assertThatThrownBy(() -> sql.run("UPDATE app.t SET id = 1 WHERE id = 3"))
        .hasMessageContaining("can only be updated to DEFAULT");
    assertThatThrownBy(() -> sql.run("INSERT INTO app.t (id, v) VALUES (1, 'v')"))
        .hasMessageContaining("cannot insert a non-DEFAULT value into column \"id\"");
    assertExactlyBack(atMark);
  }

  @Test
  @DisplayName("hazard 3: equal keys need not be the same")
  void equalKeysWithOtherImages() throws Exception {
    start(
        "CREATE EXTENSION citext SCHEMA public",
        "CREATE COLLATION app.caseless (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
        "CREATE TABLE app.n (k numeric PRIMARY KEY, v int)",
        "CREATE TABLE app.c (k public.citext PRIMARY KEY, v int)",
        "CREATE TABLE app.l (k text COLLATE app.caseless PRIMARY KEY, v int)",
        "CREATE TABLE app.z (k float8 PRIMARY KEY, v int)",
        "INSERT INTO app.n VALUES (1.0, 0), (2.00, 0)",
        "INSERT INTO app.c VALUES ('Key', 0), ('other', 0)",
        "INSERT INTO app.l VALUES ('Key', 0), ('other', 0)",
        "INSERT INTO app.z VALUES ('-0', 0), ('NaN', 0)");
    Images atMark = Images.of(sql, "app");
    sql.run(
        "CREATE TABLE public.saved AS TABLE app.n",
        "UPDATE app.n SET k = 1.000, v = 1 WHERE k = 1",
        "UPDATE app.n SET k = 2, v = 1 WHERE k = 2",
        "UPDATE app.n SET k = 2.0, v = 2 WHERE k = 2",
        "UPDATE app.c SET k = 'KEY', v = 1 WHERE k = 'key'",
        "DELETE FROM app.c WHERE k = 'OTHER'",
        "INSERT INTO app.c VALUES ('OTHER', 1)",
        "UPDATE app.l SET k = 'KEY' WHERE k = 'key'",
        "UPDATE app.l SET k = 'kEY', v = 1 WHERE k = 'key'",
        "UPDATE app.z SET k = 0, v = 1 WHERE k = 0");
    sql.run(
        "BEGIN",
        "UPDATE app.n SET v = saved.v FROM public.saved WHERE saved.k = n.k",
        "DO $$ BEGIN ASSERT (SELECT v = 0 AND k::text = '1.000' FROM app.n WHERE k = 1), 'key columns left out of SET'; END $$",
        "ROLLBACK");
    assertExactlyBack(atMark);
  }

  @Test
  @DisplayName(
      "hazard 4: types without equality, toasted rows, arrays, composites, domains, ranges")
  void typesOfAllKinds() throws Exception {
    start(
        "CREATE TYPE app.pair AS (j json, n numeric)",
        "CREATE TYPE app.colour AS ENUM ('red', 'green')",
        "CREATE DOMAIN app.small AS int CHECK (VALUE < 1000)",
        "CREATE DOMAIN app.docs AS json[]",
        "CREATE TABLE app.t (id int PRIMARY KEY, j json, x xml, p point, b box, g polygon, wide text, c app.pair, cs app.pair[],"
            + " e app.colour, es app.colour[], s app.small, d app.docs, r numrange, m int4multirange, a text[][], y bytea,"
            + " i interval, t tsvector, bits bit varying, mac macaddr8)",
        "INSERT INTO app.t SELECT i, '{\"a\":  1}', '<a  />', '(1,2)', '(1,1),(0,0)', '((0,0),(1,1))',"
            + " (SELECT string_agg(md5(i * k || ''), '') FROM generate_series(1, 500) k), ROW('[1]', 1.0)::app.pair,"
            + " ARRAY[ROW('{}', 1)::app.pair], 'red', '{red,green}', 5, ARRAY['{}'::json, NULL], '[1.0,2)', '{[1,3),[5,7)}',"
            + " '{{a,NULL},{c,d}}', '\\x00ff', '1 mon -1 day', 'a b', B'101', '08:00:2b:01:02:03:04:05'"
            + " FROM generate_series(1, 4) i");
    Images atMark = Images.of(sql, "app");
    sql.run(
        "CREATE TABLE public.saved AS TABLE app.t",
        "UPDATE app.t SET j = '{\"a\":1}', r = '[1,2)', c = ROW('[1]', 1)::app.pair, i = '29 days' WHERE id < 4",
        "UPDATE app.t SET j = '{\"a\":  1}', x = '<b/>', p = '(1,3)', wide = wide || 'x', d = NULL, es = '{}' WHERE id IN (2, 3)",
        "DELETE FROM app.t WHERE id = 3",
        "INSERT INTO app.t (id, wide) VALUES (3, repeat('y', 100000))");
    assertThatThrownBy(() -> sql.run("TABLE app.t EXCEPT TABLE public.saved"))
        .hasMessageContaining("could not identify an equality operator");
    assertExactlyBack(atMark);
  }

  @Test
  @DisplayName("hazard 6: a trigger that stays enabled sees DELETE and INSERT, as with E-Maj")
  void triggersThatStayEnabled() throws Exception {
    start(
        "CREATE TABLE app.t (id int PRIMARY KEY, v int)",
        "CREATE TABLE public.seen (what text)",
        "CREATE FUNCTION app.see() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN INSERT INTO public.seen VALUES (TG_OP); RETURN NULL; END'",
        "CREATE TRIGGER see AFTER INSERT OR UPDATE OR DELETE ON app.t FOR EACH ROW EXECUTE FUNCTION app.see()",
        "INSERT INTO app.t VALUES (1, 0)");
    sql.run(
        "SELECT emaj.emaj_stop_group('g')",
        "SELECT emaj.emaj_drop_group('g')",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('app', 't', 'g', '{\"ignored_triggers\": [\"see\"]}')",
        "SELECT emaj.emaj_start_group('g', 'm')",
        "UPDATE app.t SET v = 1");
    sql.run("TRUNCATE public.seen", "UPDATE app.t SET v = 0");
    assertThat(sql.rows("TABLE public.seen")).as("naive").containsExactly("UPDATE");
    sql.run(
        "UPDATE app.t SET v = 1",
        "TRUNCATE public.seen",
        "SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(sql.rows("SELECT what FROM public.seen ORDER BY what"))
        .containsExactly("DELETE", "INSERT");
  }

  @Test
  @DisplayName("hazard 7: statement triggers with transition tables miss and misorder changes")
  void transitionTables() throws Exception {
    start(
        "CREATE TABLE app.t (id int PRIMARY KEY, v int) PARTITION BY RANGE (id)",
        "CREATE TABLE app.part PARTITION OF app.t FOR VALUES FROM (0) TO (10)",
        "CREATE TABLE public.naive (gid serial, id int, v int)",
        "CREATE FUNCTION public.naive() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN INSERT INTO public.naive (id, v) SELECT id, v FROM old_rows; RETURN NULL; END'",
        "CREATE TRIGGER naive AFTER UPDATE ON app.part REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.naive()",
        "CREATE FUNCTION app.other() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN UPDATE app.part SET v = v + 10 WHERE id = 2; RETURN NULL; END'",
        "CREATE TRIGGER a_other AFTER UPDATE ON app.part FOR EACH ROW WHEN (NEW.id = 1) EXECUTE FUNCTION app.other()",
        "INSERT INTO app.t VALUES (1, 0), (2, 0)");
    Images atMark = Images.of(sql, "app");
    sql.run("UPDATE app.part SET v = v + 1");
    assertThat(sql.value("SELECT v FROM public.naive WHERE id = 2 ORDER BY gid LIMIT 1"))
        .as("the first image that a naive log has of row 2")
        .isNotEqualTo("0");
    sql.run("TRUNCATE public.naive", "UPDATE app.t SET v = v + 1 WHERE id = 2");
    assertThat(sql.rows("TABLE public.naive")).as("through the partitioned table").isEmpty();
    assertExactlyBack(atMark);
  }

  @Test
  @DisplayName("hazard 9: a closed search path has no = for some types and another one for others")
  void operatorsOfTheKeysIndex() throws Exception {
    start(
        "CREATE SCHEMA tools",
        "CREATE EXTENSION ltree SCHEMA tools",
        "CREATE EXTENSION citext SCHEMA tools",
        "CREATE TABLE app.l (k tools.ltree PRIMARY KEY, v int)",
        "CREATE TABLE app.c (k tools.citext PRIMARY KEY, v int)",
        "INSERT INTO app.l VALUES ('a.b', 0), ('a.c', 0)",
        "INSERT INTO app.c VALUES ('Key', 0), ('other', 0)");
    Images atMark = Images.of(sql, "app");
    sql.run(
        "UPDATE app.l SET v = 1",
        "UPDATE app.l SET v = 2",
        "UPDATE app.c SET k = upper(k::text)::tools.citext, v = 1",
        "UPDATE app.c SET k = lower(k::text)::tools.citext, v = 2",
        "SET search_path = pg_catalog");
    assertThatThrownBy(() -> sql.run("SELECT 'a.b'::tools.ltree = 'a.b'::tools.ltree"))
        .hasMessageContaining("operator");
    assertThat(sql.value("SELECT 'key'::tools.citext = 'Key'::tools.citext"))
        .as("compared as text")
        .isEqualTo("f");
    sql.run("RESET search_path");
    assertExactlyBack(atMark);
  }

  private void start(String... objects) throws Exception {
    sql.run(objects);
    sql.run(
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('app', '.*', NULL, 'g')",
        "SELECT emaj.emaj_assign_sequences('app', '.*', NULL, 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
  }

  private void assertExactlyBack(Images atMark) throws Exception {
    Images changed = Images.of(sql, "app");
    assertThat(changed).isNotEqualTo(atMark);
    sql.run("SELECT emaj.emaj_logged_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    sql.run("SELECT emaj.emaj_rollback_group('g', 'RLBK_1_START')");
    assertThat(Images.of(sql, "app")).isEqualTo(changed);
    sql.run("SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }
}
