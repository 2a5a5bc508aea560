package org.emajbatch.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

  @Test
  void whatArrivesIsUtf8AndNoFailure() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = StandardOutput.to(bytes)) {
      out.print("日本");
      assertThat(StandardOutput.failure(out)).isEmpty();
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("日本");
  }

  @Test
  void aFullDiskIsNamed() throws IOException {
    try (PrintStream out = StandardOutput.to(new FileOutputStream("/dev/full"))) {
      out.println("lost");
      out.println("lost as well");
      assertThat(StandardOutput.failure(out)).get().asString().isNotBlank();
    }
  }
}
