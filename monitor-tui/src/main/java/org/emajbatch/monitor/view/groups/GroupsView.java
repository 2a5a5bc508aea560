package org.emajbatch.monitor.view.groups;

import java.util.List;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.ScreenView;

/** Draws {@link Screen.Groups}. */
public final class GroupsView implements ScreenView<Screen.Groups> {

  @Override
  public String title(Screen.Groups screen) {
    return "Groups";
  }

  @Override
  public List<Block> page(Model model, Screen.Groups screen, Canvas canvas, int height) {
    return List.of();
  }
}
