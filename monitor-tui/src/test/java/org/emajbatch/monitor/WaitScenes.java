package org.emajbatch.monitor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.sql.run.Gid;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.run.RunId;
import org.emajbatch.sql.watch.LockWait;
import org.emajbatch.sql.watch.Party;

/** Who waits for whom in the tests. */
public final class WaitScenes {

  private static final RunId OTHER_RUN = RunId.parse("019aa3f2-6d10-7c44-8b1e-2f60c1a7d902");

  private WaitScenes() {}

  /** A rollback waits for an idle client, clients wait for the rollback and for each other. */
  public static Model blocked() {
    Party idle =
        application(
            4_711,
            "till_42",
            "pgAdmin 4 - CONN:4711",
            "idle in transaction",
            754,
            "UPDATE sales.order_line\n   SET quantity = quantity + 1\n WHERE order_id = 4711 AND article = 'O''Brien' AND note <> 'a text that goes on and on until nobody reads it';");
    Party session2 = session(8_002, 42, 2);
    Party session3 = session(8_003, 42, 3);
    Party reader =
        application(5_001, "report", "", "active", 12, "SELECT count(*) FROM sales.order_line");
    Party writer =
        application(
            5_002, "till_43", "till", "active", 8, "INSERT INTO sales.order_line VALUES ($1, $2)");
    Party hidden = hidden();
    Party first =
        application(
            6_001,
            "till_44",
            "till",
            "idle in transaction (aborted)",
            300,
            "DELETE FROM " + GroupScenes.HOSTILE);
    return GroupScenes.model(
        new Detail.OfWaits(
            List.of(
                wait(session2, "sales.order_line", "AccessExclusiveLock", 61, idle),
                wait(reader, "sales.order_line", "AccessShareLock", 12, idle, session2),
                wait(writer, "sales.order_line", "RowExclusiveLock", 8, session2, reader),
                wait(hidden, "row of sales.order_line", "ShareLock", 5, first),
                wait(session3, "stock.\"Größen & Maße\"", "ExclusiveLock", 2, idle, first))),
        new Screen.Blocked());
  }

  /** Clients wait for what a dead run has left prepared, and for what others prepared. */
  public static Model blockedByPrepared() {
    Party ours = prepared(2);
    Party left = prepared(Scenes.inDoubt().leftovers().get(0).transaction(), OptionalInt.of(41));
    Party foreign = foreign();
    return GroupScenes.model(
        Scenes.inDoubt(),
        new Detail.OfWaits(
            List.of(
                wait(
                    application(
                        5_002,
                        "till_43",
                        "till",
                        "active",
                        240,
                        "INSERT INTO billing.invoice VALUES ($1)"),
                    "billing.invoice",
                    "RowExclusiveLock",
                    238,
                    left),
                wait(
                    application(
                        5_003, "till_44", "till", "active", 40, "LOCK TABLE billing.customer"),
                    "billing.customer",
                    "AccessExclusiveLock",
                    38,
                    ours,
                    foreign))),
        new Screen.Blocked());
  }

  /** Who is in the way may not be seen. */
  public static Model blockedByHidden() {
    Party hidden = hidden();
    return GroupScenes.model(
        new Detail.OfWaits(
            List.of(
                wait(
                    session(8_002, 42, 2), "sales.order_line", "AccessExclusiveLock", 61, hidden))),
        new Screen.Blocked());
  }

  /** Three wait for each other. */
  public static Model blockedInACircle() {
    Party one = application(1, "a", "", "active", 9, "LOCK TABLE b");
    Party two = application(2, "b", "", "active", 9, "LOCK TABLE c");
    Party three = application(3, "c", "", "active", 9, "LOCK TABLE a");
    return GroupScenes.model(
        new Detail.OfWaits(
            List.of(
                wait(one, "b", "AccessExclusiveLock", 3, two),
                wait(two, "c", "AccessExclusiveLock", 2, three),
                wait(three, "a", "AccessExclusiveLock", 1, one))),
        new Screen.Blocked());
  }

  private static Party prepared(int session) {
    Gid gid = new Gid(OTHER_RUN, 16_384, session, 3);
    PreparedTransaction transaction =
        new PreparedTransaction(
            gid.toString(),
            PreparedTransaction.Kind.OURS,
            Optional.of(gid),
            OptionalInt.empty(),
            "emaj",
            "sales",
            Scenes.NOW.minusMillis(40),
            7_100);
    return prepared(transaction, OptionalInt.of(43));
  }

  private static Party foreign() {
    return prepared(
        new PreparedTransaction(
            "bank's 日本 \"tx\" 7",
            PreparedTransaction.Kind.FOREIGN,
            Optional.empty(),
            OptionalInt.empty(),
            "bank",
            "sales",
            Scenes.NOW.minusSeconds(7_204),
            7_200),
        OptionalInt.empty());
  }

  private static Party prepared(PreparedTransaction transaction, OptionalInt rollback) {
    return new Party(
        OptionalInt.empty(),
        Optional.of(transaction),
        rollback,
        transaction.ours().map(gid -> OptionalInt.of(gid.session())).orElse(OptionalInt.empty()),
        Optional.of(transaction.owner()),
        "",
        "",
        Optional.of(transaction.preparedAt()),
        "");
  }

  private static Party hidden() {
    return new Party(
        OptionalInt.of(6_000),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        "",
        "",
        Optional.empty(),
        "");
  }

  private static Party application(
      int pid, String role, String application, String state, int seconds, String query) {
    return new Party(
        OptionalInt.of(pid),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.of(role),
        application,
        state,
        Optional.of(Scenes.NOW.minusSeconds(seconds)),
        query);
  }

  private static Party session(int pid, int rollback, int session) {
    return new Party(
        OptionalInt.of(pid),
        Optional.empty(),
        OptionalInt.of(rollback),
        OptionalInt.of(session),
        Optional.of("release"),
        "emaj-batch 019aa3f2 s" + session + "/4",
        "active",
        Optional.of(Scenes.NOW.minusSeconds(150)),
        "SELECT emaj._rlbk_session_lock(" + rollback + ", " + session + ")");
  }

  private static LockWait wait(
      Party waiter, String object, String mode, int seconds, Party... blockers) {
    return new LockWait(
        waiter, object, mode, Optional.of(Scenes.NOW.minusSeconds(seconds)), List.of(blockers));
  }
}
