package org.emajbatch.sql.install;

import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.engine.EngineKind;

/**
 * What install found and did.
 *
 * @param found what stood in schema emaj before
 * @param engineInstalled whether the engine was put in
 * @param batchSchemaInstalled whether the schema emaj_batch was put in
 * @param dblinkRole the role made for dblink, if one was
 * @param messages whole sentences for the user, in the order of the work
 */
public record InstallReport(
    EngineKind found,
    boolean engineInstalled,
    boolean batchSchemaInstalled,
    Optional<String> dblinkRole,
    List<String> messages) {

  public InstallReport {
    messages = List.copyOf(messages);
  }
}
