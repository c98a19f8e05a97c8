package org.muwahhad.audit;

import java.util.List;

/** Compares what a part of the service keeps with the entries that tell of it. */
public interface RecordCheck {

  /** One line each, in English; empty when all agrees. */
  List<String> faults();
}
