package org.emajbatch.orchestrator.view;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.emajbatch.orchestrator.report.PlanDocument;

/** Writes every sample in every view into a folder, to be looked at: {@code main(folder)}. */
final class ViewSampler {

  private ViewSampler() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Map.Entry<String, PlanDocument> sample : samples().entrySet()) {
      String name = sample.getKey();
      PlanDocument plan = sample.getValue();
      Files.writeString(folder.resolve(name + ".html"), PlanPage.of(plan));
      Files.writeString(folder.resolve(name + ".dot"), PlanDot.of(plan));
      for (int width : new int[] {80, 120}) {
        Files.write(folder.resolve(name + "-" + width + ".txt"), PlanText.lines(plan, width, true));
        Files.write(
            folder.resolve(name + "-" + width + "-ascii.txt"), PlanText.lines(plan, width, false));
      }
    }
  }

  static Map<String, PlanDocument> samples() {
    Map<String, PlanDocument> samples = new LinkedHashMap<>();
    samples.put("small", SamplePlans.small());
    samples.put("shop", SamplePlans.shop());
    samples.put("large400", SamplePlans.large(400));
    samples.put("large5000", SamplePlans.large(5_000));
    samples.put("hostile", SamplePlans.hostile());
    samples.put("several", SamplePlans.severalDatabases());
    samples.put("divided", SamplePlans.divided());
    samples.put("nothing", SamplePlans.nothing());
    samples.put("refused", SamplePlans.refused());
    return samples;
  }
}
