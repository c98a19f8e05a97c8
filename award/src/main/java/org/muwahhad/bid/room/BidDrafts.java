package org.muwahhad.bid.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidContent;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.bid.seal.Vault;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;

/** What bidders are typing, kept encrypted by the vault until it is submitted. */
@Singleton
public class BidDrafts {
  private final Bids bids;
  private final Vault vault;
  private final BidJson json;
  private final DatabaseClock clock;

  BidDrafts(Bids bids, Vault vault, BidJson json, DatabaseClock clock) {
    this.clock = clock;
    this.bids = bids;
    this.vault = vault;
    this.json = json;
  }

  /**
   * A draft.
   *
   * @param salt goes into the content when this very offer is submitted, so that the bidder can
   *     have the content beforehand
   * @param priceSalt goes into prices that are sealed apart
   * @param draw the bidder's part in the drawing of lots
   * @param typed what was typed into the form of the bid room, by field; null where a program wrote
   *     the draft
   * @param edits who of the company changed each of its parts last
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record BidDraft(
      Offer offer,
      String salt,
      String priceSalt,
      String draw,
      @Nullable Map<String, List<String>> typed,
      List<DraftEdit> edits) {
    public BidDraft {
      edits = List.copyOf(edits);
    }

    Salts salts() {
      return new Salts(salt, priceSalt, draw);
    }
  }

  /** What of a draft people change apart from each other. */
  public enum DraftPart {
    OFFER,
    ANSWERS
  }

  /**
   * The last change of a part.
   *
   * @param at in milliseconds since 1970, UTC
   */
  public record DraftEdit(DraftPart part, long personId, long at) {}

  /**
   * What keeps the digests of a bid from telling what it says.
   *
   * @param draw the bidder's part in the drawing of lots, which nobody knows before the opening
   *     either
   */
  record Salts(String salt, String priceSalt, String draw) {
    static Salts fresh() {
      return new Salts(BidContent.freshSalt(), BidContent.freshSalt(), BidContent.freshSalt());
    }
  }

  public Optional<BidDraft> find(long tenderId, long supplierId) {
    return bids.findDraft(tenderId, supplierId)
        .map(d -> json.read(vault.openDraft(d.id(), d.draft()), BidDraft.class));
  }

  /**
   * Stores what a person changed, in a bid that the transaction has locked.
   *
   * @param typed what was typed; null where a program wrote the draft
   */
  public void store(
      Bids.Bid bid,
      Offer offer,
      @Nullable Map<String, List<String>> typed,
      DraftPart part,
      Actor actor) {
    List<DraftEdit> edits = new ArrayList<>(edits(bid));
    edits.removeIf(e -> e.part() == part);
    edits.add(new DraftEdit(part, actor.personId(), clock.now().toEpochMilli()));
    write(bid, offer, typed, edits);
  }

  /** Stores the draft that was submitted, unchanged, in a bid that the transaction has locked. */
  void storeSubmitted(Bids.Bid bid, Offer offer, @Nullable Map<String, List<String>> typed) {
    write(bid, offer, typed, edits(bid));
  }

  private List<DraftEdit> edits(Bids.Bid bid) {
    return find(bid.tenderId(), bid.supplierId()).map(BidDraft::edits).orElseGet(List::of);
  }

  private void write(
      Bids.Bid bid, Offer offer, @Nullable Map<String, List<String>> typed, List<DraftEdit> edits) {
    Salts salts = Salts.fresh();
    byte[] draft =
        json.write(
            new BidDraft(offer, salts.salt(), salts.priceSalt(), salts.draw(), typed, edits));
    changeOne(bids.storeDraft(bid.id(), vault.sealDraft(bid.id(), draft), bid.version()));
  }

  /** Forgets the draft, and a price workbook that was not taken into it. */
  void drop(Bids.Bid bid) {
    bids.dropWorkbook(bid.id());
    changeOne(bids.dropDraft(bid.id(), bid.version()));
  }

  private static void changeOne(int changed) {
    if (changed != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }
}
