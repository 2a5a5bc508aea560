package org.emajbatch.monitor.view.timeline;

import java.util.List;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.ScreenView;

/** Draws {@link Screen.Step}. */
public final class StepView implements ScreenView<Screen.Step> {

  @Override
  public String title(Screen.Step screen) {
    return "Step";
  }

  @Override
  public List<Block> page(Model model, Screen.Step screen, Canvas canvas, int height) {
    return List.of();
  }
}
