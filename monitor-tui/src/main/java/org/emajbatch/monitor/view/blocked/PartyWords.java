package org.emajbatch.monitor.view.blocked;

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

  /** His name in a list, which has little room for it. */
  static String name(Party party) {
    String who = work(party);
    if (party.prepared().isPresent()) {
      return "prepared " + (who.isEmpty() ? party.prepared().get().gid() : who);
    }
    if (who.isEmpty()) {
      return party.pid().isPresent() ? "client " + party.pid().getAsInt() : "client";
    }
    return "rollback " + who;
  }

  /** The rollback and session that he works for, as far as known; empty for others. */
  private static String work(Party party) {
    if (!isOurs(party)) {
      return "";
    }
    String session = party.session().isPresent() ? "s" + party.session().getAsInt() : "";
    return (rollback(party) + " " + session).strip();
  }

  private static String rollback(Party party) {
    return party.rollbackId().isPresent()
        ? "#" + party.rollbackId().getAsInt()
        : party
            .prepared()
            .flatMap(PreparedTransaction::ours)
            .map(gid -> gid.run().toString())
            .orElse("");
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
