package org.emajbatch.sql.run;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * The name of one rollback operation: random, so that no restored or cloned database hands it out
 * again, and sortable by time of birth.
 *
 * @param uuid a version 7 UUID where {@link #create()} made it
 */
public record RunId(UUID uuid) {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT_10 = 0x8000_0000_0000_0000L;

  /** A new id. */
  public static RunId create() {
    return at(Instant.now(), RANDOM.nextLong(), RANDOM.nextLong());
  }

  /**
   * RFC 9562, 5.7: 48 bits of Unix time in ms, version, 12 random bits, variant, 62 random bits.
   */
  static RunId at(Instant time, long randomA, long randomB) {
    long high = time.toEpochMilli() << 16 | VERSION_7 | randomA & 0x0FFFL;
    long low = VARIANT_10 | randomB & 0x3FFF_FFFF_FFFF_FFFFL;
    return new RunId(new UUID(high, low));
  }

  /**
   * The id in its 36 character text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID in full
   */
  public static RunId parse(String text) {
    // UUID.fromString also takes shortened groups, which would not compare equal as text.
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("not a run id: " + text);
    }
    return new RunId(uuid);
  }

  @Override
  public String toString() {
    return uuid.toString();
  }
}
