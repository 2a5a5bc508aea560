package org.emajbatch.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.BFSShortestPath;

/** Who does what by a reviewed plan, held against what must stay together now. */
final class ReviewedAssignment {

  private final PlanRequest request;
  private final BondGraph bonds;
  private final Map<TableId, Integer> sessionOf;

  /**
   * Prepares the comparison.
   *
   * @param request what to roll back
   * @param bonds its graph
   * @param sessionOf the number of the session for each table
   */
  ReviewedAssignment(PlanRequest request, BondGraph bonds, Map<TableId, Integer> sessionOf) {
    this.request = request;
    this.bonds = bonds;
    this.sessionOf = Map.copyOf(sessionOf);
  }

  /**
   * Shares the units out.
   *
   * @param units all units of the request
   * @return the units of each session by its number, closed up where one has none
   * @throws UnfollowablePlanException if that cannot be done
   */
  List<List<Piece>> piecesBySession(List<Unit> units) throws UnfollowablePlanException {
    List<Misfit> misfits =
        units.stream()
            .flatMap(unit -> unit.tables().stream())
            .sorted()
            .flatMap(table -> misfit(table).stream())
            .toList();
    if (misfits.isEmpty()) {
      misfits = units.stream().flatMap(unit -> tear(unit).stream()).toList();
    }
    if (!misfits.isEmpty()) {
      throw new UnfollowablePlanException(misfits);
    }
    List<List<Piece>> sessions = new ArrayList<>();
    IntStream.rangeClosed(1, highest(units)).forEach(session -> sessions.add(new ArrayList<>()));
    for (Unit unit : units) {
      sessions.get(sessionOf.get(unit.tables().get(0)) - 1).add(new Piece(unit, 0, 1));
    }
    List<List<Piece>> working = new ArrayList<>(sessions.subList(0, Math.min(1, sessions.size())));
    sessions.stream().skip(1).filter(pieces -> !pieces.isEmpty()).forEach(working::add);
    return working;
  }

  private int highest(List<Unit> units) {
    return units.stream().mapToInt(unit -> sessionOf.get(unit.tables().get(0))).max().orElse(0);
  }

  private Optional<Misfit> misfit(TableId table) {
    Integer session = sessionOf.get(table);
    if (session == null) {
      return Optional.of(new Misfit.LeftOut(table));
    }
    return session < 1 || session > request.sessions()
        ? Optional.of(new Misfit.NoSuchSession(table, session, request.sessions()))
        : Optional.empty();
  }

  private Optional<Misfit> tear(Unit unit) {
    TableId first = unit.tables().get(0);
    return unit.tables().stream()
        .filter(table -> !sessionOf.get(table).equals(sessionOf.get(first)))
        .findFirst()
        .map(other -> tearBetween(BFSShortestPath.findPathBetween(bonds.graph(), first, other)));
  }

  /** Finds on the way from one table to the other, which changes session, where it does. */
  private Misfit tearBetween(GraphPath<TableId, Bond> path) {
    TableId last = path.getStartVertex();
    List<ForeignKey> keys = new ArrayList<>();
    for (int edge = 0; edge < path.getLength(); edge++) {
      path.getEdgeList().get(edge).key().ifPresent(keys::add);
      TableId next = path.getVertexList().get(edge + 1);
      if (bonds.isPutBack(next)) {
        if (!sessionOf.get(next).equals(sessionOf.get(last))) {
          return new Misfit.Torn(last, sessionOf.get(last), next, sessionOf.get(next), keys);
        }
        last = next;
        keys.clear();
      }
    }
    throw new IllegalStateException("both ends of " + path + " are in one session");
  }
}
