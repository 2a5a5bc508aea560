package org.emajbatch.monitor.view.groups;

import java.util.List;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.ScreenView;

/** Draws {@link Screen.History}. */
public final class HistoryView implements ScreenView<Screen.History> {

  @Override
  public String title(Screen.History screen) {
    return "History";
  }

  @Override
  public List<Block> page(Model model, Screen.History screen, Canvas canvas, int height) {
    return List.of();
  }
}
