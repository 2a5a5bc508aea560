package org.emajbatch.orchestrator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoHomeTest {

  @TempDir private Path directory;

  @Test
  void isInTheCacheDirectoryThatTheEnvironmentNames() {
    assertThat(DemoHome.directory(Map.of("XDG_CACHE_HOME", directory.toString(), "HOME", "/none")))
        .isEqualTo(directory.resolve("emaj-batch"));
  }

  @Test
  void isInTheUsersCacheDirectoryOtherwise() {
    assertThat(DemoHome.directory(Map.of("XDG_CACHE_HOME", "", "HOME", directory.toString())))
        .isEqualTo(directory.resolve(".cache/emaj-batch"));
  }

  @Test
  void isTemporaryForAUserWithoutAHome() throws IOException {
    Path file = Files.createFile(directory.resolve("no-directory"));

    assertThat(DemoHome.directory(Map.of("HOME", file.toString())))
        .hasParentRaw(Path.of(System.getProperty("java.io.tmpdir")));
  }
}
