package org.muwahhad.framework.performance;

import java.util.Arrays;
import java.util.Optional;

/** By what the figures of performance are told apart. */
public enum PerformanceGroup {
  SUPPLIER("suppliers"),
  AGREEMENT("agreements"),
  STATE("states");

  private final String path;

  PerformanceGroup(String path) {
    this.path = path;
  }

  /** As it stands in addresses. */
  public String path() {
    return path;
  }

  static Optional<PerformanceGroup> find(String path) {
    return Arrays.stream(values()).filter(g -> g.path.equals(path)).findFirst();
  }
}
