package org.muwahhad.home;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * The current state of something that concerns a person.
 *
 * @param code number of the tender, meeting or agreement
 * @param count lots won, in outcomes; planned minutes of a meeting; orders in force of an
 *     agreement; who has signed a report
 * @param whole who is asked to sign a report; 0 for all else
 * @param at UTC: the end of the last day to sign, when a meeting or opening begins or began, until
 *     when a bid can be changed or the awards stand still, or since when they are in effect
 * @param place where a meeting is held: https address of the link of one online; null for all else
 */
@Introspected
@MappedEntity("joint_tender")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record HomeMatter(
    @Id long id,
    MatterKind kind,
    String code,
    @Relation(EMBEDDED) Bilingual name,
    long count,
    long whole,
    @Nullable Instant at,
    @Nullable String place) {

  /** What it is. */
  public enum MatterKind {
    /** A committee of the person meets. */
    MEETING,
    /** A committee of the person signs a report. */
    SIGNATURES,
    /** The bid is submitted and sealed. */
    BID_SUBMITTED,
    /** The bid is opened, and nothing is told of the outcome yet. */
    BID_EXAMINED,
    /** The bids are opened, and the bidder can follow. */
    LIVE_OPENING,
    /** The bidder won lots, and their standstill is running. */
    WON_IN_STANDSTILL,
    /** Others won, and the standstill is running: the bidder can complain. */
    LOST_IN_STANDSTILL,
    /** Awards to the bidder are in effect. */
    WON,
    /** Awards to others are in effect. */
    LOST,
    /** An agreement of the bidder is in force. */
    AGREEMENT
  }

  /**
   * Page of it: the round of signatures, the bid, the record of an opening, its read-out, the
   * letter of an outcome, the papers of a meeting, an agreement.
   */
  public String href() {
    return switch (kind) {
      case MEETING -> "/meetings/" + id;
      case AGREEMENT -> "/agreements/" + id;
      case SIGNATURES -> "/report-signatures/" + id + "/round";
      case BID_SUBMITTED -> "/tenders/" + id + "/bid";
      case BID_EXAMINED -> "/tenders/" + id + "/opening";
      case LIVE_OPENING -> "/tenders/" + id + "/read-out";
      default -> "/tenders/" + id + "/award/letter";
    };
  }

  /** Address at which a meeting is joined; null where there is none. */
  public @Nullable String joinHref() {
    return place != null && place.startsWith("https://") ? place : null;
  }
}
