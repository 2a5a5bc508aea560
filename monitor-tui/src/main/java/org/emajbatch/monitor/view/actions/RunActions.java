package org.emajbatch.monitor.view.actions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.view.ScreenKey;
import org.emajbatch.monitor.view.ScreenKey.Deed;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.sql.activity.Leftover;
import org.emajbatch.sql.activity.Leftover.Fate;
import org.emajbatch.sql.activity.Rollback;

/** What can be done with a rollback under way, and with what dead ones left behind. */
public final class RunActions {

  /** More would not fit above the question on a small screen. */
  private static final int LISTED = 4;

  private RunActions() {}

  /** The key that cancels a running rollback, where keys may change things. */
  public static List<ScreenKey> keys(Model model, Rollback rollback) {
    return model.setting().actions() && rollback.state().isRunning()
        ? List.of(
            new ScreenKey(
                'x', "cancel", "stop this rollback, so that nothing is changed", cancel(rollback)))
        : List.of();
  }

  /** The key that finishes what is in doubt, where keys may change things. */
  public static List<ScreenKey> keys(Model model) {
    List<Leftover> leftovers =
        model.picture().map(picture -> picture.activity().leftovers()).orElse(List.of());
    String database = model.picture().map(picture -> picture.activity().database()).orElse("");
    return model.setting().actions() && !leftovers.isEmpty()
        ? List.of(
            new ScreenKey(
                'r',
                "recover",
                "finish what dead runs left behind, as they decided",
                recover(leftovers, model.rollbacks(), database)))
        : List.of();
  }

  /** Hands over to the orchestrator to stop a rollback. */
  public static Deed cancel(Rollback rollback) {
    String name = "Rollback #" + rollback.id();
    if (rollback.run().isEmpty()) {
      return new Deed.Refuse(
          name + " was not started by emaj-parallel-rollback: whoever started it has to stop it.");
    }
    return switch (rollback.state()) {
      case COMMITTED, ABORTED -> new Deed.Refuse(name + " has ended: there is nothing to cancel.");
      case COMMITTING ->
          new Deed.Refuse(name + " is decided and about to end: it cannot be cancelled any more.");
      case IN_DOUBT ->
          new Deed.Refuse(name + " is in doubt: what is left of it is for recover to finish.");
      case PLANNING, LOCKING, EXECUTING -> {
        List<String> groups = rollback.target().groups();
        yield Asking.confirm(
            "Cancel rollback #%d of %s to mark %s"
                .formatted(
                    rollback.id(), Asking.names(groups), Asking.quoted(rollback.target().mark())),
            List.of(
                "All its sessions are stopped, and what they have put back so far is undone: the"
                    + " tables stay as they are now, for nothing of it was ever seen by others.",
                "If it is decided meanwhile, it is not cancelled but ends as it would have."),
            groups.get(0),
            noun(groups),
            new Effect.HandOver(List.of("cancel", rollback.run().get().toString())));
      }
    };
  }

  /**
   * Hands over to the orchestrator to finish what is in doubt, in all databases of the cluster.
   *
   * @param rollbacks those known, of which some groups' names may be asked for
   * @param database where it begins, whose name is asked for where no group is known
   */
  public static Deed recover(List<Leftover> leftovers, List<Rollback> rollbacks, String database) {
    if (leftovers.stream().allMatch(leftover -> leftover.fate() == Fate.LEAVE)) {
      return new Deed.Refuse("Nothing is in doubt that recover may finish.");
    }
    List<String> consequence = new ArrayList<>();
    leftovers.stream()
        .limit(LISTED)
        .forEach(
            leftover ->
                consequence.add(who(leftover) + ": recover " + leftover.fate().words() + "."));
    if (leftovers.size() > LISTED) {
      consequence.add(
          "And so on for "
              + Words.count(leftovers.size() - LISTED, "more prepared transaction")
              + ".");
    }
    List<String> databases =
        leftovers.stream().map(leftover -> leftover.transaction().database()).distinct().toList();
    consequence.add(
        "They are in database %s. Their locks go with them. This cannot be undone."
            .formatted(Asking.names(databases)));
    Effect effect = new Effect.HandOver(List.of("recover"));
    List<String> groups = groups(leftovers, rollbacks);
    String title = "Finish what is in doubt";
    return groups.isEmpty()
        ? Asking.confirm(title, consequence, database, "database", effect)
        : Asking.confirm(
            title + " of " + Asking.names(groups),
            consequence,
            groups.get(0),
            noun(groups),
            effect);
  }

  /** The groups whose rollbacks are in doubt, as far as they are known here. */
  private static List<String> groups(List<Leftover> leftovers, List<Rollback> rollbacks) {
    Set<Integer> ids = new HashSet<>();
    leftovers.stream()
        .filter(leftover -> leftover.fate() != Fate.LEAVE)
        .forEach(leftover -> leftover.rollbackId().ifPresent(ids::add));
    return rollbacks.stream()
        .filter(rollback -> ids.contains(rollback.id()))
        .flatMap(rollback -> rollback.target().groups().stream())
        .distinct()
        .toList();
  }

  /** What bears the name that is to be typed, which is that of the first of several. */
  private static String noun(List<String> groups) {
    return groups.size() == 1 ? "group" : "first group";
  }

  private static String who(Leftover leftover) {
    String session =
        leftover
            .transaction()
            .ours()
            .map(gid -> "Session " + gid.session() + " of " + gid.sessions())
            .orElse("A session");
    return leftover.rollbackId().isPresent()
        ? session + " of rollback #" + leftover.rollbackId().getAsInt()
        : session + " of an unknown rollback";
  }
}
