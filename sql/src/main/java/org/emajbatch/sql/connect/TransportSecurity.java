package org.emajbatch.sql.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Translates libpq's SSL parameters into the driver's where the two do not mean the same. */
final class TransportSecurity {

  private static final List<String> MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private TransportSecurity() {}

  static Map<String, String> properties(Given given, Map<String, String> environment)
      throws ConnectionSettingsException {
    Map<String, String> properties = new LinkedHashMap<>();
    String rootCertificate = given.text(Parameter.SSLROOTCERT).orElse("");
    boolean systemRoots = rootCertificate.equals("system");
    String mode = given.text(Parameter.SSLMODE).orElse(systemRoots ? "verify-full" : "prefer");
    if (!MODES.contains(mode)) {
      throw given.refuse(Parameter.SSLMODE, "is none of " + String.join(", ", MODES));
    }
    if (systemRoots) {
      if (!mode.equals("verify-full")) {
        throw given.refuse(
            Parameter.SSLMODE, "is too weak for sslrootcert=system, which wants verify-full");
      }
      properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    } else if (!rootCertificate.isEmpty()) {
      properties.put("sslrootcert", rootCertificate);
    }
    Path home = UserHome.of(environment).resolve(".postgresql");
    Path root = rootCertificate.isEmpty() ? home.resolve("root.crt") : Path.of(rootCertificate);
    if (!systemRoots && Files.exists(root)) {
      properties.put("sslrootcert", root.toString());
    }
    if (!mode.equals("disable")) {
      clientCertificate(given, home, properties);
    }
    // libpq verifies the chain in mode "require" as soon as there is something to verify it with;
    // the driver does not.
    boolean verify = mode.equals("require") && Files.exists(root);
    properties.put("sslmode", verify ? "verify-ca" : mode);
    return properties;
  }

  /** The driver looks for files of other names, and in the home that the JVM knows. */
  private static void clientCertificate(Given given, Path home, Map<String, String> properties)
      throws ConnectionSettingsException {
    Optional<Path> certificate =
        given
            .text(Parameter.SSLCERT)
            .map(Path::of)
            .or(() -> Optional.of(home.resolve("postgresql.crt")).filter(Files::exists));
    Optional<Path> key =
        given
            .text(Parameter.SSLKEY)
            .map(Path::of)
            .or(
                () ->
                    Stream.of("postgresql.pk8", "postgresql.key")
                        .map(home::resolve)
                        .filter(Files::exists)
                        .findFirst());
    certificate.ifPresent(file -> properties.put("sslcert", file.toString()));
    if (key.isPresent()) {
      properties.put("sslkey", key.get().toString());
      properties.putAll(ClientKey.properties(key.get()));
    }
  }
}
