package org.emajbatch.orchestrator.protocol.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * One state of everything: the server, the client, the recoverers. Nothing in it knows the order in
 * which things happened.
 *
 * @param row the decision row
 * @param session1 session 1's transaction
 * @param workers the transactions of sessions 2 to N, in this order
 * @param client the process that rolls back
 * @param recoverers other processes, each with its own view of what is prepared
 * @param noted whether the run's row says that the run is finished
 * @param stopAccepted whether the user was told that the run will be stopped
 * @param numberReused whether session 1's transaction number was handed out again, which the server
 *     does after a crash if nothing was logged under it
 */
record World(
    Row row,
    Session1 session1,
    List<Worker> workers,
    Client client,
    List<Resolver> recoverers,
    boolean noted,
    boolean stopAccepted,
    boolean numberReused) {

  World {
    workers = List.copyOf(workers);
    recoverers = List.copyOf(recoverers);
  }

  /** A run that begins: its connections are open and its row is committed. */
  static World begin(int sessions, int recoverers) {
    return new World(
        Row.ABSENT,
        Session1.IDLE,
        Collections.nCopies(sessions - 1, Worker.OPEN),
        Client.begin(sessions),
        Collections.nCopies(recoverers, Resolver.IDLE),
        false,
        false,
        false);
  }

  int sessions() {
    return workers.size() + 1;
  }

  /** The numbers of the workers, 2 to N. */
  IntStream numbers() {
    return IntStream.rangeClosed(2, sessions());
  }

  Worker worker(int session) {
    return workers.get(session - 2);
  }

  Set<Integer> prepared() {
    Set<Integer> prepared = new TreeSet<>();
    numbers().filter(k -> worker(k) == Worker.PREPARED).forEach(prepared::add);
    return prepared;
  }

  World with(Row newRow) {
    return new World(
        newRow, session1, workers, client, recoverers, noted, stopAccepted, numberReused);
  }

  World with(Session1 newSession1) {
    return new World(
        row, newSession1, workers, client, recoverers, noted, stopAccepted, numberReused);
  }

  World with(Client newClient) {
    return new World(
        row, session1, workers, newClient, recoverers, noted, stopAccepted, numberReused);
  }

  World with(int session, Worker worker) {
    List<Worker> changed = new ArrayList<>(workers);
    changed.set(session - 2, worker);
    return with(changed);
  }

  World with(List<Worker> newWorkers) {
    return new World(
        row, session1, newWorkers, client, recoverers, noted, stopAccepted, numberReused);
  }

  World withRecoverer(int index, Resolver recoverer) {
    List<Resolver> changed = new ArrayList<>(recoverers);
    changed.set(index, recoverer);
    return withRecoverers(changed);
  }

  World withRecoverers(List<Resolver> newRecoverers) {
    return new World(
        row, session1, workers, client, newRecoverers, noted, stopAccepted, numberReused);
  }

  /** The run's row is marked as finished. */
  World note() {
    return new World(row, session1, workers, client, recoverers, true, stopAccepted, numberReused);
  }

  World acceptStop() {
    return new World(row, session1, workers, client, recoverers, noted, true, numberReused);
  }

  World reuseNumber() {
    return new World(row, session1, workers, client, recoverers, noted, stopAccepted, true);
  }

  /** Session 1's transaction ends without a commit, and releases the key. */
  World endSession1() {
    return with(Session1.ENDED).with(row == Row.HELD ? Row.ABSENT : row);
  }

  /** Open transactions of workers end; those on their way to be prepared do as well if asked to. */
  World endWorkers(boolean alsoPreparing) {
    return with(
        workers.stream()
            .map(
                worker ->
                    worker == Worker.OPEN || alsoPreparing && worker == Worker.PREPARING
                        ? Worker.ENDED
                        : worker)
            .toList());
  }
}
