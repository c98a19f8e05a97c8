package org.muwahhad.demo;

import java.util.Map;
import org.muwahhad.TestApp;
import org.muwahhad.audit.RecordLoadedRows;
import org.muwahhad.notification.mail.SendMails;

/**
 * The service with the demonstration in it. It is loaded once for all tests of a run; they get
 * copies, which take a tenth of the time.
 */
public final class LoadedDemo {
  private static final TestApp LOADED = load();

  private LoadedDemo() {}

  /** Made when the first test asks for it: many have one of their own. */
  private static final class Shared {
    static final TestApp APP = LOADED.copy().shared();
  }

  /** One for all tests that only look at it. */
  public static TestApp app() {
    return Shared.APP;
  }

  /** One of its own, for a test that changes it. */
  public static TestApp fresh() {
    return LOADED.copy();
  }

  /** One of its own with some settings of its own. */
  public static TestApp fresh(Map<String, Object> settings) {
    return LOADED.copy(settings);
  }

  /** Closed again, so that no job changes what is copied. */
  private static TestApp load() {
    TestApp app = TestApp.start().kept();
    app.get(ReferenceLoader.class).run();
    app.get(DemoLoader.class).run();
    app.get(RecordLoadedRows.class).ofUpgrade();
    // Once here, or every copy composes and sends them again.
    app.get(SendMails.class).run();

    app.close();
    return app;
  }
}
