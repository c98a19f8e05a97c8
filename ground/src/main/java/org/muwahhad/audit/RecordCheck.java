package org.muwahhad.audit;

import java.util.List;
import java.util.Optional;

/** Compares what a part of the service keeps with the entries that describe it. */
public interface RecordCheck {

  /**
   * What is compared, as findings name it where it could not be read: end of the key {@code
   * audit.kept.part.…}.
   */
  String part();

  /** What does not agree; empty when all does. */
  List<Finding> findings();

  /** The same, each as it is found: what was found before something could not be read counts. */
  default void addTo(List<Finding> found) {
    found.addAll(findings());
  }

  /** Why nothing is compared; empty when it is. */
  default Optional<Finding> leftOut() {
    return Optional.empty();
  }

  /**
   * What tells that only a verification of everything compares this; empty where every verification
   * does.
   */
  default Optional<Finding> leftToAll() {
    return Optional.empty();
  }
}
