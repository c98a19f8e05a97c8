package org.muwahhad.demo;

import java.time.Instant;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of what is done to a demonstration. */
public sealed interface DemoEntry extends Entry {

  /** The time of the demonstration was moved; both are UTC. */
  @Act(name = "demo.clock-moved", byAnybody = true, chain = "demo:clock", object = "demo-clock 1")
  record DemoClockMoved(Instant from, Instant to) implements DemoEntry {}
}
