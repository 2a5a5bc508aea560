package org.emajbatch.orchestrator.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A self-signed certificate and its key, made by the JDK's keytool, in the files that libpq's users
 * have.
 *
 * @param certificate as PEM
 * @param key as PEM, PKCS #8, not encrypted
 * @param keyDer the same as DER
 */
record Certificate(Path certificate, Path key, Path keyDer) {

  private static final String PASSWORD = "store-password";

  /**
   * Makes one.
   *
   * @param directory where the files go
   * @param name of the files and in the certificate
   * @param algorithm RSA or EC
   * @param alternative the subject's alternative names, as keytool takes them; empty for none
   */
  static Certificate make(Path directory, String name, String algorithm, String alternative)
      throws Exception {
    Path store = directory.resolve(name + ".p12");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + name,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
    if (!alternative.isEmpty()) {
      command.addAll(List.of("-ext", "san=" + alternative));
    }
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool failed: " + said);
    }
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    byte[] key = keys.getKey("it", PASSWORD.toCharArray()).getEncoded();
    return new Certificate(
        pem(
            directory.resolve(name + ".crt"),
            "CERTIFICATE",
            keys.getCertificate("it").getEncoded()),
        secret(pem(directory.resolve(name + ".key"), "PRIVATE KEY", key)),
        secret(Files.write(directory.resolve(name + ".pk8"), key)));
  }

  private static Path pem(Path file, String kind, byte[] der) throws IOException {
    return Files.writeString(
        file,
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
            .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)));
  }

  private static Path secret(Path file) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
