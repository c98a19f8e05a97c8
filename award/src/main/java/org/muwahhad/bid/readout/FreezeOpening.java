package org.muwahhad.bid.readout;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.OpeningRecordFrozen;
import org.muwahhad.bid.BidEntry.PricesOpened;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.opening.DiscountQueries;
import org.muwahhad.bid.opening.ItemTermQueries;
import org.muwahhad.bid.opening.OpeningRecord;
import org.muwahhad.bid.opening.OpeningRecords;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderMove.BidsOpened;
import org.muwahhad.tender.TenderQueries;

/** Freezes the record of an opening in its transaction, and notes its hash in the audit record. */
@Singleton
class FreezeOpening {
  private final OpeningRecords records;
  private final FrozenOpenings frozen;
  private final CanonicalJson json;
  private final AuditLog audit;

  FreezeOpening(OpeningRecords records, FrozenOpenings frozen, CanonicalJson json, AuditLog audit) {
    this.records = records;
    this.frozen = frozen;
    this.json = json;
    this.audit = audit;
  }

  @EventListener
  void onOpened(BidsOpened event) {
    OpeningRecord record = records.asRead(event.tenderId());
    write(record, SealedPart.BID, record.opening(), null);
  }

  @EventListener
  void onPricesOpened(PricesOpened event) {
    OpeningRecord record = records.asRead(event.tenderId());
    OpeningRecord.SecondMeeting meeting = record.prices();
    if (meeting == null || meeting.openedAt() == null) {
      throw new IllegalStateException("Prices of tender " + event.tenderId() + " are not opened");
    }
    write(
        record,
        SealedPart.PRICES,
        new OpeningRecord.OpeningAct(meeting.openedAt(), meeting.openedBy(), meeting.present()),
        record.frozen().stream()
            .filter(r -> r.part() == SealedPart.BID)
            .map(BidQueries.FrozenRecord::sha256)
            .findFirst()
            .orElse(null));
  }

  private void write(
      OpeningRecord record,
      SealedPart part,
      OpeningRecord.OpeningAct act,
      @Nullable String firstRecord) {
    long tenderId = record.tender().id();
    String document = json.write(document(record, part, act, firstRecord));
    String sha256 = Sha256.of(document);
    frozen.add(tenderId, part, document, sha256, act.at());
    audit.recordSystem(new OpeningRecordFrozen(tenderId, part, sha256));
  }

  private static FrozenOpening document(
      OpeningRecord record,
      SealedPart part,
      OpeningRecord.OpeningAct act,
      @Nullable String firstRecord) {
    TenderQueries.Tender tender = record.tender();
    boolean second = part == SealedPart.PRICES;
    BidQueries.OpenedEstimate estimate = record.estimate();
    return new FrozenOpening(
        part,
        tender.number(),
        tender.ocid(),
        tender.title(),
        tender.deadline().toString(),
        act.at().toString(),
        act.by(),
        act.present().stream().map(s -> s.name()).toList(),
        record.hasPrices(),
        record.lots().stream()
            .map(l -> new FrozenOpening.FrozenLot(l.number(), l.title()))
            .toList(),
        bids(record, second),
        unreadable(record, second),
        faults(record, part),
        second ? List.of() : unconfirmed(record),
        second ? record.staySealed().stream().map(FreezeOpening::bidder).toList() : List.of(),
        estimate == null
            ? null
            : new FrozenOpening.Amount(plain(estimate.total()), estimate.currency()),
        second ? null : Integer.valueOf(record.withdrawn()),
        second ? null : late(record),
        firstRecord);
  }

  /** All bids as opened; in the second meeting those whose prices were read. */
  private static List<FrozenOpening.Bid> bids(OpeningRecord record, boolean second) {
    Map<Long, Integer> lots =
        record.lots().stream().collect(Collectors.toMap(l -> l.id(), l -> l.number()));
    Map<Long, List<BidQueries.LotTotal>> totals =
        record.totals().stream().collect(Collectors.groupingBy(BidQueries.LotTotal::bidId));
    return record.bids().stream()
        .filter(b -> !second || b.currency() != null)
        .map(b -> bid(record, b, totals.getOrDefault(b.bidId(), List.of()), lots))
        .toList();
  }

  private static FrozenOpening.Bid bid(
      OpeningRecord record,
      BidQueries.OpenedBid bid,
      List<BidQueries.LotTotal> totals,
      Map<Long, Integer> lots) {
    return new FrozenOpening.Bid(
        bidder(bid),
        bid.country(),
        bid.currency(),
        bid.hasSecurity(),
        bid.gccOrigin(),
        bid.validityDays(),
        bid.statement(),
        bid.mostLots(),
        bid.mostMoney().map(FreezeOpening::plain).orElse(null),
        bid.receiptNumber(),
        bid.receivedAt().toString(),
        bid.sha256(),
        bid.drawValue(),
        bid.sealedBy(),
        totals.stream()
            .map(t -> new FrozenOpening.LotTotal(number(lots, t.lotId()), plain(t.total())))
            .sorted((a, b) -> Integer.compare(a.lot(), b.lot()))
            .toList(),
        record.discounts().stream()
            .filter(d -> d.bidId() == bid.bidId())
            .map(d -> discount(d, lots))
            .toList(),
        alternatives(record, bid.bidId(), lots),
        bundles(record, bid.bidId()),
        terms(record, bid.bidId()));
  }

  /** Null when there are none, so that the record of a tender without them stays the same text. */
  private static @Nullable List<FrozenOpening.BundleTotal> bundles(
      OpeningRecord record, long bidId) {
    List<FrozenOpening.BundleTotal> all =
        record.bundles().stream()
            .filter(b -> b.bidId() == bidId)
            .map(b -> new FrozenOpening.BundleTotal(b.lots(), plain(b.total())))
            .toList();
    return all.isEmpty() ? null : all;
  }

  /** Null when there are none, so that the record of a tender without them stays the same text. */
  private static @Nullable List<FrozenOpening.ItemTerms> terms(OpeningRecord record, long bidId) {
    List<FrozenOpening.ItemTerms> all =
        record.terms().stream().filter(t -> t.bidId() == bidId).map(FreezeOpening::terms).toList();
    return all.isEmpty() ? null : all;
  }

  private static FrozenOpening.ItemTerms terms(ItemTermQueries.OpenedItemTerms terms) {
    BigDecimal least = terms.leastQuantity();
    return new FrozenOpening.ItemTerms(
        terms.lotNumber(),
        terms.itemCode(),
        terms.name(),
        terms.deliveryDays(),
        least == null ? null : least.stripTrailingZeros().toPlainString(),
        terms.tiers() == 0 ? null : terms.tiers());
  }

  /**
   * Null when there are no entries, so that the record of a tender without them stays the same
   * text.
   */
  private static @Nullable List<FrozenOpening.Alternative> alternatives(
      OpeningRecord record, long bidId, Map<Long, Integer> lots) {
    List<FrozenOpening.Alternative> all =
        record.alternatives().stream()
            .filter(a -> a.bidId() == bidId)
            .map(
                a ->
                    new FrozenOpening.Alternative(
                        number(lots, a.lotId()), plain(a.total()), a.description()))
            .toList();
    return all.isEmpty() ? null : all;
  }

  private static FrozenOpening.Discount discount(
      DiscountQueries.OpenedDiscount discount, Map<Long, Integer> lots) {
    Function<List<Long>, List<Integer>> numbers =
        ids -> ids.stream().map(id -> number(lots, id)).sorted().toList();
    return new FrozenOpening.Discount(
        plain(discount.percent()),
        numbers.apply(discount.whenWinning()),
        discount.winning(),
        numbers.apply(discount.appliesTo()));
  }

  private static List<FrozenOpening.Bidder> unreadable(OpeningRecord record, boolean second) {
    return second
        ? record.unreadPrices().stream().map(FreezeOpening::bidder).toList()
        : record.unreadable().stream()
            .map(b -> bidder(b.registrationNumber(), b.supplier()))
            .toList();
  }

  /** Null when there are none, so that the record of a tender without them stays the same text. */
  private static @Nullable List<FrozenOpening.ReadingFault> faults(
      OpeningRecord record, SealedPart part) {
    Map<Long, String> registrations = new HashMap<>();
    record.unreadable().forEach(b -> registrations.put(b.bidId(), b.registrationNumber()));
    record.bids().forEach(b -> registrations.put(b.bidId(), b.registrationNumber()));
    List<FrozenOpening.ReadingFault> all =
        record.unread().stream()
            .filter(b -> b.part() == part)
            .map(
                b ->
                    new FrozenOpening.ReadingFault(
                        Objects.requireNonNull(registrations.get(b.bidId())), b.words()))
            .toList();
    return all.isEmpty() ? null : all;
  }

  /** Null when there are none, so that the record of a tender without them stays the same text. */
  private static @Nullable List<FrozenOpening.Bidder> late(OpeningRecord record) {
    return record.late().isEmpty()
        ? null
        : record.late().stream().map(b -> bidder(b.registrationNumber(), b.supplier())).toList();
  }

  private static List<FrozenOpening.Unconfirmed> unconfirmed(OpeningRecord record) {
    return record.unconfirmed().stream()
        .map(
            b ->
                new FrozenOpening.Unconfirmed(
                    bidder(b.registrationNumber(), b.supplier()), b.amendment()))
        .toList();
  }

  private static FrozenOpening.Bidder bidder(BidQueries.OpenedBid bid) {
    return bidder(bid.registrationNumber(), bid.supplier());
  }

  private static FrozenOpening.Bidder bidder(String registration, Bilingual name) {
    return new FrozenOpening.Bidder(registration, name);
  }

  private static int number(Map<Long, Integer> lots, long lotId) {
    Integer number = lots.get(lotId);
    if (number == null) {
      throw new IllegalStateException("No lot " + lotId);
    }
    return number;
  }

  // A sum comes with more decimals than its currency has.
  private static String plain(Money money) {
    return Money.rounded(money.amount(), money.currency()).amount().toPlainString();
  }

  private static String plain(BigDecimal percent) {
    return percent.toPlainString();
  }
}
