package org.emajbatch.sql.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.Test;

/**
 * After a rollback every table and every sequence equals its content at the mark, byte for byte:
 * shown on random cases. CONTRIBUTING.md says how to run many of them, and how to run one again.
 */
class ExactnessTest {

  /** As many as a build can wait for. */
  private static final int CASES = 40;

  @Test
  void everyTableAndSequenceEqualsItsContentAtTheMark() throws Exception {
    List<Long> seeds = seeds();
    try (TestServer server = Settings.startServer()) {
      Campaign campaign = new Campaign(server, Settings.number("exactness.threads", 2));
      List<Campaign.Failure> failures = campaign.run(seeds);
      System.out.println("Exactness:\n" + campaign.statistics());
      assertThat(failures).as("cases that failed").isEmpty();
      if (seeds.size() >= CASES) {
        assertThatMuchHappened(campaign.statistics());
      }
    }
  }

  /** Cases that change nothing, or nothing difficult, would prove nothing. */
  private static void assertThatMuchHappened(Statistics done) {
    long cases = done.count("cases");
    assertThat(done.count("rows that statements name as changed")).isGreaterThan(20 * cases);
    assertThat(done.count("rollbacks that put something back")).isGreaterThan(2 * cases);
    assertThat(done.count("rollbacks logged")).isGreaterThan(cases / 2);
    assertThat(done.count("rollbacks undone")).isGreaterThan(cases / 10);
    assertThat(done.count("rollbacks consolidated")).isGreaterThan(cases / 10);
    assertThat(done.count("groups whose older marks were deleted")).isPositive();
    assertThat(done.count("rollbacks with 3 sessions (0: by the function)"))
        .isGreaterThan(cases / 10);
    assertThat(done.count("tables and sequences put back")).isGreaterThan(5 * cases);
    assertThat(done.count("tangled keys put back")).isGreaterThan(5 * cases);
    assertThat(done.count("rollbacks refused because a key that leaves the groups would break"))
        .isLessThan(cases);
  }

  private static List<Long> seeds() throws IOException {
    String only = System.getProperty("exactness.seed", "");
    if (!only.isEmpty()) {
      return List.of(Long.parseLong(only));
    }
    String first = System.getProperty("exactness.first", "1");
    long from =
        first.equals("random")
            ? ThreadLocalRandom.current().nextLong(1_000_000_000)
            : Long.parseLong(first);
    int number = Settings.number("exactness.cases", CASES);
    System.out.println("Exactness: seeds " + from + " to " + (from + number - 1));
    List<Long> seeds = new ArrayList<>(kept());
    LongStream.range(from, from + number).forEach(seeds::add);
    return seeds;
  }

  /** Seeds that failed once. */
  private static List<Long> kept() throws IOException {
    try (InputStream file = ExactnessTest.class.getResourceAsStream("seeds.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .map(Long::valueOf)
          .toList();
    }
  }
}
