package org.muwahhad.demo;

import org.muwahhad.TestApp;

/** The service with the demonstration in it, loaded once for all tests that only look at it. */
public final class LoadedDemo {
  private static final TestApp APP = load();

  private LoadedDemo() {}

  public static TestApp app() {
    return APP;
  }

  /** One of its own, for a test that changes it. */
  public static TestApp fresh() {
    return load();
  }

  private static TestApp load() {
    TestApp app = TestApp.start();
    app.get(ReferenceLoader.class).run();
    app.get(DemoLoader.class).run();
    return app;
  }
}
