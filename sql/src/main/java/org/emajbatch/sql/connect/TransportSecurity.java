package org.emajbatch.sql.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    Path root =
        rootCertificate.isEmpty()
            ? UserHome.of(environment).resolve(".postgresql").resolve("root.crt")
            : Path.of(rootCertificate);
    // libpq verifies the chain in mode "require" as soon as there is something to verify it with;
    // the driver does not.
    boolean verify = mode.equals("require") && Files.exists(root);
    properties.put("sslmode", verify ? "verify-ca" : mode);
    return properties;
  }
}
