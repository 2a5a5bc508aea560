package org.emajbatch.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.emajbatch.orchestrator.Main;
import org.junit.jupiter.api.Test;

/** Help and version come without loading what only a rollback needs. */
class StartupTest {

  @Test
  void helpLoadsNeitherSpringNorTheDriverNorJson() throws Exception {
    assertThat(loadedBy("--help"))
        .contains("picocli.CommandLine")
        .noneMatch(name -> name.startsWith("org.springframework."))
        .noneMatch(name -> name.startsWith("org.postgresql."))
        .noneMatch(name -> name.startsWith("tools.jackson."))
        .noneMatch(name -> name.startsWith("org.jgrapht."));
  }

  @Test
  void versionLoadsNoLibraryAtAll() throws Exception {
    assertThat(loadedBy("--version"))
        .contains("org.emajbatch.orchestrator.Main")
        .noneMatch(name -> name.startsWith("picocli."));
  }

  private static List<String> loadedBy(String option) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout:none",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                option)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> names = out.lines().map(line -> line.split(" ", 2)[0]).toList();
      assertThat(process.waitFor()).isZero();
      return names;
    }
  }
}
