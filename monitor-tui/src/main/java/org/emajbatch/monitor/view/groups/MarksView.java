package org.emajbatch.monitor.view.groups;

import java.util.List;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.ScreenView;

/** Draws {@link Screen.Marks}. */
public final class MarksView implements ScreenView<Screen.Marks> {

  @Override
  public String title(Screen.Marks screen) {
    return screen.group();
  }

  @Override
  public List<Block> page(Model model, Screen.Marks screen, Canvas canvas, int height) {
    return List.of();
  }
}
