package org.emajbatch.sql.activity;

import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.sql.run.Outcome;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.run.PreparedTransaction.Kind;

/**
 * A prepared transaction of this tool whose coordinator is gone. It holds its locks, through
 * restarts too, until the command {@code recover} finishes it; nothing here may do so.
 *
 * @param transaction what is prepared
 * @param rollbackId the rollback it belongs to, where this database knows the run
 * @param decision what recovery will obey; absent where no row is yet, or not in this database
 */
public record Leftover(
    PreparedTransaction transaction, OptionalInt rollbackId, Optional<Outcome> decision) {

  /** What the command {@code recover} will do with a leftover. */
  public enum Fate {
    /** Its run is decided for the mark. */
    COMMIT("commits it", "commits them"),
    /** Its run is decided against. */
    ROLL_BACK("rolls it back", "rolls them back"),
    /** No row here: it is rolled back, unless another database holds the row and says otherwise. */
    ASK(
        "asks for its verdict, and rolls it back where there is none",
        "asks for their verdict, and rolls them back where there is none"),
    /** Another version of the program prepared it, and only that one may finish it. */
    LEAVE(
        "leaves it to the version that prepared it",
        "leaves them to the version that prepared them");

    private final String words;
    private final String plural;

    Fate(String words, String plural) {
      this.words = words;
      this.plural = plural;
    }

    /** The end of a sentence that begins with the command's name. */
    public String words() {
      return words;
    }

    /** The same of so many leftovers. */
    public String words(long count) {
      return count == 1 ? words : plural;
    }
  }

  /** What the command {@code recover} will do with it. */
  public Fate fate() {
    if (transaction.kind() != Kind.OURS) {
      return Fate.LEAVE;
    }
    return decision
        .map(outcome -> outcome == Outcome.COMMITTED ? Fate.COMMIT : Fate.ROLL_BACK)
        .orElse(Fate.ASK);
  }
}
