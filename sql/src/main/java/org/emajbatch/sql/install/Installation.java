package org.emajbatch.sql.install;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.engine.Engine;
import org.emajbatch.sql.engine.EngineKind;
import org.emajbatch.sql.engine.EngineProbe;
import org.emajbatch.sql.install.InstallOptions.DblinkAccess;
import org.emajbatch.sql.install.InstallOptions.EngineForm;

/** The steps of one installation, inside one transaction. */
final class Installation {

  private final Connection connection;
  private final InstallOptions options;
  private final List<String> messages = new ArrayList<>();

  Installation(Connection connection, InstallOptions options) {
    this.connection = connection;
    this.options = options;
  }

  InstallReport run() throws SQLException, InstallRefusedException {
    InstallChecks.server(connection);
    InstallChecks.rights(connection);
    Engine engine = EngineProbe.probe(connection);
    InstallChecks.engine(connection, engine);
    boolean batchPresent = InstallChecks.batchSchemaPresent(connection);

    boolean engineInstalled = engine.kind() == EngineKind.NONE;
    if (engineInstalled) {
      installEngine();
    } else if (engine.kind() == EngineKind.OURS) {
      messages.add("The engine is there already, in version " + engine.version() + ".");
    } else {
      messages.add(
          "E-Maj "
              + engine.version()
              + " is there and stays as it is; no engine of our own is installed.");
    }
    if (batchPresent && InstallChecks.batchSchemaComplete(connection)) {
      messages.add("The schema emaj_batch is there already.");
    } else {
      // Leaves alone what is there, so it completes a schema of an earlier version as well.
      Sql.script(connection, Resources.read(Resources.BATCH_SCRIPT));
      messages.add("The schema emaj_batch is " + (batchPresent ? "completed" : "installed") + ".");
    }
    Optional<String> role =
        options.dblink() == DblinkAccess.ROLE && engine.kind() != EngineKind.STOCK
            ? DblinkRole.ensure(connection)
            : Optional.empty();
    role.ifPresent(
        name -> messages.add("The role " + name + " is made for the engine's dblink connections."));
    return new InstallReport(engine.kind(), engineInstalled, !batchPresent, role, messages);
  }

  private void installEngine() throws SQLException, InstallRefusedException {
    String version = Resources.engineVersion();
    InstallChecks.form(connection, options.form());
    if (options.form() == EngineForm.EXTENSION) {
      Sql.script(connection, "CREATE EXTENSION emaj VERSION '" + version + "' CASCADE");
      messages.add("The engine " + version + " is installed as extension emaj.");
    } else {
      Sql.script(connection, Resources.read(Resources.ENGINE_SCRIPT));
      messages.add("The engine " + version + " is installed.");
    }
  }
}
