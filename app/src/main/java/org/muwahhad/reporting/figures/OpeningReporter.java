package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.offer.SecurityTerms;
import org.muwahhad.bid.readout.FrozenOpening;
import org.muwahhad.bid.readout.FrozenOpeningArchive;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.LazyFigures;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.opening.OpeningReport;
import org.muwahhad.reports.opening.OpeningTemplate;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Countries;

/**
 * The record of an opening, made from the record as it was frozen, and whether the tender asks for
 * a bid security. For everyone who may read that record.
 */
abstract class OpeningReporter implements Reporter<OpeningReport> {
  private final ReportKind kind;
  private final SealedPart part;
  private final FrozenOpeningArchive readFrozen;
  private final TenderQueries tenders;

  private OpeningReporter(
      ReportKind kind, SealedPart part, FrozenOpeningArchive readFrozen, TenderQueries tenders) {
    this.kind = kind;
    this.part = part;
    this.readFrozen = readFrozen;
    this.tenders = tenders;
  }

  /** Of the opening of bids. */
  @Singleton
  static final class BidOpeningTables extends OpeningReporter {
    BidOpeningTables(FrozenOpeningArchive readFrozen, TenderQueries tenders) {
      super(ReportKind.OPENING, SealedPart.BID, readFrozen, tenders);
    }
  }

  /** Of the second meeting, that opens prices sealed apart. */
  @Singleton
  static final class PriceOpeningTables extends OpeningReporter {
    PriceOpeningTables(FrozenOpeningArchive readFrozen, TenderQueries tenders) {
      super(ReportKind.PRICE_OPENING, SealedPart.PRICES, readFrozen, tenders);
    }
  }

  @Override
  public ReportKind kind() {
    return kind;
  }

  @Override
  public GatheredReport<OpeningReport> gather(Actor actor, Subject subject) {
    String number = readFrozen.requireReader(actor, subject.id(), part);
    LazyFigures<FrozenOpeningArchive.StoredRecord> kept =
        new LazyFigures<>(() -> readFrozen.get(actor, subject.id(), part));
    boolean asked = SecurityTerms.of(tenders, subject.id()).isAsked();
    return new GatheredReport<>(
        actor.grants().get(0).role(),
        number,
        false,
        new OpeningTemplate(),
        issue -> report(kept.get(), asked, issue));
  }

  private static OpeningReport report(
      FrozenOpeningArchive.StoredRecord kept, boolean asked, Issue issue) {
    FrozenOpening opening = kept.opening();
    Map<Integer, Bilingual> lots =
        opening.lots().stream()
            .collect(Collectors.toMap(FrozenOpening.FrozenLot::number, OpeningReporter::lot));
    return new OpeningReport(
        opening.part() == SealedPart.PRICES,
        opening.tender(),
        opening.ocid(),
        Wording.of(opening.title()),
        kept.sha256(),
        Instant.parse(opening.deadlineAt()),
        Instant.parse(opening.openedAt()),
        Wording.both("reporting.procuring-body"),
        opening.openedBy() == null ? null : Wording.of(opening.openedBy()),
        opening.present().stream().map(Wording::of).toList(),
        opening.withPrices(),
        opening.bids().stream().map(b -> bid(b, asked)).toList(),
        opening.withdrawn(),
        opening.allLate().stream().map(OpeningReporter::bidder).toList(),
        totals(opening, lots),
        opening.bids().stream().flatMap(b -> discounts(b, lots)).toList(),
        opening.bids().stream().flatMap(OpeningReporter::terms).toList(),
        unread(opening),
        opening.staySealed().stream().map(OpeningReporter::bidder).toList(),
        money(opening.estimate()),
        issue.proof());
  }

  private static Bilingual lot(FrozenOpening.FrozenLot lot) {
    return Wording.both("reporting.opening.lot", lot.number(), lot.title());
  }

  private static OpeningReport.Bid bid(FrozenOpening.Bid bid, boolean asked) {
    return new OpeningReport.Bid(
        bidder(bid.bidder()),
        country(bid.country()),
        asked ? bid.security() : null,
        bid.gccOrigin(),
        bid.validityDays(),
        capacity(bid),
        bid.statement(),
        bid.receiptNumber(),
        Instant.parse(bid.receivedAt()),
        bid.sha256());
  }

  private static Bilingual country(String code) {
    return Wording.of(Countries.name(code));
  }

  private static Bilingual capacity(FrozenOpening.Bid bid) {
    List<Bilingual> limits = new ArrayList<>();
    if (bid.mostLots() != null) {
      limits.add(Wording.both("reporting.opening.most-lots", bid.mostLots()));
    }
    if (bid.mostValue() != null && bid.currency() != null) {
      Money most = new Money(new BigDecimal(bid.mostValue()), bid.currency());
      limits.add(
          Wording.both(
              "reporting.opening.most-value",
              new org.muwahhad.shared.Money(most.amount(), most.currency())));
    }
    return joined(limits, "؛ ", "; ");
  }

  /** By lot, and in a lot in the order of the bids, each with its alternative after it. */
  private static List<OpeningReport.Total> totals(
      FrozenOpening opening, Map<Integer, Bilingual> lots) {
    record OpeningCell(int lot, OpeningReport.Total total) {}
    Stream<OpeningReport.Total> byLot =
        opening.bids().stream()
            .filter(b -> b.currency() != null)
            .flatMap(
                b ->
                    b.totals().stream()
                        .flatMap(
                            t ->
                                Stream.concat(
                                        Stream.of(total(b, name(lots, t.lot()), t.amount())),
                                        alternatives(b, t.lot(), lots))
                                    .map(total -> new OpeningCell(t.lot(), total))))
            .sorted(Comparator.comparingInt(OpeningCell::lot))
            .map(OpeningCell::total);
    return Stream.concat(byLot, opening.bids().stream().flatMap(OpeningReporter::bundles)).toList();
  }

  /** What lots come to together at the prices of bundles, after the totals of lots. */
  private static Stream<OpeningReport.Total> bundles(FrozenOpening.Bid bid) {
    return bid.allBundles().stream()
        .map(b -> total(bid, Wording.both("reporting.opening.bundle", b.lots()), b.amount()));
  }

  private static Stream<OpeningReport.Total> alternatives(
      FrozenOpening.Bid bid, int lot, Map<Integer, Bilingual> lots) {
    Bilingual name = name(lots, lot);
    Bilingual alternative =
        Wording.both(
            "reporting.opening.alternative",
            new org.muwahhad.shared.Bilingual(name.ar(), name.en()));
    return bid.allAlternatives().stream()
        .filter(a -> a.lot() == lot)
        .map(a -> total(bid, alternative, a.amount()));
  }

  private static OpeningReport.Total total(FrozenOpening.Bid bid, Bilingual lot, String amount) {
    Money money = new Money(new BigDecimal(amount), Objects.requireNonNull(bid.currency()));
    return new OpeningReport.Total(lot, bidder(bid.bidder()), money);
  }

  private static Stream<OpeningReport.Discount> discounts(
      FrozenOpening.Bid bid, Map<Integer, Bilingual> lots) {
    Function<List<Integer>, Bilingual> names =
        numbers -> joined(numbers.stream().map(n -> name(lots, n)).toList(), "، ", ", ");
    return bid.discounts().stream()
        .map(
            d ->
                new OpeningReport.Discount(
                    bidder(bid.bidder()),
                    new BigDecimal(d.percent()).stripTrailingZeros(),
                    condition(names.apply(d.whenWinning()), d.winning()),
                    names.apply(d.appliesTo())));
  }

  private static Stream<OpeningReport.ItemTerms> terms(FrozenOpening.Bid bid) {
    return bid.allTerms().stream()
        .map(
            t ->
                new OpeningReport.ItemTerms(
                    bidder(bid.bidder()),
                    Wording.both("reporting.opening.lot", t.lot(), t.name()),
                    t.deliveryDays(),
                    decimal(t.leastQuantity()),
                    t.tiers() == null ? 0 : t.tiers()));
  }

  private static @Nullable BigDecimal decimal(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  private static Bilingual condition(Bilingual lots, @Nullable Integer winning) {
    return winning == null
        ? lots
        : Wording.both(
            "reporting.discount-some",
            winning,
            new org.muwahhad.shared.Bilingual(lots.ar(), lots.en()));
  }

  private static List<Bilingual> unread(FrozenOpening opening) {
    String reason =
        opening.part() == SealedPart.BID
            ? "reporting.opening.unreadable"
            : "reporting.opening.prices-unreadable";
    return Stream.concat(
            opening.unreadable().stream()
                .map(
                    b ->
                        opening
                            .fault(b)
                            .map(why -> sentence("reporting.opening.unread-because", b, why))
                            .orElseGet(() -> sentence(reason, b))),
            opening.unconfirmed().stream()
                .map(u -> sentence("reporting.opening.unconfirmed", u.bidder(), u.amendment())))
        .toList();
  }

  private static Bilingual sentence(String key, FrozenOpening.Bidder bidder, Object... rest) {
    Object[] arguments = new Object[rest.length + 2];
    arguments[0] = bidder.name();
    arguments[1] = bidder.registration();
    System.arraycopy(rest, 0, arguments, 2, rest.length);
    return Wording.both(key, arguments);
  }

  private static Bilingual bidder(FrozenOpening.Bidder bidder) {
    return new Bilingual(
        bidder.name().ar() + " – " + bidder.registration(),
        bidder.name().en() + " – " + bidder.registration());
  }

  private static Bilingual name(Map<Integer, Bilingual> lots, int number) {
    return Objects.requireNonNull(lots.get(number), () -> "no lot " + number);
  }

  private static Bilingual joined(List<Bilingual> texts, String arabic, String english) {
    return new Bilingual(
        texts.stream().map(Bilingual::ar).collect(Collectors.joining(arabic)),
        texts.stream().map(Bilingual::en).collect(Collectors.joining(english)));
  }

  private static @Nullable Money money(FrozenOpening.@Nullable Amount amount) {
    return amount == null ? null : new Money(new BigDecimal(amount.amount()), amount.currency());
  }
}
