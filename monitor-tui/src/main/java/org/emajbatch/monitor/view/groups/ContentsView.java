package org.emajbatch.monitor.view.groups;

import java.util.List;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.ScreenView;

/** Draws {@link Screen.Contents}. */
public final class ContentsView implements ScreenView<Screen.Contents> {

  @Override
  public String title(Screen.Contents screen) {
    return "Contents";
  }

  @Override
  public List<Block> page(Model model, Screen.Contents screen, Canvas canvas, int height) {
    return List.of();
  }
}
