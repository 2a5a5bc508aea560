package org.emajbatch.orchestrator.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.run.Outcome;

/** What a rollback promises, and which of that is broken. Pure, so that it can be tested itself. */
final class Promises {

  private Promises() {}

  /**
   * Right after the command has ended, before anybody recovers.
   *
   * @param decision what the decision row says, if it is there
   */
  static List<String> broken(Ended ended, Optional<Outcome> decision, Content content) {
    List<String> broken = new ArrayList<>();
    switch (ended.exitCode()) {
      case 0 -> {
        require(broken, isCommitted(decision), "exit 0, and the decision is " + decision);
        require(broken, content == Content.AT_MARK, "exit 0, and the tables are " + content);
      }
      case 1, 3, 4, 130 -> {
        String told = "exit " + ended.exitCode();
        require(broken, !isCommitted(decision), told + ", and the decision is " + decision);
        require(broken, content == Content.AS_BEFORE, told + ", and the tables are " + content);
      }
      case 5 ->
          require(
              broken,
              isCommitted(decision) || ended.outcome().filter("committed"::equals).isEmpty(),
              "told that it is committed, and the decision is " + decision);
      default ->
          require(broken, ended.isSilent(), "an exit code that nobody knows: " + ended.exitCode());
    }
    return broken;
  }

  /**
   * When recover has said that nothing is left.
   *
   * @param prepared how many prepared transactions of the run there are
   */
  static List<String> brokenAfterRecovery(
      Optional<Outcome> decision, Content content, int prepared) {
    List<String> broken = new ArrayList<>();
    Content decided = isCommitted(decision) ? Content.AT_MARK : Content.AS_BEFORE;
    require(
        broken,
        content == decided,
        "after recover the decision is " + decision + ", and the tables are " + content);
    require(broken, prepared == 0, prepared + " prepared transactions are left after recover");
    return broken;
  }

  private static boolean isCommitted(Optional<Outcome> decision) {
    return decision.filter(Outcome.COMMITTED::equals).isPresent();
  }

  private static void require(List<String> broken, boolean kept, String otherwise) {
    if (!kept) {
      broken.add(otherwise);
    }
  }
}
