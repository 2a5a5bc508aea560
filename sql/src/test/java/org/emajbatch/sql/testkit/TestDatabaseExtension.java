package org.emajbatch.sql.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a {@link TestDatabase} to whoever asks for one as a parameter: a test method (and its
 * BeforeEach) gets its own, a BeforeAll method one for the class, which the class's tests then
 * share.
 */
public final class TestDatabaseExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    throw new UnsupportedOperationException();
  }
}
