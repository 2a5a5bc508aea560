package org.emajbatch.sql.install;

import java.util.List;

/**
 * What uninstall did.
 *
 * @param engineRemoved whether this project's engine was dropped
 * @param batchSchemaRemoved whether the schema emaj_batch was dropped
 * @param messages whole sentences for the user, in the order of the work
 */
public record UninstallReport(
    boolean engineRemoved, boolean batchSchemaRemoved, List<String> messages) {

  public UninstallReport {
    messages = List.copyOf(messages);
  }
}
