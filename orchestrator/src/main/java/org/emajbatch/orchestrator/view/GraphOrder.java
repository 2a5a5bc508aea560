package org.emajbatch.orchestrator.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Orders the nodes within their layers so that few edges cross: each node moves to the mean place
 * of its neighbours in the layer before, downwards and upwards by turns, and the best order met
 * stays.
 */
final class GraphOrder {

  private static final int SWEEPS = 24;

  private final int[] place;
  private final List<List<Integer>> above = new ArrayList<>();
  private final List<List<Integer>> below = new ArrayList<>();
  private List<List<GraphNode>> layers = new ArrayList<>();

  private GraphOrder(GraphLayers graph) {
    place = new int[graph.nodes().size()];
    for (GraphNode node : graph.nodes()) {
      above.add(new ArrayList<>());
      below.add(new ArrayList<>());
      while (layers.size() <= node.layer()) {
        layers.add(new ArrayList<>());
      }
      layers.get(node.layer()).add(node);
    }
    for (List<Integer> chain : graph.chains()) {
      for (int i = 0; i + 1 < chain.size(); i++) {
        boolean upwards = graph.layer(chain.get(i)) > graph.layer(chain.get(i + 1));
        int lower = chain.get(upwards ? i : i + 1);
        int upper = chain.get(upwards ? i + 1 : i);
        above.get(lower).add(upper);
        below.get(upper).add(lower);
      }
    }
    layers.forEach(this::number);
  }

  /** The layers from the top, each from the left. */
  static List<List<GraphNode>> of(GraphLayers graph) {
    GraphOrder order = new GraphOrder(graph);
    List<List<GraphNode>> best = order.copy();
    long fewest = order.crossings();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      order.sweep(sweep % 2 == 0);
      long crossings = order.crossings();
      if (crossings < fewest) {
        fewest = crossings;
        best = order.copy();
      }
    }
    return best;
  }

  private void sweep(boolean down) {
    for (int i = 1; i < layers.size(); i++) {
      List<GraphNode> layer = layers.get(down ? i : layers.size() - 1 - i);
      double[] wanted = new double[place.length];
      for (GraphNode node : layer) {
        List<Integer> neighbours = (down ? above : below).get(node.index());
        wanted[node.index()] =
            neighbours.stream()
                .mapToInt(neighbour -> place[neighbour])
                .average()
                .orElse(place[node.index()]);
      }
      layer.sort(
          Comparator.comparingDouble((GraphNode node) -> wanted[node.index()])
              .thenComparingInt(node -> place[node.index()]));
      number(layer);
    }
  }

  private void number(List<GraphNode> layer) {
    for (int i = 0; i < layer.size(); i++) {
      place[layer.get(i).index()] = i;
    }
  }

  private long crossings() {
    long crossings = 0;
    for (List<GraphNode> layer : layers) {
      List<int[]> edges = new ArrayList<>();
      for (GraphNode node : layer) {
        for (int upper : above.get(node.index())) {
          for (int[] other : edges) {
            if ((long) (other[0] - place[node.index()]) * (other[1] - place[upper]) < 0) {
              crossings++;
            }
          }
          edges.add(new int[] {place[node.index()], place[upper]});
        }
      }
    }
    return crossings;
  }

  private List<List<GraphNode>> copy() {
    List<List<GraphNode>> copy = new ArrayList<>();
    layers.forEach(layer -> copy.add(List.copyOf(layer)));
    return copy;
  }
}
