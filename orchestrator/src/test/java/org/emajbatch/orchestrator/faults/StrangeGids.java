package org.emajbatch.orchestrator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.emajbatch.orchestrator.testing.Program.Result;
import tools.jackson.databind.JsonNode;

/** Prepared transactions that are not ours, and one of ours that comes late. */
final class StrangeGids {

  private StrangeGids() {}

  static List<Special> all() {
    return List.of(
        new Special(
            "prepared by a version of this program that is not known yet",
            "left alone (oursUnknownVersion), undone",
            arena -> reported(arena, "emaj_batch:9:later", "oursUnknownVersion")),
        new Special(
            "prepared by E-Maj's own client (`emajtx1`), attributed to its rollback",
            "left alone (upstream, rollback known), undone",
            StrangeGids::upstream),
        new Special(
            "prepared by anybody else",
            "left alone (foreign), undone",
            arena -> reported(arena, "somebody's own", "foreign")),
        new Special(
            "a PREPARE arrives after `recover` has ended the run: the next `recover` rolls it back",
            "recover: exit 0, undone",
            StrangeGids::late));
  }

  private static String reported(Arena arena, String gid, String kind) throws Exception {
    arena.shop().database().execute(ResourceFaults.prepared(gid.replace("'", "''")));
    JsonNode other = onlyOther(arena);
    assertThat(other.get("gid").asString()).isEqualTo(gid);
    assertThat(other.get("kind").asString()).isEqualTo(kind);
    end(arena, gid);
    return "left alone (" + kind + ")";
  }

  private static String upstream(Arena arena) throws Exception {
    // Some rollback has to be there; afterwards the tables differ from the mark again.
    assertThat(arena.direct().run(Arena.ROLLBACK).exitCode()).isZero();
    arena.change();
    String rollback = arena.shop().value("SELECT max(rlbk_id) FROM emaj.emaj_rlbk");
    arena
        .shop()
        .database()
        .execute(
            ResourceFaults.prepared("emajtx1"),
            "INSERT INTO emaj.emaj_rlbk_session (rlbs_rlbk_id, rlbs_session, rlbs_txid)"
                + " SELECT "
                + rollback
                + ", 9, transaction::text::bigint FROM pg_prepared_xacts WHERE gid = 'emajtx1'");
    JsonNode other = onlyOther(arena);
    assertThat(other.get("kind").asString()).isEqualTo("upstream");
    assertThat(other.get("rollbackId").asString()).isEqualTo(rollback);
    end(arena, "emajtx1");
    arena.shop().database().execute("DELETE FROM emaj.emaj_rlbk_session WHERE rlbs_session = 9");
    return "left alone (upstream, rollback known)";
  }

  private static String late(Arena arena) throws Exception {
    arena.leaveUndecidedRun();
    String gid = arena.shop().value("SELECT max(gid) FROM pg_prepared_xacts");
    assertThat(arena.direct().run("recover").exitCode()).isZero();
    assertThat(arena.unfinished()).isZero();
    arena
        .shop()
        .database()
        .execute(
            "BEGIN; SET LOCAL ROLE emaj_adm; SELECT pg_catalog.txid_current(); PREPARE TRANSACTION '"
                + gid
                + "'");

    Result next = arena.direct().run("recover", "--json");

    JsonNode run = next.json().get("runs").get(0);
    assertThat(run.get("outcome").asString()).isEqualTo("aborted");
    assertThat(run.get("mark").asString()).isEqualTo("M");
    assertThat(arena.shop().prepared()).isZero();
    return "recover: exit " + next.exitCode();
  }

  private static JsonNode onlyOther(Arena arena) throws Exception {
    Result recover = arena.direct().run("recover", "--json");
    assertThat(recover.exitCode()).isZero();
    assertThat(arena.shop().prepared()).isEqualTo(1);
    assertThat(recover.json().get("others").size()).isEqualTo(1);
    return recover.json().get("others").get(0);
  }

  private static void end(Arena arena, String gid) throws Exception {
    arena.shop().database().execute("ROLLBACK PREPARED '" + gid.replace("'", "''") + "'");
  }
}
