package org.muwahhad.upload;

import java.util.List;
import org.muwahhad.TestApp;

/** The store of a test's service, swept when the test says so. */
public final class SweptStore {
  private final TestApp app;

  public SweptStore(TestApp app) {
    this.app = app;
  }

  /** Deletes what is not named; returns how many files. */
  public int run() {
    return app.get(SweepStore.class).run();
  }

  /** The folders that are swept. */
  public List<String> folders() {
    return app.get(SweepStore.class).folders();
  }
}
