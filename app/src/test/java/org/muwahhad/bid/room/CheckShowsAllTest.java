package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidContent;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SecurityForm;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.requirement.Claim;

/** The last page before a bid is submitted shows everything that is sealed with it. */
class CheckShowsAllTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);

  /** What of the sealed content is no statement of the bidder. */
  private static final Set<String> TECHNICAL =
      Set.of("draw", "format", "salt", "lotItem", "lot", "requirement", "supplier", "tender");

  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final List<Long> required = TENDERS.require(tender);
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

  private List<Long> lots() {
    return APP.get(TenderQueries.class).listLots(tender.id()).stream()
        .map(TenderQueries.TenderLot::id)
        .toList();
  }

  /** An offer that states whatever a tender can ask for, and the tender asks for all of it. */
  private Offer full() {
    TENDERS.allowAlternatives(tender);
    TENDERS.askTerms(tender, 60);
    TENDERS.takeBundles(tender);
    TENDERS.demandSecurity(tender);
    Offer plain = tender.offer("418.125", "77.5", "20");
    List<Offer.Price> prices = new ArrayList<>();
    List<String> origins = List.of("BH", "OM", "QA");
    for (int i = 0; i < plain.prices().size(); i++) {
      Offer.Price p = plain.prices().get(i);
      prices.add(
          new Offer.Price(
              p.lotItemId(),
              p.unitPrice(),
              origins.get(i),
              "Maker & model " + i,
              new BigDecimal("9" + i + "1.250"),
              i == 0 ? new BigDecimal("3.5") : null,
              45 + i,
              i == 0
                  ? List.of(
                      new Offer.Tier(new BigDecimal("3.5"), new BigDecimal("444.750")),
                      new Offer.Tier(new BigDecimal("6"), new BigDecimal("431.250")))
                  : List.of(),
              i == 1 ? null : 7,
              i == 1 ? null : new BigDecimal("1" + i + ".375")));
    }
    Offer.Alternative alternative =
        new Offer.Alternative(
            lots().get(0),
            "Refurbished machines",
            List.of(
                new Offer.AlternativePrice(
                    tender.items().get(0), new BigDecimal("399.5"), "JP", "Model R")));
    return new Offer(
        plain.currency(),
        plain.gccOrigin(),
        117,
        true,
        "Delivered to each site",
        prices,
        List.of(new Offer.Discount(new BigDecimal("3.75"), lots(), 2, lots())),
        2,
        new BigDecimal("7654321.125"),
        List.of(
            new Offer.RequirementAnswer(required.get(0), null, "64", "expandable later"),
            new Offer.RequirementAnswer(
                required.get(2), Claim.DOES_NOT_COMPLY, "", "Four years only")),
        new Offer.Security(
            SecurityForm.BANK_GUARANTEE,
            "Bank of Manama",
            "LG-77",
            new BigDecimal("12345.5"),
            "KWD",
            LocalDate.of(2031, 12, 31)),
        List.of(new Offer.LotTotal(lots().get(0), new BigDecimal("8888.125"))),
        List.of(alternative));
  }

  @Test
  void every_value_that_is_sealed_stands_on_the_page() {
    Offer offer = full();
    APP.get(SaveBidDraft.class).run(bidder, tender.id(), offer);
    String sealed =
        new String(APP.get(ViewBidRoom.class).content(bidder, tender.id()), StandardCharsets.UTF_8);
    Browserless browser = Browserless.signedInAs(APP, bidder);
    browser.get("/language/en");

    String page =
        browser
            .get("/tenders/" + tender.id() + "/bid/check")
            .body()
            .replace("&amp;", "&")
            .replaceAll("[\\u2066-\\u2069]", "");

    assertThat(sealed).contains("Maker & model 2", "\"origin\":\"QA\"", "7654321.125");
    assertThat(page)
        .contains("418.125", "77.500", "20.000", "117", "Delivered to each site")
        .contains("Bahrain", "Oman", "Qatar")
        .contains("Maker & model 0", "Maker & model 1", "Maker & model 2")
        .contains("901.250", "911.250", "921.250", "8,888.125")
        .contains("3.75%", "At least 2 lots", "KWD", "7,654,321.125")
        .contains("64", "expandable later", "Does not comply", "Four years only")
        .contains(">45<", ">47<", "3.5", "From 6:", "431.250")
        .contains("Bundle 7:", "10.375", "12.375")
        .contains("Refurbished machines", "399.500", "Japan", "Model R")
        .contains("Bank of Manama", "LG-77", "12,345.500", "2031");
  }

  @Test
  void the_lots_that_the_bid_leaves_out_are_named_in_one_sentence() {
    Offer plain = tender.offer("418.125", "77.5", "20");
    String first = String.valueOf(lots().get(0));
    List<Offer.Price> prices =
        plain.prices().stream()
            .filter(
                p ->
                    APP.ask("SELECT lot_id FROM lot_item WHERE id = " + p.lotItemId())
                        .equals(first))
            .toList();
    assertThat(prices).isNotEmpty().hasSizeLessThan(plain.prices().size());
    APP.get(SaveBidDraft.class)
        .run(bidder, tender.id(), Offer.ofPrices(plain.currency(), true, 117, false, "", prices));

    String page =
        Browserless.signedInAs(APP, bidder)
            .get("/tenders/" + tender.id() + "/bid/check")
            .body()
            .replaceAll("[\\u2066-\\u2069]", "");

    assertThat(page)
        .contains("Lot 2 is not priced: your bid does not include it.")
        .doesNotContain("Lot 1 is not priced");
  }

  @Test
  void no_kind_of_statement_is_added_to_a_bid_without_being_looked_at_here() {
    Set<String> names =
        Stream.<Class<?>>concat(
                Stream.of(BidContent.class), Arrays.stream(BidContent.class.getDeclaredClasses()))
            .filter(Class::isRecord)
            .flatMap(record -> Arrays.stream(record.getRecordComponents()))
            .map(RecordComponent::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    names.removeAll(TECHNICAL);

    assertThat(names)
        .as("a new name goes into the page, and into the test above")
        .containsExactly(
            "alternatives",
            "amount",
            "answers",
            "appliesTo",
            "bundle",
            "bundlePrice",
            "claim",
            "currency",
            "deliveryDays",
            "description",
            "discounts",
            "documents",
            "form",
            "fromQuantity",
            "gccOrigin",
            "hasSecurity",
            "issuer",
            "leastQuantity",
            "lotTotals",
            "mostLots",
            "mostValue",
            "offered",
            "origin",
            "percent",
            "prices",
            "reference",
            "remark",
            "security",
            "statedTotal",
            "statement",
            "tiers",
            "unitPrice",
            "validUntil",
            "validityDays",
            "value",
            "whenWinning",
            "winning");
  }
}
