package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The engine's sources: one object a file, each of them part of what is installed. */
class AssemblyTest {

  private static final Path SOURCES = Path.of("src", "main", "sql");
  private static final Path ASSEMBLED =
      Path.of("target", "classes", "org", "emajbatch", "sql", "engine");
  private static final Pattern CREATED =
      Pattern.compile(
          "^ *CREATE (?:TYPE|TABLE|VIEW|SEQUENCE|FUNCTION) emaj\\.(\\w+)", Pattern.MULTILINE);

  @Test
  void everyFileIsListedOnce() throws Exception {
    List<String> listed =
        Files.readAllLines(SOURCES.resolve("install-order.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(listed).doesNotHaveDuplicates();
    assertThat(listed).containsExactlyInAnyOrderElementsOf(objectFiles());
  }

  @Test
  void aFileIsNamedAfterTheObjectItCreates() throws Exception {
    for (String file : objectFiles()) {
      Matcher created = CREATED.matcher(Files.readString(SOURCES.resolve(file)));
      if (created.find()) {
        String name = Path.of(file).getFileName().toString();
        assertThat(name).as(file).startsWith(created.group(1) + ".");
        assertThat(created.find()).as("a second object in " + file).isFalse();
      }
    }
  }

  @Test
  void bothFormsHoldTheSameObjects() throws Exception {
    String version =
        Files.readString(Path.of("pom.xml")).replaceAll("(?s).*?<version>(.*?)</version>.*", "$1");
    String script = Files.readString(ASSEMBLED.resolve("install.sql"));
    String extension = Files.readString(ASSEMBLED.resolve("extension/emaj--" + version + ".sql"));
    assertThat(script).startsWith(Files.readString(SOURCES.resolve("script/head.sql")).strip());
    assertThat(created(extension)).isEqualTo(created(script)).hasSizeGreaterThan(100);
    assertThat(script).contains("'emaj-batch', '" + version + "'");
  }

  private static List<String> created(String sql) {
    return CREATED.matcher(sql).results().map(found -> found.group()).toList();
  }

  private static List<String> objectFiles() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .map(file -> SOURCES.relativize(file).toString())
          .filter(
              file ->
                  file.contains("/")
                      && !file.startsWith("script/")
                      && !file.startsWith("extension/"))
          .toList();
    }
  }
}
