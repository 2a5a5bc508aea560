package org.emajbatch.sql.activity;

import java.time.Instant;
import java.util.List;

/**
 * One picture of a database's rollbacks, taken in one snapshot of the server.
 *
 * @param takenAt when, by the server's clock; every elapsed and remaining time refers to it
 * @param database the database's name
 * @param running rollbacks that still hold a transaction, ascending by id; those in doubt included
 * @param recent rollbacks that have ended, newest first
 * @param leftovers prepared transactions of this tool that nobody is finishing, oldest first; of
 *     the whole cluster, because any of them may hold locks and needs the same command
 */
public record RollbackActivity(
    Instant takenAt,
    String database,
    List<Rollback> running,
    List<Rollback> recent,
    List<Leftover> leftovers) {

  public RollbackActivity {
    running = List.copyOf(running);
    recent = List.copyOf(recent);
    leftovers = List.copyOf(leftovers);
  }
}
