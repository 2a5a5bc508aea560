package org.emajbatch.monitor.view.groups;

import java.util.List;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.ScreenView;

/** Draws {@link Screen.Consolidables}. */
public final class ConsolidablesView implements ScreenView<Screen.Consolidables> {

  @Override
  public String title(Screen.Consolidables screen) {
    return "Consolidable";
  }

  @Override
  public List<Block> page(Model model, Screen.Consolidables screen, Canvas canvas, int height) {
    return List.of();
  }
}
