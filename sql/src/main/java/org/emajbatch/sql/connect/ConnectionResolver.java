package org.emajbatch.sql.connect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fills what the command line left open, in libpq's order: the connection string in {@code -d}, the
 * other options, the service file, the environment, the defaults.
 */
public final class ConnectionResolver {

  private static final Map<String, String> TARGET_SERVER_TYPES =
      Map.of(
          "any", "any",
          "read-write", "primary",
          "primary", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  /** What the JVM calls a user who is not in the system's user database. */
  private static final String UNKNOWN_TO_THE_SYSTEM = "?";

  private ConnectionResolver() {}

  /**
   * Settings for one connection.
   *
   * @param options what the command line says
   * @param environment the process environment, or a test's
   * @throws ConnectionSettingsException when a setting is unknown, malformed, unsupported or
   *     unreadable
   */
  public static Resolution resolve(ConnectionOptions options, Map<String, String> environment)
      throws ConnectionSettingsException {
    Given given = collect(options, environment);
    ServerAddress server = ServerAddress.of(given);
    String user = given.text(Parameter.USER).orElseGet(() -> System.getProperty("user.name", ""));
    if (user.isEmpty() || user.equals(UNKNOWN_TO_THE_SYSTEM)) {
      throw new ConnectionSettingsException(
          "This process runs under a user id without a name; say which role to connect as with -U or PGUSER.");
    }
    String database = given.text(Parameter.DBNAME).orElse(user);
    List<String> warnings = new ArrayList<>();
    if (options.dbname().isPresent() && holdsSecret(options.dbname().get())) {
      warnings.add(
          "a password in the connection string can be seen in the process list; use ~/.pgpass,"
              + " PGPASSWORD or --password");
    }
    Optional<Password> password = password(given, server, database, user, environment, warnings);
    return new Resolution(
        new ConnectionSettings(
            server.host(),
            server.port(),
            database,
            user,
            password,
            driverProperties(given, environment)),
        ClientEnvironment.of(given, database, user, password),
        warnings);
  }

  private static boolean holdsSecret(String dbname) throws ConnectionSettingsException {
    Given given = ConnectionString.parse(dbname);
    return given.text(Parameter.PASSWORD).isPresent()
        || given.text(Parameter.SSLPASSWORD).isPresent();
  }

  private static Given collect(ConnectionOptions options, Map<String, String> environment)
      throws ConnectionSettingsException {
    Given given = new Given();
    // A password typed at the prompt is the only option that stands above the connection string.
    if (options.password().isPresent()) {
      given.add(Parameter.PASSWORD, options.password().get().reveal(), "the command line");
    }
    if (options.dbname().isPresent()) {
      given.addAll(ConnectionString.parse(options.dbname().get()));
    }
    given.add(Parameter.HOST, options.host().orElse(""), "option -h");
    given.add(Parameter.PORT, options.port().map(String::valueOf).orElse(""), "option -p");
    given.add(Parameter.USER, options.username().orElse(""), "option -U");

    Given fromEnvironment = new Given();
    for (Parameter parameter : Parameter.values()) {
      String value = environment.getOrDefault(parameter.variable(), "");
      fromEnvironment.add(parameter, value, parameter.variable());
    }
    Optional<String> service =
        given.text(Parameter.SERVICE).or(() -> fromEnvironment.text(Parameter.SERVICE));
    if (service.isPresent()) {
      Optional<String> file =
          given.text(Parameter.SERVICEFILE).or(() -> fromEnvironment.text(Parameter.SERVICEFILE));
      given.addAll(ServiceFile.find(service.get(), file, environment));
    }
    given.addAll(fromEnvironment);
    return given;
  }

  private static Optional<Password> password(
      Given given,
      ServerAddress server,
      String database,
      String user,
      Map<String, String> environment,
      List<String> warnings)
      throws ConnectionSettingsException {
    Optional<String> text = given.text(Parameter.PASSWORD);
    if (text.isPresent()) {
      return text.map(Password::of);
    }
    PasswordFile file =
        new PasswordFile(
            given
                .text(Parameter.PASSFILE)
                .map(Path::of)
                .orElseGet(() -> UserHome.of(environment).resolve(".pgpass")));
    Optional<String> problem = file.problem();
    if (problem.isPresent()) {
      warnings.add(problem.get());
      return Optional.empty();
    }
    String name =
        given
            .text(Parameter.HOST)
            .filter(host -> !host.startsWith("/"))
            .orElse(server.passwordFileName());
    return file.find(name, server.port(), database, user);
  }

  private static Map<String, String> driverProperties(Given given, Map<String, String> environment)
      throws ConnectionSettingsException {
    Map<String, String> properties =
        new LinkedHashMap<>(TransportSecurity.properties(given, environment));
    for (Parameter parameter : Parameter.values()) {
      if (parameter.use() == Parameter.Use.DRIVER) {
        given.text(parameter).ifPresent(text -> properties.put(parameter.driverProperty(), text));
      }
    }
    Optional<Integer> timeout = given.number(Parameter.CONNECT_TIMEOUT);
    if (timeout.isPresent()) {
      // For libpq zero and less mean "for ever", for the driver only zero does.
      String seconds = Integer.toString(Math.max(0, timeout.get()));
      properties.put("connectTimeout", seconds);
      properties.put("loginTimeout", seconds);
    }
    Optional<String> target = given.text(Parameter.TARGET_SESSION_ATTRS);
    if (target.isPresent()) {
      String type = TARGET_SERVER_TYPES.get(target.get());
      if (type == null) {
        throw given.refuse(
            Parameter.TARGET_SESSION_ATTRS,
            "is none of " + TARGET_SERVER_TYPES.keySet().stream().sorted().toList());
      }
      properties.put("targetServerType", type);
    }
    return properties;
  }
}
