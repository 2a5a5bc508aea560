package org.emajbatch.monitor.view.blocked;

import java.time.Duration;
import java.util.Optional;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.monitor.view.blocked.WaitTree.Node;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.connect.Invocation;
import org.emajbatch.sql.engine.SqlText;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.watch.LockWait;
import org.emajbatch.sql.watch.Party;

/**
 * What can be done about somebody who is in the way, in a sentence, with the command for it. The
 * command is only ever told, never carried out here.
 *
 * @param sentence what to do, and who has to
 * @param command to be copied; absent where nothing is to do
 */
record Advice(String sentence, Optional<String> command) {

  /** For one place in the tree. */
  static Advice of(Node node, Model model) {
    Party party = node.party();
    if (party.prepared().isPresent()) {
      return prepared(party.prepared().get(), model);
    }
    if (node.waitsFor().isPresent() && node.blocked() == 0) {
      return new Advice(
          "Nothing is to do here: it goes on when those above it end. To make it give up instead:",
          call("pg_cancel_backend", party));
    }
    return PartyWords.isOurs(party) ? ours(node, model) : application(node, model);
  }

  private static Advice prepared(PreparedTransaction prepared, Model model) {
    return switch (prepared.kind()) {
      case OURS -> ours(prepared, model);
      case OURS_UNKNOWN_VERSION ->
          new Advice(
              "Prepared by another version of this program: only that one's recover may finish it.",
              Optional.empty());
      case UPSTREAM ->
          new Advice(
              "Prepared by E-Maj's own client. If that is gone, whoever started it must decide in"
                  + " database "
                  + prepared.database()
                  + ". To look at it:",
              Optional.of(look(prepared)));
      case FOREIGN ->
          new Advice(
              "Prepared by another program: it holds its locks until its owner, "
                  + prepared.owner()
                  + ", commits it or rolls it back in database "
                  + prepared.database()
                  + ". To look at it:",
              Optional.of(look(prepared)));
    };
  }

  private static Advice ours(PreparedTransaction prepared, Model model) {
    boolean inDoubt =
        model.picture().stream()
            .flatMap(picture -> picture.activity().leftovers().stream())
            .anyMatch(leftover -> leftover.transaction().gid().equals(prepared.gid()));
    if (!inDoubt) {
      return new Advice(
          "Its run is about to end all its sessions together: it will be gone in a moment.",
          Optional.empty());
    }
    return new Advice(
        "In doubt: its run is gone, and it holds its locks until somebody types:",
        Optional.of(
            Invocation.of("recover", prepared.database())
                + " "
                + model.setting().place().server()));
  }

  private static String look(PreparedTransaction prepared) {
    return "SELECT * FROM pg_catalog.pg_prepared_xacts WHERE gid = "
        + SqlText.literal(prepared.gid())
        + ";";
  }

  private static Advice ours(Node node, Model model) {
    Party party = node.party();
    return new Advice(
        node.waitsFor().isPresent()
            ? "A rollback that waits itself, with others behind it. To stop it and change nothing:"
            : "A rollback at work: others wait until it ends, and nothing is to do. To stop it and change"
                + " nothing:",
        model.rollbacks().stream()
            .filter(rollback -> party.rollbackId().stream().anyMatch(id -> id == rollback.id()))
            .findFirst()
            .flatMap(Rollback::run)
            .map(
                run ->
                    Invocation.of("cancel " + run, database(model))
                        + " "
                        + model.setting().place().server())
            .or(() -> call("pg_cancel_backend", party)));
  }

  private static String database(Model model) {
    return model.picture().map(picture -> picture.activity().database()).orElse("");
  }

  private static Advice application(Node node, Model model) {
    Party party = node.party();
    String who = party.role().orElse("somebody whose name this role may not see");
    String with = party.application().isEmpty() ? "" : " with " + party.application();
    if (party.state().startsWith("idle in transaction")) {
      return new Advice(
          "Its transaction is open, and it does nothing: %s%s has to end it. If that takes too long:"
              .formatted(who, with),
          call("pg_terminate_backend", party));
    }
    if (party.state().isEmpty()) {
      return new Advice(
          "What it does is hidden from this role; one with pg_read_all_stats sees it. It keeps its"
              + " locks until its transaction ends. To end it:",
          call("pg_terminate_backend", party));
    }
    String queue =
        node.waitsFor()
            .map(LockWait::object)
            .map(object -> " It waits itself, for " + object + ".")
            .orElse("");
    return new Advice(
        "It keeps its locks until its transaction%s ends.%s To stop what it does now:"
            .formatted(age(party, model), queue),
        call("pg_cancel_backend", party));
  }

  private static String age(Party party, Model model) {
    return party
        .since()
        .map(since -> ", begun " + Words.ago(Duration.between(since, model.takenAt())) + " ago,")
        .orElse("");
  }

  private static Optional<String> call(String function, Party party) {
    return party.pid().isPresent()
        ? Optional.of("SELECT pg_catalog." + function + "(" + party.pid().getAsInt() + ");")
        : Optional.empty();
  }
}
