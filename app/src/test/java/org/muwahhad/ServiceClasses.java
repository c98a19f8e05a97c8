package org.muwahhad;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The code of the whole service, which is read once for all tests of a JVM that look at it. */
public final class ServiceClasses {
  /** All classes but those of tests, which come as folders and as jars. */
  public static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.muwahhad");

  private ServiceClasses() {}
}
