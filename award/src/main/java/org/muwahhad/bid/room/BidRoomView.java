package org.muwahhad.bid.room;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.document.DraftDocument;
import org.muwahhad.bid.offer.LotFields;
import org.muwahhad.bid.offer.PriceTerms;
import org.muwahhad.bid.offer.SecurityRules;
import org.muwahhad.bid.offer.SecurityTerms;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.approval.AgreementCeilingQueries;

/**
 * A tender as its bidder prices it.
 *
 * @param leastValidity days a bid must stay valid at least, from the deadline
 * @param open whether bids are taken now
 * @param bid the supplier's own bid, if it began one
 * @param receipts of the versions received, the last first
 * @param draft what of the draft can be taken, if one is kept
 * @param typed what was typed into the form of the draft, by field, also what cannot be read; null
 *     where a program wrote it
 * @param security what the tender asks of bid securities
 * @param ceilings what the supplier may ask for at most, by its agreement; none but in a
 *     mini-competition
 * @param alternatives whether the tender takes alternatives beside the bid for a lot
 * @param priceTerms what it lets bids state beside prices, or asks them to
 * @param documents in the draft, which the next submission seals with the bid
 */
public record BidRoomView(
    TenderQueries.Tender tender,
    List<TenderQueries.TenderLot> lots,
    List<TenderQueries.LotItem> items,
    List<String> currencies,
    int leastValidity,
    boolean open,
    BidQueries.@Nullable OwnBid bid,
    List<BidQueries.Receipt> receipts,
    @Nullable Offer draft,
    @Nullable Map<String, List<String>> typed,
    SecurityTerms security,
    List<AgreementCeilingQueries.Ceiling> ceilings,
    boolean alternatives,
    PriceTerms priceTerms,
    List<DraftDocument> documents) {
  /** Fields below that of a price which state something beside it. */
  public static final List<String> TERM_FIELDS =
      List.of("deliveryDays", "leastQuantity", "tiers", "bundle", "bundlePrice");

  /** The same room, in which bids are no longer taken. */
  public BidRoomView closed() {
    return with(false, draft, typed);
  }

  /** The same room with what was opened in the place of its draft. */
  public BidRoomView showing(Offer opened) {
    return with(open, opened, null);
  }

  private BidRoomView with(
      boolean nowOpen, @Nullable Offer offer, @Nullable Map<String, List<String>> typedNow) {
    return new BidRoomView(
        tender,
        lots,
        items,
        currencies,
        leastValidity,
        nowOpen,
        bid,
        receipts,
        offer,
        typedNow,
        security,
        ceilings,
        alternatives,
        priceTerms,
        documents);
  }

  /** What was typed into a field of the draft; empty for nothing. */
  public String typed(String field) {
    List<String> values = typed == null ? null : typed.get(field);
    return values == null || values.isEmpty() ? "" : values.get(0);
  }

  /** The items of a lot, in their order. */
  public List<TenderQueries.LotItem> itemsOf(long lotId) {
    return items.stream().filter(i -> i.lotId() == lotId).toList();
  }

  /** The query that leads to the page of the room's form that has a field; empty for the first. */
  public String pageOf(String field) {
    return lots.size() <= ShownLots.LOTS_ON_A_PAGE
        ? ""
        : new LotFields(items).lotOf(field).map(lot -> "?lot=" + lot).orElse("");
  }

  /** The lots of these keys, in their order. */
  public List<TenderQueries.TenderLot> lots(List<Long> lotIds) {
    return lots.stream().filter(l -> lotIds.contains(l.id())).toList();
  }

  /** Unit price of an item in an offer times its quantity, if priced. */
  public static Optional<Money> lineTotal(@Nullable Offer offer, TenderQueries.LotItem item) {
    return offer == null
        ? Optional.empty()
        : offer
            .price(item.id())
            .map(price -> new Money(price, offer.currency()).times(item.quantity()));
  }

  /** Sum of the priced lines of a lot, each rounded. */
  public Money lotTotal(Offer offer, long lotId) {
    return sum(offer, itemsOf(lotId));
  }

  /** What all units of an item come to as an offer states it, if it does. */
  public static Optional<Money> statedTotal(Offer offer, TenderQueries.LotItem item) {
    return offer.prices().stream()
        .filter(p -> p.lotItemId() == item.id())
        .flatMap(p -> Optional.ofNullable(p.statedTotal()).stream())
        .map(stated -> new Money(stated, offer.currency()))
        .findFirst();
  }

  /** What a lot comes to as an offer states it, if it does. */
  public static Optional<Money> statedLotTotal(Offer offer, long lotId) {
    return offer.lotTotals().stream()
        .filter(t -> t.lotId() == lotId)
        .map(t -> new Money(t.statedTotal(), offer.currency()))
        .findFirst();
  }

  /** Whether an offer states a total of a lot or of any of its lines. */
  public boolean statesTotals(Offer offer, long lotId) {
    return statedLotTotal(offer, lotId).isPresent()
        || itemsOf(lotId).stream().anyMatch(i -> statedTotal(offer, i).isPresent());
  }

  /** How many lines and lots an offer states another total of than its unit prices make. */
  public long statedOtherwise(Offer offer) {
    long lines =
        items.stream()
            .filter(
                i ->
                    offer.prices().stream()
                        .filter(p -> p.lotItemId() == i.id())
                        .anyMatch(p -> differs(p.statedTotal(), lineTotal(offer, i).orElseThrow())))
            .count();
    long stated =
        offer.lotTotals().stream()
            .filter(t -> differs(t.statedTotal(), lotTotal(offer, t.lotId())))
            .count();
    return lines + stated;
  }

  private static boolean differs(@Nullable BigDecimal stated, Money computed) {
    return stated != null && stated.compareTo(computed.amount()) != 0;
  }

  /** Unit price of an item in the alternative to its lot times its quantity, if priced. */
  public static Optional<Money> alternativeLine(@Nullable Offer offer, TenderQueries.LotItem item) {
    return offer == null
        ? Optional.empty()
        : offer
            .alternative(item.lotId())
            .flatMap(a -> a.price(item.id()))
            .map(price -> new Money(price, offer.currency()).times(item.quantity()));
  }

  /** Sum of the priced lines of the alternative to a lot, each rounded; empty without one. */
  public Optional<Money> alternativeTotal(@Nullable Offer offer, long lotId) {
    return offer == null || offer.alternative(lotId).isEmpty()
        ? Optional.empty()
        : Optional.of(
            itemsOf(lotId).stream()
                .flatMap(i -> alternativeLine(offer, i).stream())
                .reduce(Money.zero(offer.currency()), Money::plus));
  }

  /** Sum of all priced lines, each rounded. */
  public Money total(Offer offer) {
    return sum(offer, items);
  }

  /** The price of an item in an offer, where it states terms beside it. */
  public static Optional<Offer.Price> terms(Offer offer, TenderQueries.LotItem item) {
    return offer.prices().stream()
        .filter(p -> p.lotItemId() == item.id() && p.hasTerms())
        .findFirst();
  }

  /** Whether an offer prices any item of a lot. */
  public boolean isPriced(Offer offer, long lotId) {
    return itemsOf(lotId).stream().anyMatch(i -> offer.price(i.id()).isPresent());
  }

  /** The price of the supplier's agreement for an item of a mini-competition. */
  public Optional<AgreementCeilingQueries.Ceiling> ceiling(TenderQueries.LotItem item) {
    return ceilings.stream().filter(c -> c.lotItemId() == item.id()).findFirst();
  }

  /** The least security for what an offer prices, and the last day it must hold. */
  public Money securityDue(Offer offer) {
    return security.due(total(offer));
  }

  public LocalDate securityNeededUntil(int validityDays) {
    return security.neededUntil(tender.deadline(), Math.max(validityDays, leastValidity));
  }

  /** What the security of the draft falls short of. */
  public List<SecurityRules.Shortfall> securityShortfalls() {
    return draft == null
        ? List.of()
        : SecurityRules.shortfalls(draft, security, total(draft), tender);
  }

  private static Money sum(Offer offer, List<TenderQueries.LotItem> items) {
    Money sum = Money.zero(offer.currency());
    for (TenderQueries.LotItem item : items) {
      Optional<BigDecimal> price = offer.price(item.id());
      if (price.isPresent()) {
        sum = sum.plus(new Money(price.get(), offer.currency()).times(item.quantity()));
      }
    }
    return sum;
  }
}
