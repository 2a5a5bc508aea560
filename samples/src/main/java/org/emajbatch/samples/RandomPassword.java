package org.emajbatch.samples;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.emajbatch.sql.connect.Password;

/** Makes up passwords that need no quoting anywhere. */
final class RandomPassword {

  private static final int BYTES = 18;

  private RandomPassword() {}

  static Password create() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Password.of(HexFormat.of().formatHex(bytes));
  }
}
