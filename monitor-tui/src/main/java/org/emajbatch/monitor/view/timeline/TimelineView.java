package org.emajbatch.monitor.view.timeline;

import java.util.List;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.ScreenView;

/** Draws {@link Screen.Timeline}. */
public final class TimelineView implements ScreenView<Screen.Timeline> {

  @Override
  public String title(Screen.Timeline screen) {
    return "Rollback #" + screen.rollbackId();
  }

  @Override
  public List<Block> page(Model model, Screen.Timeline screen, Canvas canvas, int height) {
    return List.of();
  }
}
