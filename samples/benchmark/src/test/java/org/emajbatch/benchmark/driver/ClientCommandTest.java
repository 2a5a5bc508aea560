package org.emajbatch.benchmark.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.junit.jupiter.api.Test;

class ClientCommandTest {

  private static final ClientCommand CLIENT =
      new ClientCommand("java -jar x.jar  -g {groups} -m {mark} -s {sessions} {logged}");

  private static RollbackOrder order(boolean logged) {
    ConnectionSettings database =
        new ConnectionSettings("localhost", 5432, "db", "me", Optional.empty(), Map.of());
    return new RollbackOrder(database, "group", "mark", logged, 2);
  }

  @Test
  void placesAreFilledIn() {
    assertThat(CLIENT.words(order(true)))
        .containsExactly("java", "-jar", "x.jar", "-g", "group", "-m", "mark", "-s", "2", "-l");
  }

  @Test
  void whatIsNotLoggedHasNoWordForIt() {
    assertThat(CLIENT.words(order(false))).endsWith("-s", "2");
  }

  @Test
  void theVersionIsAskedForWithoutTheOptionsOfARollback() {
    assertThat(CLIENT.versionWords()).containsExactly("java", "-jar", "x.jar", "--version");
  }
}
