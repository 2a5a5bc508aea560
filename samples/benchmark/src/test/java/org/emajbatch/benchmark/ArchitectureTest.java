package org.emajbatch.benchmark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Descriptions and results stay free of what measures them. */
@AnalyzeClasses(
    packages = "org.emajbatch.benchmark",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule WORKLOADS_RESULTS_AND_REPORTS_ARE_PURE =
      noClasses()
          .that()
          .resideInAnyPackage("..benchmark.workload..", "..benchmark.result..", "..report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "java.util.concurrent..", "org.emajbatch.sql..");

  @ArchTest
  static final ArchRule THE_MONITOR_IS_UNKNOWN =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.emajbatch.monitor..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.emajbatch.benchmark.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule NO_STATIC_STATE = fields().that().areStatic().should().beFinal();
}
