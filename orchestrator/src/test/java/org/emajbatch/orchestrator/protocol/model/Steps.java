package org.emajbatch.orchestrator.protocol.model;

import java.util.ArrayList;
import java.util.List;

/** All that can happen next in a world. */
final class Steps {

  private final ClientSteps client;
  private final UndoSteps undo;
  private final ServerSteps server;
  private final RecoverySteps recovery;
  private final FaultSteps faults;

  Steps(Behaviour behaviour) {
    client = new ClientSteps(behaviour);
    undo = new UndoSteps(behaviour);
    server = new ServerSteps(behaviour);
    recovery = new RecoverySteps(behaviour);
    faults = new FaultSteps(behaviour);
  }

  /**
   * The steps.
   *
   * @throws IllegalStateException if the client is about to make a transition that its own state
   *     forbids
   */
  List<Step> of(World world) {
    List<Step> steps = new ArrayList<>(client.of(world));
    steps.addAll(undo.of(world));
    steps.addAll(server.of(world));
    steps.addAll(recovery.of(world));
    steps.addAll(faults.of(world));
    return steps;
  }
}
