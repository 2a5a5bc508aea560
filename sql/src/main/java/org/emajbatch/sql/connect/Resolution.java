package org.emajbatch.sql.connect;

import java.util.List;

/**
 * Resolved settings together with what the user should hear about the way there.
 *
 * @param settings what to connect with
 * @param environment the same for other programs
 * @param warnings whole sentences, for stderr; empty when all is well
 */
public record Resolution(
    ConnectionSettings settings, ClientEnvironment environment, List<String> warnings) {

  public Resolution {
    warnings = List.copyOf(warnings);
  }
}
