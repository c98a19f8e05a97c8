package org.muwahhad.bid.opening;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderQueries;

/**
 * The room in which a panel opens a tender, as a member of the panel sees it.
 *
 * @param part what the panel meets for
 * @param due whether it may meet now
 * @param chair whether this person opens
 * @param ofVault whether the vault holds the one share, as it did before the key ceremony came
 * @param threshold shares needed
 * @param given shares given until now
 * @param present whether this person is present
 * @param gave whether this person gave a share
 */
public record OpeningRoomView(
    TenderQueries.Tender tender,
    SealedPart part,
    boolean due,
    boolean chair,
    boolean ofVault,
    int threshold,
    int given,
    boolean present,
    boolean gave,
    List<OpeningSeat> seats) {
  public OpeningRoomView {
    seats = List.copyOf(seats);
  }

  /**
   * A member of the panel.
   *
   * @param presentAt when the member came in, UTC; null while away
   * @param givenAt when the member gave a share, UTC; null before
   * @param outAt when the member declared a conflict of interest, UTC; null for those who have none
   */
  public record OpeningSeat(
      long personId,
      Bilingual name,
      boolean chair,
      @Nullable Instant presentAt,
      @Nullable Instant givenAt,
      @Nullable Instant outAt) {}

  /** Where the room is in the browser. */
  public String href() {
    return href(tender.id(), part);
  }

  static String href(long tenderId, SealedPart part) {
    String opening = "/tenders/" + tenderId + "/opening";
    return switch (part) {
      case BID -> opening;
      case PRICES -> opening + "/prices";
    };
  }

  /** Whether the chair can open the bids now. */
  public boolean isReady() {
    return due && (ofVault || given >= threshold);
  }

  /** How far the panel has come together, for a page to say whether it shows the present state. */
  public String progress() {
    long out = seats.stream().filter(s -> s.outAt() != null).count();
    return seats.stream().filter(s -> s.presentAt() != null).count() + "-" + given + "-" + out;
  }
}
