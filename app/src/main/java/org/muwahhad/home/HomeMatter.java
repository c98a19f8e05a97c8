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
 *     agreement; who has signed a report; members of a panel who are still awaited
 * @param whole who is asked to sign a report; 0 for all else
 * @param at UTC: the end of the last day to sign, when a meeting or opening begins or began, until
 *     when a bid can be changed, a complaint is answered or the awards stand still, or since when
 *     they are in effect
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
    AGREEMENT,
    /** A member of the examination panel: bids are still taken or not open yet. */
    PANEL_BEFORE_OPENING,
    /** The member has a conflict of interest; the others examine. */
    PANEL_OUT,
    /** Others of the panel have not declared their conflicts of interest yet. */
    PANEL_DECLARES,
    /** Others of the panel still score. */
    PANEL_SCORES,
    /** The chair records the scores agreed. */
    PANEL_AGREES,
    /** Others of the panel have not answered the scores agreed yet. */
    PANEL_ANSWERS,
    /** The chair closes the technical evaluation. */
    PANEL_CLOSES,
    /** The opening panel opens the prices. */
    PANEL_PRICES,
    /** The chair ranks the bids. */
    PANEL_RANKS,
    /** Bidders explain abnormally low prices. */
    PANEL_EXPLAINS,
    /** The chair prepares the recommendation. */
    PANEL_RECOMMENDS,
    /** The committees decide on the recommendation. */
    PANEL_DECIDES,
    /** The states confirm their quantities. */
    PANEL_QUANTITIES,
    /** The standstill of the awards is running. */
    PANEL_STANDSTILL,
    /** A member of the opening panel: bids are still taken. */
    OPENING_AHEAD,
    /** The prices are opened in a second meeting, which is not announced yet. */
    OPENING_PRICES_AHEAD,
    /** The second meeting is announced. */
    OPENING_PRICES_MEET,
    /** The bids are open, and nothing is left to open. */
    OPENING_DONE,
    /** A complaint that the procuring body can still answer, for the review body. */
    COMPLAINT_FILED;

    /** Whether it is told to a panel or the review body, with what comes next. */
    public boolean tellsNext() {
      return compareTo(PANEL_BEFORE_OPENING) >= 0;
    }
  }

  /** How a tender stands for a member of its examination panel. */
  static HomeMatter ofPanel(long id, MatterKind kind, String code, Bilingual name, long count) {
    return new HomeMatter(id, kind, code, name, count, 0, null, null);
  }

  /**
   * Page of it: the round of signatures, the bid, the record of an opening, its read-out, the
   * letter of an outcome, the papers of a meeting, an agreement, a complaint; the tender for its
   * panels.
   */
  public String href() {
    if (kind.tellsNext() && kind != MatterKind.COMPLAINT_FILED) {
      return "/tenders/" + id;
    }
    return switch (kind) {
      case COMPLAINT_FILED -> "/complaints/" + id;
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
