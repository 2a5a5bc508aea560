package org.emajbatch.orchestrator.preflight;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.sql.connect.Invocation;
import org.emajbatch.sql.engine.Capability;
import org.emajbatch.sql.engine.Engine;
import org.emajbatch.sql.engine.EngineKind;
import org.emajbatch.sql.engine.EngineProbe;
import org.emajbatch.sql.engine.Rights;
import org.emajbatch.sql.engine.ServerState;
import org.emajbatch.sql.engine.SqlText;

/**
 * Asks the database whether it agrees with what is wanted of it. It reads only, so that a refusal
 * changes nothing; what the engine alone can check is left to the engine.
 */
public final class Preflight {

  private Preflight() {}

  /**
   * Checks all that a rollback needs.
   *
   * @param connection in autocommit mode
   * @param target what goes back in its database
   * @param verified whether the engine must be able to verify
   * @throws Failure with the first thing that is wrong
   */
  public static Preflighted check(Connection connection, Target target, boolean verified)
      throws SQLException, Failure {
    Preflighted found = look(connection, target, verified);
    List<Failure> refusals = refusals(connection, target, found);
    if (!refusals.isEmpty()) {
      throw refusals.get(0);
    }
    return found;
  }

  /**
   * Checks what a plan needs, which is less: who may only look may plan.
   *
   * @param connection in autocommit mode
   * @param target what is planned in its database
   * @param verified whether the engine must be able to verify
   * @throws Failure with the first thing that is wrong
   */
  public static Preflighted look(Connection connection, Target target, boolean verified)
      throws SQLException, Failure {
    ServerState server = ServerState.read(connection);
    if (server.readOnly()) {
      throw Failure.refused(
              FailureCode.READ_ONLY,
              "the server of " + target.connection().describe() + " is a standby")
          .on(server.database())
          .hint("connect to the primary");
    }
    Engine engine = EngineProbe.probe(connection);
    Rights rights = Rights.read(connection);
    checkEngine(engine, rights, server);
    if (verified && !engine.has(Capability.VERIFY)) {
      throw Failure.refused(
              FailureCode.VERIFY_UNSUPPORTED, engine.describe() + " cannot verify a rollback")
          .on("--verify")
          .hint("leave --verify out; what the rollback restores is then not compared");
    }
    GroupCheck.check(connection, target);
    String mark = MarkCheck.resolve(connection, target);
    return new Preflighted(engine, rights, server, mark);
  }

  /**
   * What a rollback would be refused for although it can be planned.
   *
   * @param found what {@link #look} found
   * @return the refusals, the most basic first; empty if it may go ahead
   */
  public static List<Failure> refusals(Connection connection, Target target, Preflighted found)
      throws SQLException {
    List<Failure> refusals = new ArrayList<>();
    Rights rights = found.rights();
    if (!rights.mayRollBack()) {
      refusals.add(mayNotRollBack(rights, found.server()));
    }
    batchSchema(rights, found.server()).ifPresent(refusals::add);
    refusals.addAll(Protections.of(connection, target, found.mark()));
    return refusals;
  }

  private static void checkEngine(Engine engine, Rights rights, ServerState server) throws Failure {
    if (engine.kind() == EngineKind.NONE) {
      throw Failure.refused(
              FailureCode.ENGINE_MISSING,
              "database \"" + server.database() + "\" has neither the engine nor E-Maj")
          .on(server.database())
          .hint("install it as a superuser")
          .next(Invocation.of("install", server.database()));
    }
    if (engine.kind() == EngineKind.NO_ACCESS) {
      throw mayNotRollBack(rights, server);
    }
  }

  private static Failure mayNotRollBack(Rights rights, ServerState server) {
    return Failure.refused(
            FailureCode.RIGHTS_MISSING,
            "role \""
                + rights.role()
                + "\" may not roll back in database \""
                + server.database()
                + "\"")
        .on(rights.role())
        .hint("make it a member: GRANT emaj_adm TO " + SqlText.identifier(rights.role()));
  }

  private static Optional<Failure> batchSchema(Rights rights, ServerState server) {
    return switch (rights.batchSchema()) {
      case MISSING ->
          Optional.of(
              Failure.refused(
                      FailureCode.BATCH_SCHEMA_MISSING,
                      "database \""
                          + server.database()
                          + "\" has no complete schema emaj_batch, where decisions are written")
                  .on("emaj_batch")
                  .hint("install it as a superuser; an engine that is there is left as it is")
                  .next(Invocation.of("install", server.database())));
      case CLOSED ->
          Optional.of(
              Failure.refused(
                      FailureCode.RIGHTS_MISSING,
                      "role \"" + rights.role() + "\" may not write to schema emaj_batch")
                  .on("emaj_batch")
                  .hint(
                      "make it a member: GRANT emaj_adm TO " + SqlText.identifier(rights.role())));
      case READY -> Optional.empty();
    };
  }
}
