package org.muwahhad.audit;

import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;

/** Entries of the record itself. */
public sealed interface AuditEntry extends Entry {

  /**
   * The record was verified.
   *
   * @param entries how many it holds
   * @param faults how many were found
   * @param anchorsGiven how many were kept elsewhere and held against it
   */
  @Act(
      name = "audit.verified",
      by = {Role.AUDITOR, Role.ADMINISTRATOR},
      chain = "audit",
      object = "audit record")
  record RecordVerified(long entries, int faults, int anchorsGiven) implements AuditEntry {}

  /**
   * Reports rows alone.
   *
   * @param stream the chain of the record itself, {@code audit}
   * @param why what changed them, such as {@code reference data}
   * @param act the act that they followed, where they were changed after its entry
   */
  @Act(name = "audit.rows-told", chain = "{stream}", object = "rows {why}")
  record RowsTold(String stream, String why, @Nullable String act) implements AuditEntry {}
}
