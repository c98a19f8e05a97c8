package org.muwahhad.bid.room;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.util.List;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.ChangedOffers;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.AlternativeRules;

/** A bidder that offers alternatives beside its bid for the first lot of a tender. */
final class AlternativeOffers {
  static final String WORDS = "Refurbished machines with a warranty of three years";
  final BidFixture.Tender tender;
  final Actor bidder;
  final String room;
  final long lot;
  final long second;
  private final TestApp app;

  AlternativeOffers(TestApp app, World world, BidFixture.Tender tender) {
    this.app = app;
    this.tender = tender;
    this.bidder = world.aBidderFor(world.aSupplier());
    this.room = "/tenders/" + tender.id() + "/bid";
    this.lot = lot("MIN");
    this.second = lot("MAX");
  }

  private long lot(String which) {
    return Long.parseLong(
        app.ask("SELECT %s(id) FROM lot WHERE tender_id = %d".formatted(which, tender.id())));
  }

  Offer offering(Offer.Alternative... alternatives) {
    return ChangedOffers.withAlternatives(tender.offer("2", "5"), List.of(alternatives));
  }

  /** An alternative to the first lot at these prices. */
  Offer.Alternative priced(String first, String other) {
    return alternative(
        lot,
        WORDS,
        new Offer.AlternativePrice(item(0), new BigDecimal(first), "SA", "Model R"),
        price(1, other));
  }

  static Offer.Alternative alternative(long lot, String words, Offer.AlternativePrice... prices) {
    return new Offer.Alternative(lot, words, List.of(prices));
  }

  Offer.AlternativePrice price(int item, String amount) {
    return new Offer.AlternativePrice(item(item), new BigDecimal(amount), null, null);
  }

  long item(int index) {
    return tender.items().get(index);
  }

  String field(int item) {
    return AlternativeRules.priceField(lot, item(item));
  }

  BidQueries.Receipt submit(Offer offer) {
    return app.get(SubmitBid.class).run(bidder, tender.id(), offer, "k", false);
  }

  String put(String body) {
    Browserless browser = in("en");
    return browser
        .send(
            browser
                .request("/api/v1" + room + "/draft")
                .header("Content-Type", "application/json")
                .header("Origin", browser.origin())
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build())
        .body();
  }

  Browserless in(String language) {
    Browserless browser = Browserless.signedInAs(app, bidder.login());
    browser.send(browser.request("/language/" + language).setHeader("Accept", "*/*").GET().build());
    return browser;
  }
}
