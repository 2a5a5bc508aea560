package org.emajbatch.planner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.emajbatch", importOptions = DoNotIncludeTests.class)
class PlannerArchitectureTest {

  @ArchTest
  static final ArchRule COMPUTES_WITH_THE_LIBRARY_AND_JGRAPHT_ONLY =
      classes()
          .that()
          .resideInAPackage("org.emajbatch.planner..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..", "java.util..", "org.jgrapht..", "org.emajbatch.planner..")
          .because("the planner is pure computation: no JDBC, no other module, no clock, no files");

  @ArchTest
  static final ArchRule METHODS_OF_ASSIGNMENT_KNOW_NO_TABLES =
      noClasses()
          .that()
          .resideInAPackage("org.emajbatch.planner.assign..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.emajbatch.planner");
}
