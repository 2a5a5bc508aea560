package org.emajbatch.orchestrator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Arrows point down only, and each library has one place. */
@AnalyzeClasses(
    packages = "org.emajbatch.orchestrator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule SPRING_ONLY_IN_JOB =
      noClasses()
          .that()
          .resideOutsideOfPackage("..orchestrator.job..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "com.zaxxer..");

  @ArchTest
  static final ArchRule PICOCLI_ONLY_IN_CLI =
      noClasses()
          .that()
          .resideOutsideOfPackage("..orchestrator.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule JSON_ONLY_IN_REPORT =
      noClasses()
          .that()
          .resideOutsideOfPackage("..orchestrator.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("tools.jackson..", "com.fasterxml..");

  @ArchTest
  static final ArchRule THE_PROTOCOL_IS_PURE =
      noClasses()
          .that()
          .resideInAnyPackage("..orchestrator.protocol..", "..orchestrator.request..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "java.util.concurrent..");

  @ArchTest
  static final ArchRule STATEMENTS_BELONG_TO_SQL =
      noClasses()
          .that()
          .resideInAPackage("..orchestrator..")
          .and()
          .doNotHaveSimpleName("JobSchema")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.sql.Statement")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.sql.PreparedStatement");

  @ArchTest
  static final ArchRule ONLY_MODULES_BELOW =
      classes()
          .that()
          .resideInAPackage("..orchestrator..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("org.emajbatch.monitor..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.emajbatch.orchestrator.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule NO_STATIC_STATE = fields().that().areStatic().should().beFinal();
}
