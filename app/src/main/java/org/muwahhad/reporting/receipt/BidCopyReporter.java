package org.muwahhad.reporting.receipt;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.Origins;
import org.muwahhad.bid.room.AnswerRoomView;
import org.muwahhad.bid.room.BidRoomView;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.bidcopy.BidCopy;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.web.Texts;

/** What a copy of a bid says of an offer, in the words of the page that checks it. */
final class BidCopyReporter {
  private static final Bilingual NOTHING = Bilingual.same("–");
  private final BidRoomView room;
  private final AnswerRoomView answers;
  private final Offer offer;

  /** A copy of the offer that a room shows, of which there must be one. */
  BidCopyReporter(BidRoomView room, AnswerRoomView answers) {
    this.room = room;
    this.answers = answers;
    Offer shown = room.draft();
    if (shown == null) {
      throw new IllegalArgumentException("No offer in the room");
    }
    this.offer = shown;
  }

  BidCopy copy(
      Bilingual kind, List<Bilingual> notes, Instant at, List<BidCopy.AttachedDocument> documents) {
    return new BidCopy(
        kind,
        notes,
        at,
        Wording.both("reporting.procuring-body"),
        room.tender().number(),
        Wording.of(room.tender().title()),
        terms(),
        lots(),
        offer.prices().isEmpty() ? null : money(room.total(offer)),
        offer.discounts().stream().map(this::discount).toList(),
        answers.given().stream().map(this::answer).toList(),
        documents);
  }

  private List<BidCopy.OfferTerm> terms() {
    List<BidCopy.OfferTerm> terms = new ArrayList<>();
    // While its prices are sealed apart nobody knows the currency.
    if (!offer.currency().isEmpty()) {
      add(terms, "bid.room.currency", t -> t.formats().currency(offer.currency()));
    }
    add(terms, "bid.room.gcc-origin", t -> t.get(offer.gccOrigin() ? "bid.yes" : "bid.no"));
    add(
        terms,
        "bid.room.validity",
        t -> t.number(offer.validityDays()) + " " + t.get("bid.room.days"));
    if (room.security().isAsked()) {
      add(terms, "bid.opening.security", t -> t.get(offer.hasSecurity() ? "bid.yes" : "bid.no"));
      Optional.ofNullable(offer.security()).ifPresent(s -> addSecurity(terms, s));
    }
    Optional.ofNullable(offer.mostLots())
        .ifPresent(most -> add(terms, "bid.most-lots", t -> t.number(most)));
    Optional.ofNullable(offer.mostValue())
        .filter(most -> !offer.currency().isEmpty())
        .map(most -> new org.muwahhad.shared.Money(most, offer.currency()))
        .ifPresent(most -> add(terms, "bid.most-value", t -> t.money(most)));
    if (!offer.statement().isBlank()) {
      add(terms, "bid.room.statement", t -> offer.statement());
    }
    return terms;
  }

  private static void addSecurity(List<BidCopy.OfferTerm> terms, Offer.Security security) {
    Optional.ofNullable(security.form())
        .ifPresent(
            form -> add(terms, "bid.security.form", t -> t.get("bid.security.form." + form)));
    add(
        terms,
        "bid.security.issuer",
        t -> (security.issuerText() + " " + security.referenceText()).strip());
    security.value().ifPresent(v -> add(terms, "bid.security.amount", t -> t.money(v)));
    Optional.ofNullable(security.validUntil())
        .ifPresent(day -> add(terms, "bid.security.valid-until", t -> t.date(day)));
  }

  private static void add(
      List<BidCopy.OfferTerm> terms, String key, Function<Texts, String> value) {
    Bilingual words = each(value);
    if (!words.en().isBlank()) {
      terms.add(new BidCopy.OfferTerm(Wording.both(key), words));
    }
  }

  private List<BidCopy.OfferedLot> lots() {
    List<BidCopy.OfferedLot> lots = new ArrayList<>();
    for (TenderQueries.TenderLot lot : room.lots()) {
      List<TenderQueries.LotItem> items = room.itemsOf(lot.id());
      if (room.isPriced(offer, lot.id())) {
        lots.add(
            new BidCopy.OfferedLot(
                title(lot),
                stated(lot),
                items.stream().flatMap(i -> priced(i).stream()).toList(),
                money(room.lotTotal(offer, lot.id()))));
      }
      offer.alternative(lot.id()).ifPresent(a -> lots.add(alternative(lot, items, a)));
    }
    return lots;
  }

  private BidCopy.OfferedLot alternative(
      TenderQueries.TenderLot lot,
      List<TenderQueries.LotItem> items,
      Offer.Alternative alternative) {
    return new BidCopy.OfferedLot(
        Wording.both("bid.alternative.to", lot.number()),
        List.of(Bilingual.same(alternative.description())),
        items.stream()
            .flatMap(
                item ->
                    alternative.prices().stream()
                        .filter(p -> p.lotItemId() == item.id())
                        .map(p -> priced(item, p.asPrice())))
            .toList(),
        money(
            room.alternativeTotal(offer, lot.id())
                .orElseGet(() -> org.muwahhad.shared.Money.zero(offer.currency()))));
  }

  /** Totals of lines and of the lot as the bidder states them, where it does. */
  private List<Bilingual> stated(TenderQueries.TenderLot lot) {
    List<Bilingual> stated = new ArrayList<>();
    for (TenderQueries.LotItem item : room.itemsOf(lot.id())) {
      BidRoomView.statedTotal(offer, item)
          .ifPresent(
              m ->
                  stated.add(
                      each(t -> t.get("bid.stated-total-of", item.name()) + ": " + t.money(m))));
    }
    room.itemsOf(lot.id()).forEach(item -> addTerms(stated, item));
    BidRoomView.statedLotTotal(offer, lot.id())
        .ifPresent(
            m ->
                stated.add(
                    each(
                        t ->
                            t.get(
                                    "bid.stated-lot-total",
                                    t.get("bid.lot", lot.number(), lot.title()))
                                + ": "
                                + t.money(m))));
    return stated;
  }

  /** What is stated of an item beside its price. */
  private void addTerms(List<Bilingual> stated, TenderQueries.LotItem item) {
    Offer.Price price = BidRoomView.terms(offer, item).orElse(null);
    if (price == null) {
      return;
    }
    Integer days = price.deliveryDays();
    BigDecimal least = price.leastQuantity();
    if (days != null) {
      stated.add(each(t -> t.get("bid.terms.delivery-of", item.name()) + ": " + t.number(days)));
    }
    if (least != null) {
      stated.add(
          each(
              t ->
                  t.get("bid.terms.least-of", item.name())
                      + ": "
                      + t.number(least.stripTrailingZeros())));
    }
    Integer bundle = price.bundle();
    BigDecimal bundled = price.bundlePrice();
    if (bundle != null && bundled != null) {
      stated.add(
          each(
              t ->
                  t.get("bid.terms.bundle-price-of", item.name())
                      + ": "
                      + t.get(
                          "bid.terms.in-bundle",
                          bundle,
                          t.money(new org.muwahhad.shared.Money(bundled, offer.currency())))));
    }
    if (!price.tiers().isEmpty()) {
      stated.add(
          each(
              t ->
                  t.get("bid.terms.tiers-of", item.name())
                      + ": "
                      + price.tiers().stream()
                          .map(tier -> tier(t, tier))
                          .collect(Collectors.joining("; "))));
    }
  }

  private String tier(Texts t, Offer.Tier tier) {
    return t.get(
        "bid.terms.tier",
        t.number(tier.fromQuantity().stripTrailingZeros()),
        t.money(new org.muwahhad.shared.Money(tier.unitPrice(), offer.currency())));
  }

  private Optional<BidCopy.PricedItem> priced(TenderQueries.LotItem item) {
    return offer.prices().stream()
        .filter(p -> p.lotItemId() == item.id())
        .map(p -> priced(item, p))
        .findFirst();
  }

  private BidCopy.PricedItem priced(TenderQueries.LotItem item, Offer.Price price) {
    Price unit = new Price(price.unitPrice(), offer.currency());
    return new BidCopy.PricedItem(
        new Bilingual(
            item.name().ar() + " – " + item.unit().ar(),
            item.name().en() + " – " + item.unit().en()),
        item.quantity(),
        unit,
        blank(price.origin())
            ? NOTHING
            : each(t -> Origins.named(t, String.valueOf(price.origin()))),
        blank(price.offered()) ? "–" : String.valueOf(price.offered()),
        unit.times(item.quantity()));
  }

  private BidCopy.OfferedDiscount discount(Offer.Discount discount) {
    Bilingual lots = titles(discount.whenWinning());
    Integer winning = discount.winning();
    return new BidCopy.OfferedDiscount(
        discount.percent(),
        winning == null
            ? lots
            : Wording.both(
                "reporting.discount-some",
                winning,
                new org.muwahhad.shared.Bilingual(lots.ar(), lots.en())),
        titles(discount.appliesTo()));
  }

  private Bilingual titles(List<Long> lots) {
    return each(
        t ->
            room.lots(lots).stream()
                .map(l -> t.get("bid.lot", l.number(), l.title()))
                .collect(Collectors.joining(t.language().isArabic() ? "، " : ", ")));
  }

  private BidCopy.ComplianceAnswer answer(AnswerRoomView.RequirementWithAnswer given) {
    Requirement requirement = given.requirement();
    Offer.RequirementAnswer answer = given.answer();
    return new BidCopy.ComplianceAnswer(
        Wording.of(answers.itemName(requirement)),
        each(t -> t.of(requirement.name()) + ": " + requirement.asked(t)),
        answer.offered().isEmpty()
            ? NOTHING
            : each(t -> requirement.offeredWords(t, answer.offered())),
        answer.claim() == null ? NOTHING : Wording.both("requirement.claim." + answer.claim()),
        answer.words().isEmpty() ? "–" : answer.words());
  }

  private static Bilingual title(TenderQueries.TenderLot lot) {
    return Wording.both("bid.lot", lot.number(), lot.title());
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static Money money(org.muwahhad.shared.Money money) {
    return new Money(money.amount(), money.currency());
  }

  private static Bilingual each(Function<Texts, String> words) {
    return new Bilingual(
        Wording.plain(words.apply(Texts.in(Language.AR))),
        Wording.plain(words.apply(Texts.in(Language.EN))));
  }
}
