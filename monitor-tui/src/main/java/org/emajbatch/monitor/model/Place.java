package org.emajbatch.monitor.model;

/**
 * Where the monitor looks.
 *
 * @param description for the header, such as {@code sales on db1:5432 as viewer}
 * @param arguments the options that take another command to the same database, ready to be typed
 *     into a shell
 */
public record Place(String description, String arguments) {

  /** What to type to finish what is left in doubt here. */
  public String recoverCommand() {
    return "emaj-parallel-rollback recover " + arguments;
  }
}
