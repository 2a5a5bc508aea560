package org.emajbatch.orchestrator.view;

import java.util.List;

/** Draws an edge through its points: curved between two layers, straight where it passes one. */
final class EdgePath {

  private static final double HEAD = 7;

  private EdgePath() {}

  /** The line as SVG path data; it enters and leaves boxes upright. */
  static String line(List<GraphLayout.Point> points) {
    StringBuilder data = new StringBuilder("M" + at(points.get(0)));
    for (int i = 1; i < points.size(); i++) {
      GraphLayout.Point from = points.get(i - 1);
      GraphLayout.Point to = points.get(i);
      if (i % 2 == 0) {
        data.append(" L").append(at(to));
      } else {
        double middle = (from.y() + to.y()) / 2;
        data.append(" C")
            .append(at(new GraphLayout.Point(from.x(), middle)))
            .append(' ')
            .append(at(new GraphLayout.Point(to.x(), middle)))
            .append(' ')
            .append(at(to));
      }
    }
    return data.toString();
  }

  /** The arrow's head where the line ends. */
  static String head(List<GraphLayout.Point> points) {
    GraphLayout.Point end = points.get(points.size() - 1);
    double back = points.get(points.size() - 2).y() > end.y() ? HEAD : -HEAD;
    return "M%s L%s L%s Z"
        .formatted(
            at(end),
            at(new GraphLayout.Point(end.x() - HEAD * 0.6, end.y() + back)),
            at(new GraphLayout.Point(end.x() + HEAD * 0.6, end.y() + back)));
  }

  private static String at(GraphLayout.Point point) {
    return Svg.number(point.x()) + " " + Svg.number(point.y());
  }
}
