package org.muwahhad.bid.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.BidContent;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.bid.seal.Vault;
import org.muwahhad.shared.Refusal;

/** What bidders are typing, kept encrypted by the vault until it is submitted. */
@Singleton
public class BidDrafts {
  private final Bids bids;
  private final Vault vault;
  private final BidJson json;

  BidDrafts(Bids bids, Vault vault, BidJson json) {
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
   * @param typed what was typed into the form of the bid room, by field; null where a program wrote
   *     the draft
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record BidDraft(
      Offer offer, String salt, String priceSalt, @Nullable Map<String, List<String>> typed) {
    Salts salts() {
      return new Salts(salt, priceSalt);
    }
  }

  /** What keeps the digests of a bid from telling what it says. */
  record Salts(String salt, String priceSalt) {
    static Salts fresh() {
      return new Salts(BidContent.freshSalt(), BidContent.freshSalt());
    }
  }

  public Optional<BidDraft> find(long tenderId, long supplierId) {
    return bids.findDraft(tenderId, supplierId)
        .map(d -> json.read(vault.openDraft(d.id(), d.draft()), BidDraft.class));
  }

  /** Stores a draft that no form was filled in for, in a bid that the transaction has locked. */
  public void store(Bids.Bid bid, Offer offer) {
    store(bid, offer, null);
  }

  /** Stores a draft with what was typed, in a bid that the transaction has locked. */
  public void store(Bids.Bid bid, Offer offer, @Nullable Map<String, List<String>> typed) {
    Salts salts = Salts.fresh();
    byte[] draft = json.write(new BidDraft(offer, salts.salt(), salts.priceSalt(), typed));
    changeOne(bids.storeDraft(bid.id(), vault.sealDraft(bid.id(), draft), bid.version()));
  }

  void drop(Bids.Bid bid) {
    changeOne(bids.dropDraft(bid.id(), bid.version()));
  }

  private static void changeOne(int changed) {
    if (changed != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }
}
