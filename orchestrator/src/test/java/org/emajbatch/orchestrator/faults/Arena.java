package org.emajbatch.orchestrator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.emajbatch.orchestrator.faults.Interception.Action;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.sql.testkit.TestServer;

/**
 * Where faults strike: a server of our own, which may be crashed, a shop in it whose tables differ
 * from those at mark M, and a proxy before it. One arena serves many faults, one after the other.
 */
final class Arena implements AutoCloseable {

  /** Three sessions, so that one worker can be further than the other. */
  static final String[] ROLLBACK = {"-g", "sales,warehouse", "-m", "M", "-s", "3", "--json"};

  /** Few, because a fault takes them all. */
  static final int PREPARED_SLOTS = 8;

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final TestServer server;
  private final Shop shop;
  private final WireProxy proxy;
  private final Map<String, String> atMark;
  private Map<String, String> changed;

  private Arena(TestServer server, Shop shop, WireProxy proxy) throws SQLException {
    this.server = server;
    this.shop = shop;
    this.proxy = proxy;
    shop.mark("M");
    atMark = shop.digests();
    changed = atMark;
  }

  static Arena open() throws Exception {
    TestServer server =
        TestServer.start(
            System.getProperty("faults.postgres", TestServer.DEFAULT_VERSION),
            Map.of("max_prepared_transactions", Integer.toString(PREPARED_SLOTS)));
    Shop shop = Shop.open(server.createDatabase());
    return new Arena(server, shop, WireProxy.before(server.settings("postgres")));
  }

  TestServer server() {
    return server;
  }

  Shop shop() {
    return shop;
  }

  WireProxy proxy() {
    return proxy;
  }

  /** The program, connected to the server itself. */
  Program direct() {
    return Program.connecting(shop.database().settings(Shop.OPERATOR));
  }

  /** The program, connected through the proxy. */
  Program proxied() {
    return Program.connecting(proxy.through(shop.database().settings(Shop.OPERATOR)));
  }

  /** Makes the tables differ from the mark where the last fault left them there. */
  void change() throws SQLException {
    if (shop.digests().equals(atMark)) {
      shop.change("one");
      // After a crash a sequence goes on 32 values further, unless nobody has called it since.
      shop.database().execute("CHECKPOINT");
    }
    changed = shop.digests();
    assertThat(changed).isNotEqualTo(atMark);
  }

  /** Rolls back, and does something when the program comes to that step. */
  Result rollBack(ProtocolStep at, int inSession, Action action) {
    return direct()
        .listening(
            (step, session) -> {
              if (step == at && session == inSession) {
                action.run();
              }
            })
        .run(ROLLBACK);
  }

  /** What the program said, held against the truth. */
  String told(Result result) throws Exception {
    Truth.check(this, result);
    return "exit " + result.exitCode();
  }

  /** Leaves a run behind of which all is prepared and nothing decided. */
  void leaveUndecidedRun() throws SQLException {
    Result result =
        rollBack(
            ProtocolStep.BEFORE_DECIDE,
            1,
            () -> {
              terminate(" s1/3$");
              shop.database().execute("ALTER TABLE emaj_batch.decision RENAME TO hidden");
            });
    shop.database().execute("ALTER TABLE emaj_batch.hidden RENAME TO decision");
    assertThat(result.exitCode()).as(result.out()).isEqualTo(5);
    assertThat(shop.prepared()).isEqualTo(2);
  }

  /** The order that {@link Moment} promises, until a fault has struck. */
  StepListener inOrder(Strike strike) {
    return (step, session) -> {
      if (session == 3
          && (step == ProtocolStep.BEFORE_PREPARE || step == ProtocolStep.BEFORE_FINISH)) {
        await().atMost(LIMIT).until(() -> strike.hasStruck() || shop.prepared() == 1);
      }
    };
  }

  void awaitPrepared(int count) {
    await().atMost(LIMIT).until(() -> shop.prepared() == count);
  }

  /** Waits until a query gives 1. */
  void awaitOne(String sql) {
    await().atMost(LIMIT).until(() -> shop.value(sql).equals("1"));
  }

  /** Waits until the server has noticed that a dead client's connections are dead. */
  void awaitNoBackends() {
    awaitOne(
        "SELECT 1 - least(count(*), 1) FROM pg_stat_activity WHERE application_name LIKE 'emaj-batch %'");
  }

  /** Ends the backends whose names end so, and waits for it. */
  void terminate(String nameEnd) throws SQLException {
    shop.value(
        "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity"
            + " WHERE application_name ~ '^emaj-batch.*"
            + nameEnd
            + "'");
  }

  /** Stops as a crash does, and starts again. */
  void crash() throws Exception {
    server.stopImmediately();
    server.restart();
  }

  /**
   * Whether every table is at the mark; fails when they are neither all there nor all as before.
   */
  End end() throws SQLException {
    Map<String, String> now = shop.digests();
    assertThat(now).as("all tables at the mark, or all as before").isIn(atMark, changed);
    return now.equals(atMark) ? End.DONE : End.UNDONE;
  }

  /** How many runs are not noted as finished. */
  int unfinished() throws SQLException {
    return Integer.parseInt(
        shop.value("SELECT count(*) FROM emaj_batch.run WHERE finished_at IS NULL"));
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    server.close();
  }
}
