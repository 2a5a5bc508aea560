package org.emajbatch.monitor.view.blocked;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.monitor.view.Symbols;
import org.emajbatch.monitor.view.Tone;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.watch.Party;

/** Who somebody is: a session of a rollback, a prepared transaction, or the application. */
final class PartyWords {

  private PartyWords() {}

  /** A session of a rollback, prepared or not. */
  static boolean isOurs(Party party) {
    return party.rollbackId().isPresent()
        || party.prepared().map(PreparedTransaction::kind).stream()
            .anyMatch(
                kind ->
                    kind == PreparedTransaction.Kind.OURS
                        || kind == PreparedTransaction.Kind.OURS_UNKNOWN_VERSION);
  }

  /** His name in a list. */
  static String name(Party party) {
    String who = work(party);
    if (party.prepared().isPresent()) {
      return "prepared: " + (who.isEmpty() ? "\"" + party.prepared().get().gid() + "\"" : who);
    }
    String pid = party.pid().isPresent() ? "pid " + party.pid().getAsInt() : "pid hidden";
    return who.isEmpty() ? "application, " + pid : who + ", " + pid;
  }

  /** The rollback and session that he works for, as far as known; empty for others. */
  private static String work(Party party) {
    if (!isOurs(party)) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    parts.add(
        party.rollbackId().isPresent() ? "rollback #" + party.rollbackId().getAsInt() : run(party));
    if (party.session().isPresent()) {
      parts.add("s" + party.session().getAsInt());
    }
    return String.join(" ", parts);
  }

  private static String run(Party party) {
    return party
        .prepared()
        .flatMap(PreparedTransaction::ours)
        .map(gid -> "run " + gid.run())
        .orElse("rollback");
  }

  /** His sign. */
  static String sign(Party party, Symbols symbols) {
    if (party.prepared().isPresent()) {
      return symbols.warning();
    }
    return isOurs(party) ? symbols.ours() : symbols.others();
  }

  /** What he is. */
  static Tone tone(Party party) {
    if (party.prepared().isPresent()) {
      return Tone.ALARM;
    }
    return isOurs(party) ? Tone.BUSY : Tone.PLAIN;
  }
}
