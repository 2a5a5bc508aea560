package org.emajbatch.orchestrator.preflight;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.emajbatch.planner.Estimate;
import org.emajbatch.planner.SessionCurve;

/**
 * How long the databases of one rollback take side by side, by the number of sessions that they
 * share. As long as the slowest of them: so every session beyond the fewest goes to the one that
 * would take longest.
 *
 * @param databases the curve of each, up to as many sessions as can help it
 * @param least how few sessions each must have
 */
public record SharedCurve(List<SessionCurve> databases, int least) {

  /** Keeps an unmodifiable copy. */
  public SharedCurve {
    databases = List.copyOf(databases);
  }

  /** How few sessions there must be. */
  public int fewest() {
    return least * databases.size();
  }

  /**
   * Shares the sessions out.
   *
   * @param sessions at least {@link #fewest}
   * @return how many each database gets; their sum is the number of sessions
   */
  public List<Integer> shares(int sessions) {
    int[] shares = new int[databases.size()];
    Arrays.fill(shares, least);
    for (int left = sessions - fewest(); left > 0; left--) {
      shares[slowest(shares)]++;
    }
    return Arrays.stream(shares).boxed().toList();
  }

  private int slowest(int[] shares) {
    int slowest = 0;
    long most = -1;
    for (int i = 0; i < shares.length; i++) {
      boolean useless = shares[i] >= databases.get(i).points().size();
      long micros = useless ? 0 : point(i, shares[i]).makespanMicros();
      if (micros > most) {
        slowest = i;
        most = micros;
      }
    }
    return slowest;
  }

  /** Beyond its last point more sessions do not help a database. */
  private SessionCurve.Point point(int database, int sessions) {
    List<SessionCurve.Point> points = databases.get(database).points();
    return points.get(Math.min(sessions, points.size()) - 1);
  }

  /**
   * The curve of all of them.
   *
   * @param most the last number of sessions
   * @param within how many sessions can be had
   * @return points from 1 on; those below {@link #fewest} are as that one, since none is possible
   */
  public SessionCurve together(int most, int within) {
    return new SessionCurve(
        IntStream.rangeClosed(1, Math.max(most, fewest())).mapToObj(this::point).toList(),
        Math.max(within, fewest()));
  }

  private SessionCurve.Point point(int sessions) {
    List<Integer> shares = shares(Math.max(sessions, fewest()));
    Estimate makespan = Estimate.ZERO;
    long bound = 0;
    boolean proved = true;
    for (int i = 0; i < shares.size(); i++) {
      SessionCurve.Point one = point(i, shares.get(i));
      makespan = makespan.max(one.makespan());
      bound = Math.max(bound, one.lowerBoundMicros());
      proved &= one.provedOptimal();
    }
    return new SessionCurve.Point(sessions, makespan, bound, proved);
  }
}
