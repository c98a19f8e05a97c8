package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.shared.Refusal;

/**
 * Where bids arrive. The refusal of one that comes after the deadline undoes all that was done for
 * it; that it came is then kept in a transaction of its own.
 */
@Singleton
class BidReception {
  private final SubmitBid submitBid;
  private final SubmitSealedBid submitSealedBid;
  private final RecordLateBid recordLateBid;
  private final ViewBidRoom view;
  private final BidJson json;

  BidReception(
      SubmitBid submitBid,
      SubmitSealedBid submitSealedBid,
      RecordLateBid recordLateBid,
      ViewBidRoom view,
      BidJson json) {
    this.submitBid = submitBid;
    this.submitSealedBid = submitSealedBid;
    this.recordLateBid = recordLateBid;
    this.view = view;
    this.json = json;
  }

  /**
   * What a program sends. With the key of the request, which its sender chose and the record does
   * not tell, nobody finds the prices by trying out what gives the digest.
   */
  record SentOffer(Offer offer, String requestKey) {}

  /** Takes the offer that a program sends, as {@link SubmitBid#run} says. */
  BidQueries.Receipt ofProgram(
      Actor actor,
      long tenderId,
      Offer offer,
      String requestKey,
      boolean keepDraft,
      @Nullable Integer amendment) {
    return take(
        actor,
        tenderId,
        requestKey,
        () -> json.write(new SentOffer(offer, requestKey)),
        () -> submitBid.run(actor, tenderId, offer, requestKey, keepDraft, amendment));
  }

  /** Takes the draft as it stands, as {@link SubmitBid#ofDraft} says. */
  BidQueries.Receipt ofDraft(
      Actor actor,
      long tenderId,
      String requestKey,
      boolean keepDraft,
      String seen,
      @Nullable Integer amendment) {
    return take(
        actor,
        tenderId,
        requestKey,
        () -> view.content(actor, tenderId),
        () -> submitBid.ofDraft(actor, tenderId, requestKey, keepDraft, seen, amendment));
  }

  /** Takes a bid that its bidder sealed, as {@link SubmitSealedBid} says. */
  BidQueries.Receipt ofBidder(Actor actor, long tenderId, SubmitSealedBid.SealedBid sent) {
    return take(
        actor,
        tenderId,
        sent.requestKey(),
        () -> SubmitSealedBid.sealed(sent),
        () -> submitSealedBid.run(actor, tenderId, sent));
  }

  private BidQueries.Receipt take(
      Actor actor,
      long tenderId,
      String requestKey,
      Supplier<byte[]> content,
      Supplier<BidQueries.Receipt> submitting) {
    try {
      return submitting.get();
    } catch (Refusal.RuleBroken refusal) {
      if (refusal.code().equals("bid.deadline-passed")) {
        keep(actor, tenderId, requestKey, content, refusal);
      }
      throw refusal;
    }
  }

  /** Keeps it, unless there is nothing that could be a bid; the bidder is told that it was late. */
  private void keep(
      Actor actor, long tenderId, String requestKey, Supplier<byte[]> content, Refusal refusal) {
    try {
      recordLateBid.run(actor, tenderId, requestKey, content.get());
    } catch (Refusal unkept) {
      refusal.addSuppressed(unkept);
    }
  }
}
