package org.emajbatch.sql.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What can be said about cases without a server. */
class GeneratorTest {

  private static final Features ALL = new Features(18, true, true, true, true);

  @Test
  void aSeedIsACase() {
    for (long seed = 1; seed <= 50; seed++) {
      Case one = CaseGenerator.generate(seed, ALL);
      assertThat(CaseGenerator.generate(seed, ALL)).isEqualTo(one);
      assertThat(CaseGenerator.generate(seed + 1, ALL)).isNotEqualTo(one);
    }
  }

  @Test
  void noHazardIsMissing() {
    List<String> scripts =
        LongStream.rangeClosed(1, 400)
            .mapToObj(seed -> Script.of(CaseGenerator.generate(seed, ALL), ALL, ""))
            .toList();
    for (String hazard :
        List.of(
            "NaN",
            "-Infinity",
            "'1.00'",
            "plain_letters",
            "public.citext",
            "public.ltree",
            "xml",
            "GENERATED ALWAYS AS IDENTITY",
            "BY DEFAULT AS IDENTITY",
            "STORED",
            "VIRTUAL",
            "EXCLUDE USING gist",
            "DEFERRABLE INITIALLY DEFERRED",
            "CREATE UNIQUE INDEX",
            "PARTITION BY LIST",
            "PARTITION BY RANGE",
            "PARTITION BY HASH",
            "ATTACH PARTITION",
            "INHERITS",
            "SET STORAGE EXTERNAL",
            "DROP COLUMN",
            "exactly sixty-three bytes",
            "ON DELETE CASCADE",
            "ON UPDATE CASCADE",
            "SET NULL",
            "SET DEFAULT",
            "AFTER UPDATE",
            "BEFORE INSERT OR UPDATE",
            "CONSTRAINT TRIGGER",
            "ENABLE ALWAYS",
            "pg_trigger_depth",
            "ON CONFLICT",
            "MERGE INTO",
            "was a COPY",
            "TRUNCATE",
            "RESTART IDENTITY",
            "nextval",
            "setval",
            "ALTER SEQUENCE",
            "SAVEPOINT",
            "ROLLBACK TO",
            "WITH gone AS",
            "write and return",
            "logged_rollback_groups",
            "with 3 sessions",
            ".needed",
            ".pair[]",
            "aclitem",
            "OVERRIDING SYSTEM VALUE",
            "multirange",
            "regclass",
            "pg_lsn",
            "tsvector")) {
      assertThat(scripts).as(hazard).anyMatch(script -> script.contains(hazard));
    }
  }

  @Test
  void aSmallerCaseStillFailsAndHasNothingThatCouldGo() {
    Case whole = CaseGenerator.generate(7, ALL);
    Step needed = whole.steps().get(whole.steps().size() / 2);
    Case smallest = Shrinker.shrink(whole, one -> one.steps().contains(needed), 2000);
    assertThat(smallest.steps()).containsExactly(needed);
    assertThat(smallest.tables()).isEmpty();
    assertThat(smallest.load()).isEmpty();
    assertThat(smallest.additions()).isEmpty();
  }
}
