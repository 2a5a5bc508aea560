package org.emajbatch.orchestrator.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Places ordered nodes beside each other: as near to their neighbours in other layers as their
 * order and their width allow.
 */
final class GraphPlacement {

  private static final int SWEEPS = 12;

  /** So much more than a table an edge on its way keeps to its place: bends are ugly. */
  private static final double STRAIGHTNESS = 4;

  private final double[] centres;
  private final double half;

  private GraphPlacement(double[] centres, double half) {
    this.centres = centres;
    this.half = half;
  }

  private static double width(List<GraphNode> layer) {
    return layer.stream().mapToDouble(node -> GraphLayout.width(node) + GraphLayout.GAP).sum()
        - GraphLayout.GAP;
  }

  /**
   * The horizontal centre of each node.
   *
   * @param layers the nodes in their order
   * @param room width that may be used; a layer that needs more gets it
   */
  static double[] centres(GraphLayers graph, List<List<GraphNode>> layers, double room) {
    double[] centres = new double[graph.nodes().size()];
    double widest = layers.stream().mapToDouble(GraphPlacement::width).max().orElse(0);
    GraphPlacement placement = new GraphPlacement(centres, Math.max(room, widest) / 2);
    List<List<Integer>> neighbours = new ArrayList<>();
    graph.nodes().forEach(node -> neighbours.add(new ArrayList<>()));
    for (List<Integer> chain : graph.chains()) {
      for (int i = 0; i + 1 < chain.size(); i++) {
        neighbours.get(chain.get(i)).add(chain.get(i + 1));
        neighbours.get(chain.get(i + 1)).add(chain.get(i));
      }
    }
    for (List<GraphNode> layer : layers) {
      placement.place(layer, centres.clone());
      double middle =
          (centres[layer.get(0).index()] + centres[layer.get(layer.size() - 1).index()]) / 2;
      layer.forEach(node -> centres[node.index()] -= middle);
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < layers.size(); i++) {
        List<GraphNode> layer = layers.get(sweep % 2 == 0 ? i : layers.size() - 1 - i);
        double[] wanted = centres.clone();
        for (GraphNode node : layer) {
          neighbours.get(node.index()).stream()
              .mapToDouble(neighbour -> centres[neighbour])
              .average()
              .ifPresent(mean -> wanted[node.index()] = mean);
        }
        placement.place(layer, wanted);
      }
    }
    return centres;
  }

  /**
   * The places of a layer with the least squares of distances to what is wanted: less the room that
   * the nodes to the left need, they must not decrease, and neighbours that would are pooled (the
   * pool-adjacent-violators algorithm of isotonic regression). Cut off at the screen's edges, such
   * places are still the best of those within.
   */
  private void place(List<GraphNode> layer, double[] wanted) {
    double[] offsets = new double[layer.size()];
    List<double[]> pools = new ArrayList<>();
    for (int i = 0; i < layer.size(); i++) {
      if (i > 0) {
        offsets[i] =
            offsets[i - 1]
                + (GraphLayout.width(layer.get(i - 1)) + GraphLayout.width(layer.get(i))) / 2
                + GraphLayout.GAP;
      }
      double weight = layer.get(i).isTable() ? 1 : STRAIGHTNESS;
      double[] pool = {wanted[layer.get(i).index()] - offsets[i], weight, 1};
      while (!pools.isEmpty() && pools.get(pools.size() - 1)[0] >= pool[0]) {
        double[] left = pools.remove(pools.size() - 1);
        double both = left[1] + pool[1];
        double mean = (left[0] * left[1] + pool[0] * pool[1]) / both;
        pool = new double[] {mean, both, left[2] + pool[2]};
      }
      pools.add(pool);
    }
    double least = GraphLayout.width(layer.get(0)) / 2 - half;
    double most =
        half - GraphLayout.width(layer.get(layer.size() - 1)) / 2 - offsets[layer.size() - 1];
    int i = 0;
    for (double[] pool : pools) {
      for (int k = 0; k < pool[2]; k++, i++) {
        double shift = Math.max(Math.min(pool[0], most), least);
        centres[layer.get(i).index()] = shift + offsets[i];
      }
    }
  }
}
