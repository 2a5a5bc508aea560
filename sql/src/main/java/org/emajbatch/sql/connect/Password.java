package org.emajbatch.sql.connect;

import java.util.Arrays;

/** A password that cannot be printed by accident; never put {@link #reveal()} into a message. */
public final class Password {

  private static final String MASK = "********";

  private final char[] secret;

  private Password(char[] secret) {
    this.secret = secret;
  }

  /** Takes a copy, so that the caller may blank its own array. */
  public static Password of(char[] secret) {
    return new Password(secret.clone());
  }

  /** As {@link #of(char[])}, for secrets that reach us as text: the environment, a pgpass file. */
  public static Password of(String secret) {
    return new Password(secret.toCharArray());
  }

  /** The clear text, for the driver alone. */
  public String reveal() {
    return new String(secret);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Password password && Arrays.equals(secret, password.secret);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(secret);
  }

  @Override
  public String toString() {
    return MASK;
  }
}
