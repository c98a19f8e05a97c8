package org.muwahhad.tender.procedure;

import java.util.Map;
import java.util.Set;

/**
 * Life of an application to be prequalified. What can follow what stands in {@link #allows}; all
 * else is refused, here and by the trigger {@code tr_prequalification_application_step}.
 */
public enum ApplicationStatus {
  APPLIED,
  WITHDRAWN,
  QUALIFIED,
  NOT_QUALIFIED;

  private static final Map<ApplicationStatus, Set<ApplicationStatus>> NEXT =
      Map.of(
          APPLIED, Set.of(APPLIED, WITHDRAWN, QUALIFIED, NOT_QUALIFIED),
          WITHDRAWN, Set.of(APPLIED),
          QUALIFIED, Set.of(),
          NOT_QUALIFIED, Set.of());

  /** Whether a status can follow this one; an application can be sent again while it stands. */
  public boolean allows(ApplicationStatus next) {
    return NEXT.getOrDefault(this, Set.of()).contains(next);
  }
}
