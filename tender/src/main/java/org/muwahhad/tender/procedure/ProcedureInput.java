package org.muwahhad.tender.procedure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * The procedure of a draft as a buyer states it. What the method does not need is left aside.
 *
 * @param method OCDS codelist method
 * @param ground code of the ground; empty for open
 * @param reason how the ground is met; empty for open
 * @param applicationsUntil UTC; until when suppliers apply to a selective tender
 * @param requirements what applicants must meet, each passed or failed
 * @param suppliers register numbers of those invited by name
 * @param version of the tender the person saw
 */
public record ProcedureInput(
    String method,
    String ground,
    Bilingual reason,
    @Nullable Instant applicationsUntil,
    List<Bilingual> requirements,
    List<String> suppliers,
    int version) {
  public ProcedureInput {
    requirements = List.copyOf(requirements);
    suppliers = List.copyOf(suppliers);
  }
}
