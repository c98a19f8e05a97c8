package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.FIRST;
import static org.muwahhad.lives.LivesFixture.SECOND;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.nextRequest;
import static org.muwahhad.lives.LivesFixture.people;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.opening.OpenBids;
import org.muwahhad.bid.room.OwnSeal;
import org.muwahhad.bid.room.SaveBidDraft;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.bid.room.SubmitSealedBid;
import org.muwahhad.bid.room.WithdrawBid;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.amendment.AmendmentInput;
import org.muwahhad.tender.amendment.ProposeAmendment;
import org.muwahhad.tender.amendment.PublishAmendment;

/** A bid in every state. */
class BidLifeTest {
  private record Bids(
      PlayedTender tender,
      Actor drafting,
      Actor submitted,
      Actor withdrawn,
      Actor broken,
      Actor unconfirmed,
      Map<Actor, SubmitSealedBid.SealedBid> sealed) {}

  @TestFactory
  Stream<DynamicNode> the_life_of_a_bid() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Bid"));
    Bids[] bids = new Bids[1];
    return Stream.of(
        trial.inState(
            "DRAFT",
            () -> {
              bids[0] = bids();
              return bid(bids[0], bids[0].drafting(), false);
            }),
        trial.inState("SUBMITTED", () -> bid(bids[0], bids[0].submitted(), false)),
        trial.inState("WITHDRAWN", () -> bid(bids[0], bids[0].withdrawn(), false)),
        trial.inState(
            "OPENED",
            () -> {
              bids[0].tender().open();
              return bid(bids[0], bids[0].submitted(), true);
            }),
        trial.inState("UNREADABLE", () -> bid(bids[0], bids[0].broken(), true)),
        trial.inState("UNCONFIRMED", () -> bid(bids[0], bids[0].unconfirmed(), true)));
  }

  private Bids bids() {
    PlayedTender tender = PlayedTender.published(STAGE);
    Actor unconfirmed = tender.bid("SAR", true, FIRST);
    amend(tender);
    Actor drafting = tender.bidder();
    APP.get(SaveBidDraft.class).run(drafting, tender.id(), tender.offer("SAR", true, "10"));
    Actor submitted = tender.bid("KWD", true, FIRST);
    Actor withdrawn = tender.bid("SAR", true, SECOND);
    APP.get(WithdrawBid.class).run(withdrawn, tender.submitted(withdrawn));
    Actor broken = tender.bid("SAR", false, SECOND);
    APP.without(
        "tr_bid_version_immutable",
        () ->
            APP.sql(
                "UPDATE bid_version SET sealed_content = X'00' WHERE bid_id = "
                    + tender.submitted(broken)));
    Map<Actor, SubmitSealedBid.SealedBid> sealed =
        Stream.of(drafting, submitted, withdrawn, broken, unconfirmed)
            .collect(Collectors.toMap(b -> b, b -> sealed(tender, b)));
    return new Bids(tender, drafting, submitted, withdrawn, broken, unconfirmed, sealed);
  }

  /** While the tender is open: what it is sealed with is read from the room. */
  private static SubmitSealedBid.SealedBid sealed(PlayedTender tender, Actor bidder) {
    return new OwnSeal(APP, bidder).seal(tender.id(), tender.offer("SAR", true, FIRST));
  }

  private static void amend(PlayedTender tender) {
    long proposal =
        APP.get(ProposeAmendment.class)
            .run(
                STAGE.buyer(),
                tender.id(),
                new AmendmentInput(
                    new Bilingual("سبب", "Reason"),
                    null,
                    Map.of("conditions", new Bilingual("التسليم في الموقع", "Delivery on site"))));
    APP.get(PublishAmendment.class).run(STAGE.second(), tender.id(), proposal);
  }

  private Thing bid(Bids bids, Actor bidder, boolean over) {
    PlayedTender tender = bids.tender();
    long bid = tender.bidOf(bidder);
    String status = status(bid);
    Instant now = over ? tender.afterDeadline() : Instant.now();
    Map<String, Act> acts = new TreeMap<>();
    acts.put(
        "SaveBidDraft",
        Act.at(
            status,
            now,
            a ->
                APP.get(SaveBidDraft.class)
                    .run(a, tender.id(), tender.offer("SAR", true, "11", "12"))));
    acts.put(
        "SubmitBid",
        Act.at(
            status,
            now,
            a ->
                APP.get(SubmitBid.class)
                    .run(
                        a,
                        tender.id(),
                        tender.offer("SAR", true, FIRST),
                        "again-" + nextRequest(),
                        false)));
    SubmitSealedBid.SealedBid sealed = Objects.requireNonNull(bids.sealed().get(bidder));
    acts.put(
        "SubmitSealedBid",
        Act.at(status, now, a -> APP.get(SubmitSealedBid.class).run(a, tender.id(), sealed)));
    acts.put("WithdrawBid", Act.at(status, now, a -> APP.get(WithdrawBid.class).run(a, bid)));
    acts.put("OpenBids", opening(tender, status));
    acts.put(
        "OpenBids, broken",
        opening(tender, over ? status : status(tender.submitted(bids.broken()))));
    acts.put(
        "OpenBids, amended since",
        opening(tender, over ? status : status(tender.submitted(bids.unconfirmed()))));
    Map<Role, Actor> people = people(tender, STAGE.committee("EXECUTIVE").get(0));
    people.put(Role.BIDDER, bidder);
    return new Thing(status, people, acts);
  }

  private static Act opening(PlayedTender tender, String status) {
    return Act.at(
        status,
        tender.afterDeadline(),
        connection -> tender.giveShares(),
        a -> APP.get(OpenBids.class).run(a, tender.id()));
  }

  private static String status(long bid) {
    return "SELECT status FROM bid WHERE id = " + bid;
  }
}
