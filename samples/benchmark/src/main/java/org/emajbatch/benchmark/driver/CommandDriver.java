package org.emajbatch.benchmark.driver;

import java.io.IOException;

/**
 * Any client as a process of its own: what its users wait for.
 *
 * @param command how it is called
 */
public record CommandDriver(ClientCommand command) implements RollbackDriver {

  @Override
  public String name() {
    return "command";
  }

  @Override
  public void rollback(RollbackOrder order) throws IOException, InterruptedException {
    ClientCommand.run(command.words(order), order.database());
  }
}
