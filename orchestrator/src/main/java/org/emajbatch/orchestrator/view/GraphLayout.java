package org.emajbatch.orchestrator.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays a graph out in layers: each edge points upwards, to a layer above; crossings are few, boxes
 * never overlap, edges pass between them. The same graph gets the same layout.
 *
 * @param boxes the upper left corner of each node's box, in the order of the nodes
 * @param paths of the edges, in their order: points from the box they leave to the one they reach
 * @param width of the drawing
 * @param height of the drawing
 */
record GraphLayout(List<Point> boxes, List<List<Point>> paths, double width, double height) {

  static final double BOX_WIDTH = 178;
  static final double BOX_HEIGHT = 46;
  static final double ROW = 96;
  static final double GAP = 16;

  /** What fits on a common screen. */
  static final double WIDEST = 1_164;

  /** Room that a passing edge gets. */
  private static final double PASSAGE = 12;

  GraphLayout {
    boxes = List.copyOf(boxes);
    paths = List.copyOf(paths);
  }

  /** A point of the drawing, in pixels. */
  record Point(double x, double y) {}

  /**
   * An edge between two nodes.
   *
   * @param from number of the node that it leaves
   * @param to number of the node that it points to
   * @param kind edges of one kind that point to one node share their way to it
   */
  record Edge(int from, int to, String kind) {}

  /**
   * Lays out.
   *
   * @param nodes how many there are
   * @param edges no loops; where they form a cycle, one of them points downwards
   * @param perLayer how many boxes a layer may have, at least 1
   * @param room width that may be used; a layer that needs more gets it
   */
  static GraphLayout of(int nodes, List<Edge> edges, int perLayer, double room) {
    GraphLayers layers = GraphLayers.of(nodes, edges, perLayer);
    List<List<GraphNode>> ordered = GraphOrder.of(layers);
    double[] centres = GraphPlacement.centres(layers, ordered, room);
    double left = Double.MAX_VALUE;
    double right = 0;
    for (List<GraphNode> layer : ordered) {
      for (GraphNode node : layer) {
        left = Math.min(left, centres[node.index()] - width(node) / 2);
        right = Math.max(right, centres[node.index()] + width(node) / 2);
      }
    }
    List<Point> boxes = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      boxes.add(new Point(centres[i] - BOX_WIDTH / 2 - left, layers.layer(i) * ROW));
    }
    List<List<Point>> paths = new ArrayList<>();
    for (List<Integer> chain : layers.chains()) {
      paths.add(path(chain, layers, centres, left));
    }
    return new GraphLayout(boxes, paths, right - left, (ordered.size() - 1) * ROW + BOX_HEIGHT);
  }

  /** Room for a node within its layer. */
  static double width(GraphNode node) {
    return node.isTable() ? BOX_WIDTH : PASSAGE;
  }

  private static List<Point> path(
      List<Integer> chain, GraphLayers layers, double[] centres, double left) {
    List<Point> points = new ArrayList<>();
    boolean upwards = layers.layer(chain.get(0)) > layers.layer(chain.get(chain.size() - 1));
    for (int i = 0; i < chain.size(); i++) {
      double x = centres[chain.get(i)] - left;
      double top = layers.layer(chain.get(i)) * ROW;
      double entered = upwards ? top + BOX_HEIGHT : top;
      double exited = upwards ? top : top + BOX_HEIGHT;
      if (i > 0) {
        points.add(new Point(x, entered));
      }
      if (i < chain.size() - 1) {
        points.add(new Point(x, exited));
      }
    }
    return points;
  }
}
