package org.emajbatch.sql.connect;

import java.util.Map;

/**
 * The program's command lines, as messages tell them to the reader: whatever the database's name
 * is, the line can be copied into a shell and means that database. No message puts one together
 * itself.
 */
public final class Invocation {

  private static final String PROGRAM = "emaj-parallel-rollback";

  private Invocation() {}

  /**
   * A call of a subcommand.
   *
   * @param subcommand its name, with options of its own where there are any
   * @param database the database's plain name
   */
  public static String of(String subcommand, String database) {
    return PROGRAM + " " + subcommand + " " + database(database);
  }

  /**
   * The same for a reader whose environment may lead to another server.
   *
   * @param server where to; its password is not told
   */
  public static String of(String subcommand, String database, ConnectionSettings server) {
    return of(subcommand, database) + (" -h " + Shell.word(server.host()) + " -p " + server.port());
  }

  /**
   * A call over several databases.
   *
   * @param options for all of them, with a subcommand in front where there is one
   * @param databases plain names, in order, each with the options that follow it
   */
  public static String of(String options, Map<String, String> databases) {
    StringBuilder line = new StringBuilder(PROGRAM);
    if (!options.isEmpty()) {
      line.append(' ').append(options);
    }
    databases.forEach(
        (name, own) -> {
          line.append(' ').append(database(name));
          if (!own.isEmpty()) {
            line.append(' ').append(own);
          }
        });
    return line.toString();
  }

  /**
   * The option {@code -d}: a plain name that looks like a connection string must not be taken for
   * one.
   */
  static String database(String name) {
    String value = plainDatabase(name);
    return value.startsWith("-") ? "--dbname=" + Shell.word(value) : "-d " + Shell.word(value);
  }

  /** A database's name where a connection string is understood as well: psql takes both, too. */
  public static String plainDatabase(String name) {
    return ConnectionString.recognises(name)
        ? "dbname='" + name.replace("\\", "\\\\").replace("'", "\\'") + "'"
        : name;
  }
}
