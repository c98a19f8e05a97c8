package org.muwahhad;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.regex.Pattern;

/** The code of the whole service, which is read once for all tests of a JVM that look at it. */
public final class ServiceClasses {
  /** What the compiler makes of our classes by itself: as many again, which say nothing new. */
  private static final Pattern DERIVED = Pattern.compile(".*/(\\$[^/]*|[^/]*\\$Intercepted[^/]*)");

  /** All classes that somebody wrote but those of tests, which come as folders and as jars. */
  public static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .withImportOption(location -> !location.matches(DERIVED))
          .importPackages("org.muwahhad");

  private ServiceClasses() {}
}
