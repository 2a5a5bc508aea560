package org.emajbatch.sql.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class PlansTest {

  @Test
  void keepsAPlanOnceAndFindsItByItsBeginning(TestDatabase database) throws Exception {
    database.installBatchSchema();
    database.createRole("operator", "emaj_adm");
    try (Connection connection = database.open("operator")) {
      Plans.keep(connection, new Plans.Kept("0a1b", "{\"a\": 1}"), "{}");
      Plans.keep(connection, new Plans.Kept("0a1b", "{\"a\": 2}"), "{}");
      Plans.keep(connection, new Plans.Kept("0a2c", "{}"), "{}");

      assertThat(Plans.startingWith(connection, "0A1"))
          .containsExactly(new Plans.Kept("0a1b", "{\"a\": 1}"));
      assertThat(Plans.startingWith(connection, "0a")).hasSize(2);
      assertThat(Plans.startingWith(connection, "%")).isEmpty();
      try (Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute("UPDATE emaj_batch.plan SET facts = '{}'"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("permission denied");
      }
    }
  }
}
