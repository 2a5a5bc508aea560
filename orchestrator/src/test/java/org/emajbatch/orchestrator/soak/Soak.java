package org.emajbatch.orchestrator.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestServer;

/** Four lanes of rollbacks in two databases of a server of their own, and chaos around them. */
final class Soak {

  private static final int DATABASES = 2;
  private static final int FIELDS_A_DATABASE = 2;
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
      List<Field> fields = fields(site);
      Children children = new Children();
      try (Chaos chaos = new Chaos(site, fields, children, tally, new Random(seed))) {
        chaos.start();
        play(fields, chaos, children);
      }
      checkTheEnd(fields);
    }
    return tally;
  }

  /** Enough connections for all, so that what fails fails because of a fault. */
  private static Map<String, String> settings() {
    return Map.of("max_connections", "200");
  }

  private static List<Field> fields(Site site) throws Exception {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < DATABASES; i++) {
      TestDatabase database = site.server().createDatabase();
      Field.prepare(database);
      if (i == 0) {
        database.createRole(Field.OPERATOR, "emaj_adm");
      }
      for (int j = 0; j < FIELDS_A_DATABASE; j++) {
        fields.add(Field.create(database, "field" + j));
      }
    }
    return fields;
  }

  private void play(List<Field> fields, Chaos chaos, Children children)
      throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    List<Thread> lanes = new ArrayList<>();
    for (Field field : fields) {
      Random random = new Random(seed + lanes.size() + 1);
      Lane lane = new Lane(field, chaos, children, tally, random);
      lanes.add(new Thread(() -> lane.play(end), "lane " + lanes.size()));
    }
    lanes.forEach(Thread::start);
    for (Thread lane : lanes) {
      lane.join();
    }
  }

  private void checkTheEnd(List<Field> fields) throws Exception {
    for (Field field : fields) {
      requireNone(field, "prepared transactions", PREPARED);
      requireNone(field, "connections of the program", BACKENDS);
      requireNone(field, "runs that are not finished", UNFINISHED);
    }
  }

  private void requireNone(Field field, String what, String count) throws Exception {
    boolean none =
        Site.await(
            () -> {
              Site.recover(field.database());
              return field.value(count).orElseThrow().equals("0");
            },
            END);
    if (!none) {
      tally.violation("at the end there are still " + what + " in " + field.database().name());
    }
  }
}
