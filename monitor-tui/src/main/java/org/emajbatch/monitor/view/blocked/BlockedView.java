package org.emajbatch.monitor.view.blocked;

import java.util.List;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.ScreenView;

/** Draws {@link Screen.Blocked}. */
public final class BlockedView implements ScreenView<Screen.Blocked> {

  @Override
  public String title(Screen.Blocked screen) {
    return "Blocked";
  }

  @Override
  public List<Block> page(Model model, Screen.Blocked screen, Canvas canvas, int height) {
    return List.of();
  }
}
