package org.emajbatch.orchestrator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.emajbatch.sql.connect.Password;
import org.junit.jupiter.api.Test;

/** Execution contexts are readable, and nothing but facts gets into them. */
class FactsSerializerTest {

  private final FactsSerializer serializer = new FactsSerializer();

  @Test
  void readsWhatItWrote() throws IOException {
    Map<String, Object> facts =
        Map.of("session", 3, "size", 7L, "gid", "emaj_batch:1:x = y\nz é", "empty", "");

    assertThat(serializer.deserialize(new ByteArrayInputStream(write(facts)))).isEqualTo(facts);
  }

  @Test
  void writesOneReadableLineForEachFactAndNoDate() throws IOException {
    assertThat(new String(write(Map.of("b", 2, "a", "one")), StandardCharsets.UTF_8).lines())
        .containsExactly("a=t\\:one", "b=i\\:2");
  }

  @Test
  void refusesAnythingElse() {
    assertThatThrownBy(() -> write(Map.of("password", Password.of("secret"))))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("secret");
  }

  private byte[] write(Map<String, Object> facts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    serializer.serialize(facts, out);
    return out.toByteArray();
  }
}
