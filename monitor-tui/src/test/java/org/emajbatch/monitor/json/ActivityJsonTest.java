package org.emajbatch.monitor.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.emajbatch.monitor.Golden;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.sql.activity.RollbackActivity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

class ActivityJsonTest {

  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void everyKindOfRollbackHasItsDocument() throws IOException {
    assertGolden("executing.json", Scenes.executing());
    assertGolden("phases.json", Scenes.phases());
    assertGolden("in-doubt.json", Scenes.inDoubt());
    assertGolden("dying.json", Scenes.dying());
    assertGolden("quiet.json", Scenes.quiet());
  }

  @Test
  void aDocumentIsOneLine() {
    assertThat(document(Scenes.phases())).doesNotContain("\n", "\r");
  }

  private void assertGolden(String name, RollbackActivity activity) throws IOException {
    String pretty =
        mapper
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(mapper.readTree(document(activity)));
    Golden.assertMatches(name, pretty.replace("\r\n", "\n") + "\n");
  }

  private static String document(RollbackActivity activity) {
    return new ActivityJson(ZoneId.of("Europe/Paris"))
        .document(
            activity,
            activity.leftovers().isEmpty()
                ? List.of()
                : List.of("emaj-parallel-rollback recover -d sales"));
  }
}
