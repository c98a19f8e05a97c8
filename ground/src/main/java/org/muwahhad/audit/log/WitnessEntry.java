package org.muwahhad.audit.log;

import java.time.LocalDate;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of who witnesses the log. */
public sealed interface WitnessEntry extends Entry {

  /**
   * A state's witness was registered.
   *
   * @param key verifier key of the witness
   * @param address where it is asked
   */
  @Act(
      name = "log.witness-registered",
      by = Role.ADMINISTRATOR,
      chain = "log",
      object = "log-witness {state}")
  record WitnessRegistered(String state, String key, String address) implements WitnessEntry {}

  /** The witness of a state no longer counts. */
  @Act(
      name = "log.witness-ended",
      by = Role.ADMINISTRATOR,
      chain = "log",
      object = "log-witness {state}")
  record WitnessEnded(String state, String key) implements WitnessEntry {}

  /** How many states co-sign, from a day on. */
  @Act(
      name = "log.policy-set",
      by = Role.ADMINISTRATOR,
      chain = "log",
      object = "log-policy {validFrom}")
  record PolicySet(int states, LocalDate validFrom) implements WitnessEntry {}
}
