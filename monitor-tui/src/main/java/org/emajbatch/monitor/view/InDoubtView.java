package org.emajbatch.monitor.view;

import java.util.List;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;

/** Draws {@link Screen.InDoubt}. */
public final class InDoubtView implements ScreenView<Screen.InDoubt> {

  @Override
  public String title(Screen.InDoubt screen) {
    return "In doubt";
  }

  @Override
  public List<Block> page(Model model, Screen.InDoubt screen, Canvas canvas, int height) {
    return List.of();
  }
}
