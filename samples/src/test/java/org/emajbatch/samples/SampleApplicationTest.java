package org.emajbatch.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestDatabaseExtension.class)
class SampleApplicationTest {

  private static final String IN_ITS_SCHEMAS =
      " relnamespace IN ('shop'::regnamespace, 'warehouse'::regnamespace, 'billing'::regnamespace)";

  @Test
  void scaleOneIsLargeAndMuchOfItChanges(TestDatabase database) throws SQLException {
    SampleApplication application = new SampleApplication(1);

    long loaded = application.create(database.settings());
    Digest atLoad = DigestReader.read(database.settings(), SampleApplication.SCHEMAS);
    long changed =
        application.workByDay(database.settings()) + application.workAtNight(database.settings());

    assertThat(loaded).isGreaterThanOrEqualTo(500_000).isEqualTo(atLoad.rows());
    assertThat(changed).isGreaterThanOrEqualTo(200_000);
  }

  @Test
  void hasTheShapesThatMakeRollbacksHard(TestDatabase database) throws SQLException {
    new SampleApplication(0.001).create(database.settings());

    assertThat(
            names(
                database,
                "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND"
                    + IN_ITS_SCHEMAS))
        .hasSizeGreaterThanOrEqualTo(15)
        .contains("Order", "Purchase Order", "Invoice");
    assertThat(
            names(
                database,
                "SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r' AND"
                    + IN_ITS_SCHEMAS))
        .hasSize(4);
    assertThat(
            names(
                database,
                "SELECT DISTINCT typname FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid JOIN pg_class ON pg_class.oid = attrelid"
                    + " WHERE attnum > 0 AND relkind = 'r' AND"
                    + IN_ITS_SCHEMAS))
        .contains(
            "numeric",
            "text",
            "timestamptz",
            "jsonb",
            "_text",
            "uuid",
            "bytea",
            "order_status",
            "email_address",
            "tstzrange",
            "inet",
            "bool",
            "json",
            "point");
    assertThat(
            names(
                database,
                "SELECT DISTINCT concat_ws(' ', confdeltype, condeferrable, condeferred, connamespace <> c.relnamespace, conrelid = confrelid)"
                    + " FROM pg_constraint JOIN pg_class AS c ON c.oid = confrelid WHERE contype = 'f'"))
        .contains("a f f f f", "c f f f f", "a t f f t", "a t t f f", "a t f t f", "a f f t f");
    assertThat(
            names(
                database,
                "SELECT DISTINCT deptype FROM pg_depend JOIN pg_class ON pg_class.oid = objid WHERE classid = 'pg_class'::regclass"
                    + " AND relkind = 'S' AND refobjsubid > 0 AND"
                    + IN_ITS_SCHEMAS))
        .as("sequences of identity and of serial columns")
        .contains("i", "a");
  }

  @Test
  void twoApplicationsOfOneScaleAreEqual(TestDatabase database) throws SQLException {
    List<List<String>> contents = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      SampleApplication application = new SampleApplication(0.02);
      application.create(database.settings());
      application.workByDay(database.settings());
      application.workAtNight(database.settings());
      contents.add(
          names(
              database,
              "SELECT concat(relname, query_to_xml(format('SELECT t.*::text FROM %s AS t ORDER BY 1', oid::regclass), true, false, ''))"
                  + " FROM pg_class WHERE relkind = 'r' AND"
                  + IN_ITS_SCHEMAS
                  + " UNION ALL SELECT concat_ws(' ', sequencename, last_value) FROM pg_sequences"));
      database.execute("DROP SCHEMA shop, warehouse, billing CASCADE");
    }

    assertThat(contents.get(1)).containsExactlyInAnyOrderElementsOf(contents.get(0));
  }

  @Test
  void dayAndNightTouchWhatARollbackMustPutBack(TestDatabase database) throws SQLException {
    SampleApplication application = new SampleApplication(0.02);
    application.create(database.settings());
    Digest before = DigestReader.read(database.settings(), SampleApplication.SCHEMAS);

    application.workByDay(database.settings());
    Digest evening = DigestReader.read(database.settings(), SampleApplication.SCHEMAS);
    application.workAtNight(database.settings());
    Digest morning = DigestReader.read(database.settings(), SampleApplication.SCHEMAS);

    assertThat(evening.differencesFrom(before)).hasSizeGreaterThanOrEqualTo(15);
    assertThat(morning.differencesFrom(evening)).hasSizeGreaterThanOrEqualTo(8);
    assertThat(names(database, "SELECT DISTINCT moved_by FROM warehouse.stock_movement"))
        .as("written by a trigger, for the role that changed the stock")
        .containsExactly("shop_batch");
  }

  @Test
  void rolesHaveOnlyTheirOwnRights(TestDatabase database) throws SQLException {
    new SampleApplication(0.001).create(database.settings());

    assertThat(
            names(
                database,
                "SELECT concat_ws(' ', r, has_table_privilege(r, 'shop.cart', 'INSERT'), has_table_privilege(r, 'shop.cart', 'DELETE'),"
                    + " has_schema_privilege(r, 'billing', 'USAGE')) FROM unnest(ARRAY['shop_web', 'shop_batch', 'shop_billing']) AS r"))
        .containsExactlyInAnyOrder("shop_web t f f", "shop_batch f t f", "shop_billing f f t");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0001, 0.0037, 0.079})
  void anyScaleWorks(double scale, TestDatabase database) throws SQLException {
    SampleApplication application = new SampleApplication(scale);

    assertThat(application.create(database.settings())).isPositive();
    assertThat(application.workByDay(database.settings())).isPositive();
    assertThat(application.workAtNight(database.settings())).isPositive();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 100.1, Double.NaN, Double.POSITIVE_INFINITY})
  void aScaleOutOfRangeIsRefused(double scale) {
    assertThatThrownBy(() -> new SampleApplication(scale))
        .hasMessage("the scale must be above 0 and at most 100, not " + scale);
  }

  private static List<String> names(TestDatabase database, String query) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection = database.open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }
}
