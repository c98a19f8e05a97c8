package org.muwahhad.bid.room;

import java.nio.charset.StandardCharsets;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.Offer;

/** Bids for a tender that other bidders seal themselves, whatever they say. */
record SealedBidFixture(TestApp app, World world, BidFixture.Tender tender) {

  /** The content of an offer of a bidder of its own, as text. */
  static String content(Offer offer) {
    return new String(BidTexts.of(offer), StandardCharsets.UTF_8);
  }

  /** A bid of another bidder, with a content that names it. */
  long another(String content) {
    return another(content, true);
  }

  /** A bid of another bidder, with a content that names it or the one of {@link BidTexts}. */
  long another(String content, boolean named) {
    Actor who = world.aBidderFor(world.aSupplier());
    OwnSeal own = new OwnSeal(app, who);
    SealingTerms terms = own.terms(tender.id());
    String text =
        content
            .replace(BidTexts.TENDER, terms.tender())
            .replace(BidTexts.SUPPLIER, named ? terms.supplier() : "0000000000");
    return app.get(SubmitSealedBid.class)
        .run(who, tender.id(), own.sealText(tender.id(), text))
        .bidId();
  }

  /** What the record says of an act. */
  String detail(String act, long object) {
    return app.ask(
        "SELECT detail FROM audit_entry WHERE act = '%s' AND object_id = '%d'"
            .formatted(act, object));
  }
}
