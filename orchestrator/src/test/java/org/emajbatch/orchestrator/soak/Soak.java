package org.emajbatch.orchestrator.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestServer;

/**
 * Four lanes of rollbacks on a server of their own, and chaos around them: two in a database each,
 * and two in both databases at once.
 */
final class Soak {

  private static final Duration END = Duration.ofSeconds(60);

  private static final String PREPARED = "SELECT count(*) FROM pg_prepared_xacts";

  private static final String BACKENDS =
      "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'emaj-batch %'";

  private static final String UNFINISHED =
      "SELECT count(*) FROM emaj_batch.run WHERE finished_at IS NULL";

  private final long seed;
  private final Duration duration;
  private final Tally tally = new Tally();

  /**
   * A soak.
   *
   * @param seed makes the same choices again, though not at the same moments
   * @param duration how long rounds are begun
   */
  Soak(long seed, Duration duration) {
    this.seed = seed;
    this.duration = duration;
  }

  /** Runs it and says what happened. */
  Tally run() throws Exception {
    try (Site site = new Site(TestServer.start(TestServer.DEFAULT_VERSION, settings()))) {
      List<TestDatabase> databases = databases(site);
      List<Field> fields = fields(databases);
      Children children = new Children();
      try (Network network = new Network(fields);
          Chaos chaos = new Chaos(site, fields, network, children, tally, new Random(seed))) {
        chaos.start();
        play(fields, network, chaos, children);
      }
      checkTheEnd(databases);
    }
    return tally;
  }

  /** Enough connections for all, so that what fails fails because of a fault. */
  private static Map<String, String> settings() {
    return Map.of("max_connections", "200");
  }

  private static List<TestDatabase> databases(Site site) throws Exception {
    TestDatabase first = site.server().createDatabase();
    TestDatabase second = site.server().createDatabase();
    for (TestDatabase database : List.of(first, second)) {
      Field.prepare(database);
    }
    first.createRole(Field.OPERATOR, "emaj_adm");
    return List.of(first, second);
  }

  private static List<Field> fields(List<TestDatabase> databases) throws Exception {
    TestDatabase first = databases.get(0);
    TestDatabase second = databases.get(1);
    return List.of(
        Field.create("north", List.of(first)),
        Field.create("south", List.of(second)),
        Field.create("east", List.of(first, second)),
        Field.create("west", List.of(second, first)));
  }

  private void play(List<Field> fields, Network network, Chaos chaos, Children children)
      throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    List<Thread> lanes = new ArrayList<>();
    for (Field field : fields) {
      Random random = new Random(seed + lanes.size() + 1);
      Lane lane = new Lane(field, network, chaos, children, tally, random);
      lanes.add(new Thread(() -> lane.play(end), "lane " + lanes.size()));
    }
    lanes.forEach(Thread::start);
    for (Thread lane : lanes) {
      lane.join();
    }
  }

  private void checkTheEnd(List<TestDatabase> databases) throws Exception {
    for (TestDatabase database : databases) {
      requireNone(database, "prepared transactions", PREPARED);
      requireNone(database, "connections of the program", BACKENDS);
      requireNone(database, "runs that are not finished", UNFINISHED);
    }
  }

  private void requireNone(TestDatabase database, String what, String count) throws Exception {
    boolean none =
        Site.await(
            () -> {
              Site.recover(database);
              return Field.value(database, count).orElseThrow().equals("0");
            },
            END);
    if (!none) {
      tally.violation("at the end there are still " + what + " in " + database.name());
    }
  }
}
