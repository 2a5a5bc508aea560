package org.emajbatch.monitor.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrchestratorTest {

  @TempDir Path home;

  @Test
  void itsLauncherIsThatOfTheSameInstallation() throws IOException {
    Path launcher = executable(home.resolve("bin/emaj-parallel-rollback"));
    Path jar = home.resolve("monitor-tui/target/emaj-monitor.jar");
    assertThat(Orchestrator.find(Optional.of(jar))).contains(launcher);
    assertThat(Orchestrator.find(Optional.of(home.resolve("lib/x.jar")))).contains(launcher);
  }

  @Test
  void whereItIsNotInstalledThePathIsAsked() throws IOException {
    Files.createDirectories(home.resolve("bin/emaj-parallel-rollback"));
    assertThat(Orchestrator.find(Optional.of(home.resolve("a/b/c/d/e/x.jar")))).isEmpty();
    assertThat(Orchestrator.find(Optional.empty())).isEmpty();
  }

  private static Path executable(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "#!/bin/sh\n");
    assertThat(path.toFile().setExecutable(true)).isTrue();
    return path;
  }
}
