package org.emajbatch.orchestrator.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each node of a graph a layer, tables that others point to above those, and each edge a
 * place in every layer that it passes.
 */
final class GraphLayers {

  private final List<GraphNode> nodes = new ArrayList<>();
  private final List<List<Integer>> chains = new ArrayList<>();

  private final Map<Passage, Integer> passages = new HashMap<>();

  private record Passage(int target, String kind, int layer, int step) {}

  private GraphLayers() {}

  static GraphLayers of(int count, List<GraphLayout.Edge> edges, int perLayer) {
    GraphLayers layers = new GraphLayers();
    int[] layerOf = assign(count, edges, perLayer);
    for (int i = 0; i < count; i++) {
      layers.nodes.add(new GraphNode(i, layerOf[i], true));
    }
    edges.forEach(edge -> layers.chains.add(layers.chain(edge)));
    return layers;
  }

  List<GraphNode> nodes() {
    return nodes;
  }

  int layer(int node) {
    return nodes.get(node).layer();
  }

  /** For each edge the nodes it touches, from the one it leaves to the one it points to. */
  List<List<Integer>> chains() {
    return chains;
  }

  private List<Integer> chain(GraphLayout.Edge edge) {
    List<Integer> chain = new ArrayList<>(List.of(edge.from()));
    int step = layer(edge.from()) > layer(edge.to()) ? -1 : 1;
    for (int layer = layer(edge.from()) + step; layer != layer(edge.to()); layer += step) {
      chain.add(passage(new Passage(edge.to(), edge.kind(), layer, step)));
    }
    chain.add(edge.to());
    return chain;
  }

  private int passage(Passage passage) {
    return passages.computeIfAbsent(
        passage,
        absent -> {
          nodes.add(new GraphNode(nodes.size(), absent.layer(), false));
          return nodes.size() - 1;
        });
  }

  /**
   * Coffman's and Graham's idea: a node goes below all that it points to, as high as there is room.
   */
  private static int[] assign(int count, List<GraphLayout.Edge> edges, int perLayer) {
    List<List<Integer>> targets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      targets.add(new ArrayList<>());
    }
    edges.forEach(edge -> targets.get(edge.from()).add(edge.to()));
    int[] layerOf = new int[count];
    Arrays.fill(layerOf, -1);
    int[] filled = new int[count + 1];
    for (int node : targetsFirst(count, targets)) {
      int layer = 0;
      for (int target : targets.get(node)) {
        layer = Math.max(layer, layerOf[target] + 1);
      }
      while (filled[layer] >= perLayer) {
        layer++;
      }
      layerOf[node] = layer;
      filled[layer]++;
    }
    return dense(layerOf, edges);
  }

  /** Of nodes that point at each other, the first met is placed last, and its layer differs. */
  private static List<Integer> targetsFirst(int count, List<List<Integer>> targets) {
    List<Integer> order = new ArrayList<>();
    boolean[] met = new boolean[count];
    for (int start = 0; start < count; start++) {
      List<int[]> stack = new ArrayList<>();
      if (!met[start]) {
        met[start] = true;
        stack.add(new int[] {start, 0});
      }
      while (!stack.isEmpty()) {
        int[] top = stack.get(stack.size() - 1);
        if (top[1] == targets.get(top[0]).size()) {
          order.add(top[0]);
          stack.remove(stack.size() - 1);
        } else {
          int target = targets.get(top[0]).get(top[1]++);
          if (!met[target]) {
            met[target] = true;
            stack.add(new int[] {target, 0});
          }
        }
      }
    }
    return order;
  }

  /** No edge may stay within a layer, and no layer may be empty. */
  private static int[] dense(int[] layerOf, List<GraphLayout.Edge> edges) {
    for (GraphLayout.Edge edge : edges) {
      if (layerOf[edge.from()] == layerOf[edge.to()]) {
        throw new IllegalStateException("an edge within layer " + layerOf[edge.from()]);
      }
    }
    int[] used = Arrays.stream(layerOf).sorted().distinct().toArray();
    return Arrays.stream(layerOf).map(layer -> Arrays.binarySearch(used, layer)).toArray();
  }
}
