package org.emajbatch.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which engine a database has, told from its functions alone. */
@ExtendWith(TestDatabaseExtension.class)
class EngineProbeTest {

  private static final String INIT =
      "CREATE FUNCTION emaj._rlbk_init(TEXT[], TEXT, BOOLEAN, INT, BOOLEAN, BOOLEAN) RETURNS INT"
          + " LANGUAGE sql AS 'SELECT 1'";

  @Test
  void anEmptyDatabaseHasNone(TestDatabase database) throws Exception {
    assertThat(probe(database).kind()).isEqualTo(EngineKind.NONE);
  }

  @Test
  void aSchemaOfThatNameWithoutTheProtocolIsNone(TestDatabase database) throws Exception {
    database.execute("CREATE SCHEMA emaj");
    assertThat(probe(database).kind()).isEqualTo(EngineKind.NONE);
  }

  @Test
  void oursIsKnownByItsName(TestDatabase database) throws Exception {
    database.installEngine();
    Engine engine = probe(database);
    assertThat(engine.kind()).isEqualTo(EngineKind.OURS);
    assertThat(engine.version()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(engine.has(Capability.START)).isTrue();
    assertThat(engine.has(Capability.INIT_WITH_COMMENT)).isTrue();
  }

  @Test
  void anOldStockEngineIsKnownByItsFunctionsAndNotByItsVersion(TestDatabase database)
      throws Exception {
    database.execute(
        "CREATE SCHEMA emaj",
        INIT,
        "CREATE FUNCTION emaj._rlbk_start_mark(INT, BOOLEAN) RETURNS VOID LANGUAGE sql AS ''",
        "CREATE TABLE emaj.emaj_param (param_key TEXT, param_value_text TEXT)",
        "INSERT INTO emaj.emaj_param VALUES ('emaj_version', '<devel>')");
    Engine engine = probe(database);
    assertThat(engine.kind()).isEqualTo(EngineKind.STOCK);
    assertThat(engine.version()).isEqualTo("<devel>");
    assertThat(engine.capabilities())
        .containsExactlyInAnyOrder(Capability.INIT, Capability.START_MARK);
  }

  @Test
  void aClosedSchemaIsSaidToBeClosed(TestDatabase database) throws Exception {
    database.installEngine();
    database.createRole("probe_stranger");
    try (Connection connection = database.open("probe_stranger")) {
      assertThat(EngineProbe.probe(connection).kind()).isEqualTo(EngineKind.NO_ACCESS);
      Rights rights = Rights.read(connection);
      assertThat(rights.mayRollBack()).isFalse();
      assertThat(rights.batchSchema()).isNotEqualTo(Rights.BatchSchema.READY);
      assertThat(rights.finishingRole()).isEmpty();
    }
  }

  private static Engine probe(TestDatabase database) throws Exception {
    try (Connection connection = database.open()) {
      return EngineProbe.probe(connection);
    }
  }
}
