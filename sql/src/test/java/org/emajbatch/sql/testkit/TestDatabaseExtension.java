package org.emajbatch.sql.testkit;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a {@link TestDatabase} to whoever asks for one as a parameter: a test method (and its
 * BeforeEach) gets its own; where a BeforeAll method or the constructor asks, the class gets one
 * and its tests share it.
 */
public final class TestDatabaseExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(TestDatabaseExtension.class);

  /** What JUnit closes when the test, or the class, is over. */
  private record Lease(TestDatabase database) implements AutoCloseable {
    @Override
    public void close() throws SQLException {
      database.drop();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store whole = context.getRoot().getStore(NAMESPACE);
    SharedServer server =
        whole.getOrComputeIfAbsent("server", key -> SharedServer.start(), SharedServer.class);
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("database", key -> lease(server), Lease.class)
        .database();
  }

  private static Lease lease(SharedServer server) {
    try {
      return new Lease(server.createDatabase());
    } catch (SQLException e) {
      throw new IllegalStateException("no database for the test", e);
    }
  }
}
