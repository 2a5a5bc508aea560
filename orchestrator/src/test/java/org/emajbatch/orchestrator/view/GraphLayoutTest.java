package org.emajbatch.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.emajbatch.orchestrator.view.GraphLayout.Edge;
import org.emajbatch.orchestrator.view.GraphLayout.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A layout's boxes never overlap, and its edges lead from box to box past all others. */
class GraphLayoutTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void boxesDoNotOverlapAndEdgesPassBetweenThem(long seed) {
    Random random = new Random(seed);
    int nodes = 1 + random.nextInt(40);
    int perLayer = 1 + random.nextInt(6);
    int wanted = random.nextInt(2 * nodes);
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      int from = random.nextInt(nodes);
      int to = random.nextInt(nodes);
      if (from != to) {
        edges.add(new Edge(from, to, random.nextBoolean() ? "free" : "checked"));
      }
    }
    GraphLayout layout = GraphLayout.of(nodes, edges, perLayer, seed % 2 * 1_164);
    assertThat(layout).isEqualTo(GraphLayout.of(nodes, edges, perLayer, seed % 2 * 1_164));
    for (int i = 0; i < nodes; i++) {
      Point box = layout.boxes().get(i);
      assertThat(box.x()).isBetween(-0.01, layout.width() - GraphLayout.BOX_WIDTH + 0.01);
      assertThat(box.y()).isBetween(0.0, layout.height() - GraphLayout.BOX_HEIGHT);
      for (int k = 0; k < i; k++) {
        Point other = layout.boxes().get(k);
        assertThat(
                Math.abs(box.x() - other.x()) >= GraphLayout.BOX_WIDTH
                    || Math.abs(box.y() - other.y()) >= GraphLayout.BOX_HEIGHT)
            .as("boxes %d and %d", i, k)
            .isTrue();
      }
    }
    for (int e = 0; e < edges.size(); e++) {
      List<Point> path = layout.paths().get(e);
      assertThat(touches(layout.boxes().get(edges.get(e).from()), path.get(0))).isTrue();
      assertThat(touches(layout.boxes().get(edges.get(e).to()), path.get(path.size() - 1)))
          .isTrue();
      for (Point point : path.subList(1, path.size() - 1)) {
        assertThat(layout.boxes()).noneMatch(box -> touches(box, point));
      }
    }
  }

  @Test
  void aTreeHasNoCrossings() {
    List<Edge> tree = new ArrayList<>();
    for (int i = 1; i < 15; i++) {
      tree.add(new Edge((i * 7) % 15, ((i * 7) % 15 - 1) / 2, "free"));
    }
    tree.removeIf(edge -> edge.from() == edge.to() || edge.from() == 0);
    GraphLayout layout = GraphLayout.of(15, tree, 8, 0);
    for (int i = 0; i < tree.size(); i++) {
      for (int k = 0; k < i; k++) {
        List<Point> one = layout.paths().get(i);
        List<Point> other = layout.paths().get(k);
        if (one.get(0).y() == other.get(0).y()) {
          assertThat((one.get(0).x() - other.get(0).x()) * (one.get(1).x() - other.get(1).x()))
              .isGreaterThanOrEqualTo(0);
        }
      }
    }
  }

  @Test
  void cyclesAreDrawn() {
    GraphLayout layout =
        GraphLayout.of(
            3,
            List.of(new Edge(0, 1, "free"), new Edge(1, 2, "free"), new Edge(2, 0, "free")),
            6,
            0);
    assertThat(layout.boxes().stream().map(Point::y).distinct()).hasSize(3);
    assertThat(layout.paths()).hasSize(3);
  }

  private static boolean touches(Point box, Point point) {
    return point.x() >= box.x()
        && point.x() <= box.x() + GraphLayout.BOX_WIDTH
        && point.y() >= box.y() - 0.01
        && point.y() <= box.y() + GraphLayout.BOX_HEIGHT + 0.01;
  }
}
