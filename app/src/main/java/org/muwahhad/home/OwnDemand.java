package org.muwahhad.home;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import org.muwahhad.shared.Bilingual;

/**
 * A submission of an entity, and where its lines stand. A line counts at every step that it has
 * reached.
 *
 * @param id of the submission
 * @param code of the round
 * @param name of the round
 * @param inTender lines that lots of a tender cover
 * @param awarded lines with an award in effect
 * @param ordered lines of whose item something is ordered
 * @param late items that were needed before today and are ordered, but not accepted
 */
@Introspected
@MappedEntity("submission")
public record OwnDemand(
    @Id long id,
    OwnDemandStatus status,
    String code,
    @Relation(EMBEDDED) Bilingual name,
    long lineCount,
    long inTender,
    long awarded,
    long ordered,
    long late) {

  /** Where a submission stands. */
  public enum OwnDemandStatus {
    SUBMITTED,
    RETURNED,
    ENDORSED
  }

  /** The furthest step that a line of it has reached. */
  public String step() {
    if (late > 0) {
      return "LATE";
    }
    if (ordered > 0) {
      return "ORDERED";
    }
    if (awarded > 0) {
      return "AWARDED";
    }
    return inTender > 0 ? "IN_TENDER" : status.name();
  }

  public String href() {
    return "/submissions/" + id;
  }
}
