package org.emajbatch.sql.connect;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Resolved connection parameters as libpq's variables, for another program that is to connect to
 * the same place: nobody else sees them there, while everybody sees a command's arguments.
 */
public final class ClientEnvironment {

  private final Map<String, String> variables;

  private ClientEnvironment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** Of parameters that no service file stands above any more. */
  static ClientEnvironment of(
      Given given, String database, String user, Optional<Password> password) {
    Map<String, String> variables = new HashMap<>();
    for (Parameter parameter : Parameter.values()) {
      if (!parameter.variable().isEmpty()) {
        variables.put(parameter.variable(), given.text(parameter).orElse(""));
      }
    }
    variables.put(Parameter.DBNAME.variable(), database);
    variables.put(Parameter.USER.variable(), user);
    variables.put(Parameter.PASSWORD.variable(), password.map(Password::reveal).orElse(""));
    // What they say is among the others already, and would stand above some of them.
    variables.put(Parameter.SERVICE.variable(), "");
    variables.put(Parameter.SERVICEFILE.variable(), "");
    return new ClientEnvironment(variables);
  }

  /** Sets the variables, and takes away those that would lead elsewhere. */
  public void applyTo(Map<String, String> environment) {
    variables.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            environment.remove(name);
          } else {
            environment.put(name, value);
          }
        });
  }

  /** Without the values: a password is among them. */
  @Override
  public String toString() {
    return "variables " + variables.keySet().stream().sorted().toList();
  }
}
