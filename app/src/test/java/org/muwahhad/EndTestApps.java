package org.muwahhad;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Ends each service when the tests it was started for have run: each class is a plan of its own.
 */
public final class EndTestApps implements TestExecutionListener {
  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    TestApp.closeRunning();
  }
}
