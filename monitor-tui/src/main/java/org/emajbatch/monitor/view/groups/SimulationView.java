package org.emajbatch.monitor.view.groups;

import java.util.List;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.ScreenView;

/** Draws {@link Screen.Simulation}. */
public final class SimulationView implements ScreenView<Screen.Simulation> {

  @Override
  public String title(Screen.Simulation screen) {
    return "Simulation";
  }

  @Override
  public List<Block> page(Model model, Screen.Simulation screen, Canvas canvas, int height) {
    return List.of();
  }
}
