package org.emajbatch.sql.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordFileTest {

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "h:5432:d:u:secret | secret",
        "*:*:*:*:secret | secret",
        "h:*:d:u:a:b | a:b",
        "h:5432:d:u:a\\:b\\\\c | a:b\\c",
        "h:5433:d:u:secret | -",
        "H:5432:d:u:secret | -",
        "h:5432:d:u | -",
        "h:5432:d:u: | -",
        "\\*:5432:d:u:secret | -",
        "#h:5432:d:u:secret | -"
      })
  void aLineFitsOrNot(String line, String password) throws Exception {
    assertThat(find(file(line + "\n"), "h", "d")).isEqualTo(optional(password));
  }

  @Test
  void theFirstLineThatFitsWins() throws Exception {
    Path file = file("h:5432:other:u:1\nh:5432:*:u:2\nh:5432:d:u:3\n");
    assertThat(find(file, "h", "d")).contains(Password.of("2"));
  }

  @Test
  void namesWithColonsAreEscaped() throws Exception {
    assertThat(find(file("\\:\\:1:*:a\\:b:u:v6\n"), "::1", "a:b")).contains(Password.of("v6"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----", "rwx--x---"})
  void oneThatOthersCanUseIsIgnoredWithAWarning(String permissions) throws Exception {
    Path file = file("*:*:*:*:secret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    Resolution resolution = ConnectionResolver.resolve(ConnectionOptions.none(), environment());
    assertThat(resolution.settings().password()).isEmpty();
    assertThat(resolution.warnings())
        .singleElement()
        .asString()
        .contains(file.toString(), "ignored", "chmod 600")
        .doesNotContain("secret");
  }

  @Test
  void aDirectoryIsNoPasswordFile() throws Exception {
    Files.createDirectory(home.resolve(".pgpass"));
    assertThat(ConnectionResolver.resolve(ConnectionOptions.none(), environment()).warnings())
        .singleElement()
        .asString()
        .contains("not a plain file");
  }

  @Test
  void aSocketInTheDefaultDirectoryIsListedAsLocalhost() throws Exception {
    file("localhost:*:*:*:socket\n");
    Map<String, String> environment = environment();
    environment.put("PGHOST", "/var/run/postgresql");
    assertThat(resolve(environment).password()).contains(Password.of("socket"));
    environment.put("PGHOST", "/elsewhere");
    assertThat(resolve(environment).password()).isEmpty();
  }

  @Test
  void theNameCountsAndNotTheAddress() throws Exception {
    file("db.example:*:*:*:named\n");
    Map<String, String> environment = environment();
    environment.put("PGHOST", "db.example");
    environment.put("PGHOSTADDR", "10.0.0.1");
    assertThat(resolve(environment).password()).contains(Password.of("named"));
  }

  @Test
  void thePasswordOfTheEnvironmentMakesItSuperfluous() throws Exception {
    Files.setPosixFilePermissions(
        file("*:*:*:*:file\n"), PosixFilePermissions.fromString("rw-rw-rw-"));
    Map<String, String> environment = environment();
    environment.put("PGPASSWORD", "environment");
    Resolution resolution = ConnectionResolver.resolve(ConnectionOptions.none(), environment);
    assertThat(resolution.settings().password()).contains(Password.of("environment"));
    assertThat(resolution.warnings()).isEmpty();
  }

  @Test
  void itCanStandElsewhere() throws Exception {
    Path elsewhere = Files.writeString(home.resolve("elsewhere"), "*:*:*:*:moved\n");
    Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rw-------"));
    Map<String, String> environment = environment();
    environment.put("PGPASSFILE", elsewhere.toString());
    assertThat(resolve(environment).password()).contains(Password.of("moved"));
  }

  private Path file(String content) throws Exception {
    Path file = Files.writeString(home.resolve(".pgpass"), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Map<String, String> environment() {
    return new HashMap<>(Map.of("HOME", home.toString(), "PGHOST", "h"));
  }

  private static ConnectionSettings resolve(Map<String, String> environment) throws Exception {
    return ConnectionResolver.resolve(ConnectionOptions.none(), environment).settings();
  }

  private static Optional<Password> find(Path file, String host, String database) throws Exception {
    return new PasswordFile(file).find(host, 5432, database, "u");
  }

  private static Optional<Password> optional(String password) {
    return password.equals("-") ? Optional.empty() : Optional.of(Password.of(password));
  }
}
