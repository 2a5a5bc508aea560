package org.emajbatch.sql.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionResolverTest {

  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void ownHome() {
    environment.put("HOME", home.toString());
    environment.put("PGHOST", "env-host");
  }

  @Test
  void defaultsAreLibpqs() throws Exception {
    ConnectionSettings settings = resolve(ConnectionOptions.none());
    assertThat(settings.port()).isEqualTo(5432);
    assertThat(settings.user()).isEqualTo(System.getProperty("user.name"));
    assertThat(settings.database()).isEqualTo(settings.user());
    assertThat(settings.password()).isEmpty();
    assertThat(settings.driverProperties()).containsExactlyEntriesOf(Map.of("sslmode", "prefer"));
  }

  @Test
  void anotherProgramIsLedToTheSamePlaceByItsEnvironment() throws Exception {
    Path service = Files.writeString(home.resolve("services"), "[s]\nhost=service-host\nport=7\n");
    environment.putAll(Map.of("PGSERVICEFILE", service.toString(), "PGSERVICE", "s"));
    environment.putAll(Map.of("PGPASSWORD", "env", "PGSSLROOTCERT", "", "PGOPTIONS", "-c a=b"));
    ConnectionOptions options =
        new ConnectionOptions(
            Optional.of("postgresql://ada:secret@/shop?sslmode=disable"),
            Optional.empty(),
            Optional.of(8),
            Optional.empty(),
            Optional.empty());
    Resolution here = ConnectionResolver.resolve(options, environment);
    here.environment().applyTo(environment);
    Resolution there = ConnectionResolver.resolve(ConnectionOptions.none(), environment);
    assertThat(there.settings()).isEqualTo(here.settings());
    assertThat(here.settings().describe()).isEqualTo("database shop on service-host:8 as ada");
    assertThat(environment).doesNotContainKeys("PGSERVICE", "PGSERVICEFILE", "PGSSLROOTCERT");
    assertThat(here).asString().doesNotContain("secret");
  }

  @Test
  void theDatabaseIsNamedAfterTheRoleThatWasGiven() throws Exception {
    environment.put("PGUSER", "ada");
    assertThat(resolve(ConnectionOptions.none()).database()).isEqualTo("ada");
  }

  @Test
  void optionsStandAboveTheEnvironment() throws Exception {
    environment.putAll(Map.of("PGPORT", "1", "PGUSER", "e", "PGDATABASE", "e", "PGPASSWORD", "e"));
    ConnectionSettings settings =
        resolve(
            new ConnectionOptions(
                Optional.of("d"),
                Optional.of("h"),
                Optional.of(2),
                Optional.of("u"),
                Optional.of(Password.of("p"))));
    assertThat(settings.describe()).isEqualTo("database d on h:2 as u");
    assertThat(settings.password()).contains(Password.of("p"));
  }

  @Test
  void theConnectionStringStandsAboveOtherOptions() throws Exception {
    ConnectionSettings settings =
        resolve(
            new ConnectionOptions(
                Optional.of("host=s port=3 user=su"),
                Optional.of("h"),
                Optional.of(2),
                Optional.of("u"),
                Optional.empty()));
    assertThat(settings.describe()).isEqualTo("database su on s:3 as su");
  }

  @Test
  void aTypedPasswordStandsAboveTheConnectionString() throws Exception {
    ConnectionOptions typed =
        new ConnectionOptions(
            Optional.of("password=old"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Password.of("typed")));
    Resolution resolution = ConnectionResolver.resolve(typed, environment);
    assertThat(resolution.settings().password()).contains(Password.of("typed"));
    assertThat(resolution.warnings())
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("can be seen in the process list")
        .doesNotContain("old");
  }

  @Test
  void emptyVariablesCountAsAbsent() throws Exception {
    environment.putAll(Map.of("PGPORT", "", "PGUSER", "", "PGDATABASE", "", "PGSSLMODE", ""));
    assertThat(resolve(ConnectionOptions.none()).port()).isEqualTo(5432);
  }

  @Test
  void theServiceStandsBetweenOptionsAndEnvironment() throws Exception {
    Files.writeString(
        home.resolve(".pg_service.conf"),
        """
        # comment
        [other]
        host=wrong
        [prod]
        host=service-host
        port=7777
        dbname=service db

        [later]
        user=wrong
        """);
    environment.putAll(Map.of("PGSERVICE", "prod", "PGUSER", "env-user", "PGPORT", "1"));
    ConnectionSettings settings = resolve(dbname("own"));
    assertThat(settings.describe()).isEqualTo("database own on service-host:7777 as env-user");
    assertThat(resolve(dbname("service=prod")).database()).isEqualTo("service db");
  }

  @Test
  void theServiceFileCanStandElsewhere() throws Exception {
    Path file = Files.writeString(home.resolve("services"), "[s]\nhost=h\n");
    environment.putAll(Map.of("PGSERVICE", "s", "PGSERVICEFILE", file.toString()));
    assertThat(resolve(ConnectionOptions.none()).host()).isEqualTo("h");
    environment.remove("PGSERVICEFILE");
    environment.put("PGSYSCONFDIR", Files.createDirectory(home.resolve("etc")).toString());
    Files.writeString(home.resolve("etc/pg_service.conf"), "[s]\nhost=system\n");
    assertThat(resolve(ConnectionOptions.none()).host()).isEqualTo("system");
  }

  @Test
  void anUnknownServiceAndABadLineSayWhere() throws Exception {
    environment.put("PGSYSCONFDIR", home.toString());
    environment.put("PGSERVICE", "nowhere");
    refused(ConnectionOptions.none(), "\"nowhere\" is not defined in any of");
    Path file = Files.writeString(home.resolve(".pg_service.conf"), "[nowhere]\nhots=x\n");
    refused(ConnectionOptions.none(), "\"hots\" in service file " + file + ", line 2");
    Files.writeString(file, "[nowhere]\nservice=x\n");
    refused(ConnectionOptions.none(), "cannot name another");
  }

  @Test
  void optionsAndSslReachTheDriver() throws Exception {
    Path root = Files.writeString(home.resolve("ca.pem"), "");
    environment.putAll(
        Map.of(
            "PGOPTIONS", "-c work_mem=8MB",
            "PGSSLMODE", "verify-full",
            "PGSSLROOTCERT", root.toString(),
            "PGSSLCERT", "c.pem",
            "PGSSLKEY", "k.pem",
            "PGCONNECT_TIMEOUT", "7",
            "PGAPPNAME", "psql"));
    assertThat(resolve(ConnectionOptions.none()).driverProperties())
        .isEqualTo(
            Map.of(
                "options", "-c work_mem=8MB",
                "sslmode", "verify-full",
                "sslrootcert", root.toString(),
                "sslcert", "c.pem",
                "sslkey", "k.pem",
                "connectTimeout", "7",
                "loginTimeout", "7"));
  }

  @Test
  void modeRequireVerifiesWhereARootCertificateIs() throws Exception {
    environment.put("PGSSLMODE", "require");
    assertThat(resolve(ConnectionOptions.none()).driverProperties())
        .containsEntry("sslmode", "require");
    Files.createDirectory(home.resolve(".postgresql"));
    Files.writeString(home.resolve(".postgresql/root.crt"), "");
    assertThat(resolve(ConnectionOptions.none()).driverProperties())
        .containsEntry("sslmode", "verify-ca");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
  void aKeyThatJavaCannotReadIsToldWithTheCommandThatConvertsIt(String form) throws Exception {
    Path key = home.resolve("my client.key");
    Files.writeString(key, "-----BEGIN " + form + "-----\nc2VjcmV0\n-----END " + form + "-----\n");
    environment.put("PGSSLKEY", key.toString());
    assertThatThrownBy(() -> ConnectionResolver.resolve(ConnectionOptions.none(), environment))
        .isInstanceOf(ConnectionSettingsException.class)
        .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt -in '" + key + "' -out")
        .hasMessageNotContaining("c2VjcmV0");
    environment.put("PGSSLMODE", "disable");
    assertThat(resolve(ConnectionOptions.none()).driverProperties())
        .containsEntry("sslmode", "disable");
  }

  @Test
  void theSystemsRootsNeedFullVerification() throws Exception {
    environment.put("PGSSLROOTCERT", "system");
    assertThat(resolve(ConnectionOptions.none()).driverProperties())
        .containsEntry("sslmode", "verify-full")
        .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    environment.put("PGSSLMODE", "require");
    refused(ConnectionOptions.none(), "too weak for sslrootcert=system");
  }

  @ParameterizedTest
  @CsvSource({
    "PGPORT, x, whole number",
    "PGPORT, 0, between 1 and 65535",
    "PGPORT, '1,2', several servers",
    "PGHOST, 'a,b', several servers",
    "PGHOST, @abstract, abstract socket",
    "PGSSLMODE, on, none of disable",
    "PGCONNECT_TIMEOUT, soon, whole number",
    "PGREQUIREPEER, postgres, not supported and must not be ignored",
    "PGSSLCRL, revoked.pem, not supported and must not be ignored",
    "PGTARGETSESSIONATTRS, best, none of [any"
  })
  void aBadVariableIsNamed(String variable, String value, String problem) {
    environment.put(variable, value);
    assertThatThrownBy(() -> ConnectionResolver.resolve(ConnectionOptions.none(), environment))
        .isInstanceOf(ConnectionSettingsException.class)
        .hasMessageContaining(variable)
        .hasMessageContaining(problem);
  }

  @Test
  void theAddressIsUsedInPlaceOfTheName() throws Exception {
    assertThat(resolve(dbname("host=db.example hostaddr=10.0.0.1 sslmode=require")).host())
        .isEqualTo("10.0.0.1");
    refused(dbname("host=db.example hostaddr=10.0.0.1 sslmode=verify-full"), "needs the name");
  }

  @Test
  void noSecretIsEverPrinted() throws Exception {
    ConnectionOptions options = dbname("postgresql://u:s3cret@h/d?sslpassword=s3cret");
    Resolution resolution = ConnectionResolver.resolve(options, environment);
    assertThat(options + " " + resolution).doesNotContain("s3cret").contains("database d on h");
    assertThat(resolution.settings().driverProperties()).containsEntry("sslpassword", "s3cret");
  }

  private ConnectionSettings resolve(ConnectionOptions options) throws Exception {
    Resolution resolution = ConnectionResolver.resolve(options, environment);
    assertThat(resolution.warnings()).isEmpty();
    return resolution.settings();
  }

  private void refused(ConnectionOptions options, String problem) {
    assertThatThrownBy(() -> ConnectionResolver.resolve(options, environment))
        .isInstanceOf(ConnectionSettingsException.class)
        .hasMessageContaining(problem);
  }

  private static ConnectionOptions dbname(String dbname) {
    return new ConnectionOptions(
        Optional.of(dbname),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
