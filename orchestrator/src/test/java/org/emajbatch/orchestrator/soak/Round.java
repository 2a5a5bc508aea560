package org.emajbatch.orchestrator.soak;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.sql.run.Outcome;

/**
 * One rollback from a known state, and the comparison of what it said, what the decision row says
 * and what the tables hold: right afterwards, and when everything is recovered.
 */
final class Round {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Field field;
  private final Launch launch;
  private final Tally tally;

  Round(Field field, Launch launch, Tally tally) {
    this.field = field;
    this.launch = launch;
    this.tally = tally;
  }

  void play() throws Exception {
    Start start = Site.patiently(this::start);
    Ended ended = launch.run(field, start.mark());
    tally.ended(ended.exitCode());
    Optional<String> run = Site.patiently(() -> field.run(start.mark()));
    Situation situation = situation(run);
    report(
        start,
        ended,
        situation,
        Promises.broken(ended, situation.decision(), start.compare(situation)));
    Optional<String> trouble = recover(run);
    Situation recovered = situation(run);
    report(
        start,
        ended,
        recovered,
        trouble
            .map(List::of)
            .orElseGet(
                () ->
                    Promises.brokenAfterRecovery(
                        recovered.decision(), start.compare(recovered), recovered.prepared())));
  }

  /**
   * Where a round starts.
   *
   * @param mark where it goes back to
   * @param atMark what the tables held there
   * @param before what they hold when the rollback begins
   */
  private record Start(String mark, Map<String, String> atMark, Map<String, String> before) {

    Content compare(Situation situation) {
      return Content.of(atMark, before, situation.found());
    }
  }

  /**
   * What the server says.
   *
   * @param decision the decision row
   * @param prepared how many prepared transactions of the run there are
   * @param found what the tables hold
   */
  private record Situation(Optional<Outcome> decision, int prepared, Map<String, String> found) {}

  /** All of it again, with a mark of another name, when the server crashes meanwhile. */
  private Start start() throws SQLException {
    String mark = "mark " + UUID.randomUUID();
    field.mark(mark);
    Map<String, String> atMark = field.content();
    field.change();
    Map<String, String> before = field.content();
    return new Start(mark, atMark, before);
  }

  private Situation situation(Optional<String> run) throws Exception {
    return Site.patiently(
        () ->
            new Situation(
                run.isPresent() ? field.decision(run.get()) : Optional.empty(),
                run.isPresent() ? field.prepared(run.get()) : 0,
                field.content()));
  }

  /** Recovers until the run is over. */
  private Optional<String> recover(Optional<String> run) throws Exception {
    StringBuilder said = new StringBuilder();
    boolean done =
        Site.await(
            () -> {
              Result result = Site.recover(field.judge());
              said.setLength(0);
              said.append(result.out()).append(result.err());
              return result.exitCode() == 0 && (run.isEmpty() || isOver(run.get()));
            },
            LIMIT);
    return done ? Optional.empty() : Optional.of("not over after " + LIMIT + ": " + said);
  }

  private boolean isOver(String run) throws SQLException {
    return field.decision(run).isPresent() && field.backends(run) == 0;
  }

  private void report(Start start, Ended ended, Situation situation, List<String> broken) {
    for (String promise : broken) {
      tally.violation(
          "%s to %s: %s\nat the mark %s\nbefore      %s\nnow         %s\n%s"
              .formatted(
                  field.group(),
                  start.mark(),
                  promise,
                  start.atMark(),
                  start.before(),
                  situation.found(),
                  ended.said()));
    }
  }
}
