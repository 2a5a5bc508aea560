package org.emajbatch.sql.enginetest;

import java.sql.SQLException;
import java.util.List;

/** What is asked of the marks of a group {@code g}. */
abstract class MarkedGroupTestCase extends EngineTestCase {

  /** The marks that it has, the oldest first. */
  final List<String> marks() throws SQLException {
    return sql.rows(
        "SELECT mark_name FROM emaj.emaj_mark WHERE mark_group = 'g' ORDER BY mark_time_id");
  }

  /** The changes between two marks by the statistics; the last mark empty: until now. */
  final String counted(String first, String last) throws SQLException {
    return sql.value(
        "SELECT sum(stat_rows) FROM emaj.emaj_log_stat_group('g', '%s', '%s')"
            .formatted(first, last));
  }

  /** What a rollback would give; none is left behind. */
  final Images imagesAfterRollbackTo(String mark) throws SQLException {
    sql.run("BEGIN", "SELECT emaj.emaj_rollback_group('g', '%s')".formatted(mark));
    Images images = Images.of(sql, "app");
    sql.run("ROLLBACK");
    return images;
  }
}
