package org.muwahhad.audit;

import java.util.List;

/** Compares what a part of the service keeps with the entries that tell of it. */
public interface RecordCheck {

  /** What does not agree; empty when all does. */
  List<Finding> findings();
}
