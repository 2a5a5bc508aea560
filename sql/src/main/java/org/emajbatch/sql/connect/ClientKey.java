package org.emajbatch.sql.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The private key of a client certificate. libpq reads every PEM file that OpenSSL writes; the
 * driver reads PKCS #8 only and must be told the algorithm. What the key says never gets into a
 * message.
 */
final class ClientKey {

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /** Forms that OpenSSL reads and Java does not. */
  private static final List<String> OTHER_FORMS =
      List.of("RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY");

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

  private ClientKey() {}

  /**
   * What the driver must know about the key.
   *
   * @param file the key; one that is not there, or not PEM, is left to the driver
   * @throws ConnectionSettingsException when it is in a form that cannot be read, with the command
   *     that converts it
   */
  static Map<String, String> properties(Path file) throws ConnectionSettingsException {
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new ConnectionSettingsException(
          "The private key " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
    for (String form : OTHER_FORMS) {
      if (text.contains("-----BEGIN " + form + "-----")) {
        throw new ConnectionSettingsException(
            "The private key "
                + file
                + " is in the form \""
                + form
                + "\", which Java cannot read. Convert it, and name the result with PGSSLKEY:"
                + " openssl pkcs8 -topk8 -nocrypt -in "
                + Shell.word(file.toString())
                + " -out "
                + Shell.word(file + ".pk8.pem"));
      }
    }
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    return begin < 0 || end < begin
        ? Map.of()
        : algorithm(text.substring(begin + BEGIN.length(), end));
  }

  private static Map<String, String> algorithm(String base64) {
    PKCS8EncodedKeySpec key =
        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64.strip()));
    for (String algorithm : ALGORITHMS) {
      try {
        KeyFactory.getInstance(algorithm).generatePrivate(key);
        return Map.of("pemKeyAlgorithm", algorithm);
      } catch (GeneralSecurityException notThisOne) {
        continue;
      }
    }
    // The driver then says that it cannot read it.
    return Map.of();
  }
}
