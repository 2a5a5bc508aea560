package org.emajbatch.monitor.view.groups;

import java.util.List;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.ScreenView;

/** Draws {@link Screen.Statistics}. */
public final class StatisticsView implements ScreenView<Screen.Statistics> {

  @Override
  public String title(Screen.Statistics screen) {
    return "Statistics";
  }

  @Override
  public List<Block> page(Model model, Screen.Statistics screen, Canvas canvas, int height) {
    return List.of();
  }
}
