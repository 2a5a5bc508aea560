package org.emajbatch.monitor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.emajbatch.monitor.view.ScreenView;
import org.emajbatch.monitor.view.Screens;

@AnalyzeClasses(packages = "org.emajbatch.monitor", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_NEITHER_SPRING_NOR_THE_ORCHESTRATOR =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "org.emajbatch.orchestrator..");

  @ArchTest
  static final ArchRule MODEL_UPDATE_AND_VIEW_ARE_PURE =
      noClasses()
          .that()
          .resideInAnyPackage("..monitor.model..", "..monitor.update..", "..monitor.view..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "java.io..",
              "com.googlecode.lanterna.terminal..",
              "com.googlecode.lanterna.screen..",
              "..monitor.terminal..",
              "..monitor.feed..");

  @ArchTest
  static final ArchRule THE_MODEL_DOES_NOT_KNOW_HOW_IT_LOOKS =
      noClasses()
          .that()
          .resideInAPackage("..monitor.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..monitor.view..", "..monitor.update..", "com.googlecode.lanterna..");

  @ArchTest
  static final ArchRule JSON_IS_FOR_FILES_AND_OTHER_PROGRAMS =
      noClasses()
          .that()
          .resideOutsideOfPackages("..monitor.json..", "..monitor.record..", "..monitor.feed..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule ONLY_WHAT_CARRIES_KEYS_OUT_STARTS_OTHER_COMMANDS =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..monitor.outside..", "..monitor.feed..", "..monitor.terminal..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.Process");

  @ArchTest
  static final ArchRule NEVER_INSTALLS_AND_STARTS_NO_SERVER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.emajbatch.sql.install..", "org.emajbatch.sql.embedded..");

  @ArchTest
  static final ArchRule NO_SCREEN_KNOWS_WHICH_OTHERS_THERE_ARE =
      noClasses()
          .that()
          .implement(ScreenView.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Screens.class);
}
