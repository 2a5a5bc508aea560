package org.emajbatch.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestDatabaseExtension.class)
class DigestReaderTest {

  @BeforeEach
  void createTable(TestDatabase database) throws SQLException {
    database.execute(
        "CREATE SCHEMA \"S 1\"",
        "CREATE SEQUENCE \"S 1\".\"Counter\"",
        "CREATE TABLE \"S 1\".\"T\" (id int PRIMARY KEY, n numeric, t text, j json, f float8, p point)",
        "CREATE FUNCTION \"S 1\".f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "CREATE TRIGGER trg BEFORE UPDATE ON \"S 1\".\"T\" FOR EACH ROW EXECUTE FUNCTION \"S 1\".f()",
        "INSERT INTO \"S 1\".\"T\" VALUES (1, 1.0, 'a', '{}', 0, '(1,2)'), (2, 2.0, NULL, '[1]', 1, '(1,2)')");
  }

  private static Digest read(TestDatabase database) throws SQLException {
    return DigestReader.read(database.settings(), List.of("S 1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE \"S 1\".\"T\" SET n = 1.00 WHERE id = 1",
        "UPDATE \"S 1\".\"T\" SET t = '' WHERE id = 2",
        "UPDATE \"S 1\".\"T\" SET t = 'a ' WHERE id = 1",
        "UPDATE \"S 1\".\"T\" SET j = '{ }' WHERE id = 1",
        "UPDATE \"S 1\".\"T\" SET f = '-0' WHERE id = 1",
        "UPDATE \"S 1\".\"T\" SET p = '(2,1)' WHERE id = 1"
      })
  void seesEveryChangeOfARow(String change, TestDatabase database) throws SQLException {
    Digest before = read(database);

    database.execute(change);

    assertThat(read(database).differencesFrom(before))
        .containsExactly("table \"S 1\".\"T\": as many rows, but not the same ones");
  }

  @Test
  void seesValuesThatMovedFromRowToRow(TestDatabase database) throws SQLException {
    Digest before = read(database);

    database.execute("UPDATE \"S 1\".\"T\" SET n = 3 - n");

    assertThat(read(database).differencesFrom(before))
        .containsExactly("table \"S 1\".\"T\": as many rows, but not the same ones");
  }

  @Test
  void countsRows(TestDatabase database) throws SQLException {
    Digest before = read(database);

    database.execute("DELETE FROM \"S 1\".\"T\" WHERE id = 1");

    assertThat(read(database).differencesFrom(before))
        .containsExactly("table \"S 1\".\"T\": 1 rows, there were 2");
    assertThat(before.rows()).isEqualTo(2);
  }

  @Test
  void isIndependentOfTheOrderAndPlaceOfRows(TestDatabase database) throws SQLException {
    Digest before = read(database);

    database.execute(
        "UPDATE \"S 1\".\"T\" SET t = t WHERE id = 1",
        "DELETE FROM \"S 1\".\"T\" WHERE id = 2",
        "INSERT INTO \"S 1\".\"T\" VALUES (2, 2.0, NULL, '[1]', 1, '(1,2)')",
        "VACUUM FULL \"S 1\".\"T\"");

    assertThat(read(database)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE \"S 1\".\"T\" DISABLE TRIGGER trg",
        "ALTER TABLE \"S 1\".\"T\" DROP CONSTRAINT \"T_pkey\"",
        "CREATE INDEX i ON \"S 1\".\"T\" (n)",
        "ALTER TABLE \"S 1\".\"T\" ADD CHECK (id > 0) NOT VALID"
      })
  void seesWhatAnInterruptedRollbackWouldLeaveBehind(String change, TestDatabase database)
      throws SQLException {
    Digest before = read(database);

    database.execute(change);

    assertThat(read(database).differencesFrom(before))
        .containsExactly("table \"S 1\".\"T\": other constraints, triggers or indexes");
  }

  @Test
  void seesWhereSequencesStand(TestDatabase database) throws SQLException {
    Digest before = read(database);

    database.execute("SELECT nextval('\"S 1\".\"Counter\"')");

    assertThat(read(database).differencesFrom(before))
        .containsExactly("sequence \"S 1\".\"Counter\": is at 1, was at 1 (not called)");
  }

  @Test
  void namesWhatCameAndWent(TestDatabase database) throws SQLException {
    Digest before = read(database);

    database.execute(
        "DROP TABLE \"S 1\".\"T\"",
        "CREATE TABLE \"S 1\".u (id int)",
        "DROP SEQUENCE \"S 1\".\"Counter\"",
        "CREATE SEQUENCE \"S 1\".s");

    assertThat(read(database).differencesFrom(before))
        .containsExactly(
            "table \"S 1\".\"T\" is gone",
            "table \"S 1\".u is new",
            "sequence \"S 1\".\"Counter\" is gone",
            "sequence \"S 1\".s is new");
  }
}
