package org.emajbatch.sql;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.emajbatch.sql", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule thisModuleKnowsNoneAboveIt =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.emajbatch.planner..",
              "org.emajbatch.orchestrator..",
              "org.emajbatch.monitor..",
              "org.emajbatch.samples..",
              "org.springframework..");

  @ArchTest
  static final ArchRule packagesDependInOneDirection =
      slices().matching("org.emajbatch.sql.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyOnePlaceOpensConnections =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.emajbatch.sql.connect.Connections")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.sql.DriverManager");

  @ArchTest
  static final ArchRule nothingIsHeldInStaticVariables =
      fields().that().areStatic().should().beFinal();
}
