package org.emajbatch.monitor.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.emajbatch.monitor.Scenes;
import org.junit.jupiter.api.Test;

class PlaceTest {

  private final Place place = new Place("somewhere", "-h db1 -p 5432");

  @Test
  void eachDatabaseWithLeftoversHasItsCommand() {
    assertThat(place.recoverCommands(Scenes.inDoubt().leftovers()))
        .containsExactly("emaj-parallel-rollback recover -d sales -h db1 -p 5432");
    assertThat(place.recoverCommands(Scenes.quiet().leftovers())).isEmpty();
  }
}
