package org.muwahhad.award;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.shared.Money;

/**
 * Gives awards that stand the quantities their states confirmed: what each gives of each item to
 * each state, at the price decided on, and its amount. Once, while the quantities of the lot are
 * settled: the database refuses any other time.
 */
@Singleton
public class AmendAwards {
  private final AwardAmendments rows;
  private final AwardItems items;
  private final AwardShares shares;

  AmendAwards(AwardAmendments rows, AwardItems items, AwardShares shares) {
    this.rows = rows;
    this.items = items;
    this.shares = shares;
  }

  /**
   * What a pending award gives of an item to a state.
   *
   * @param quantity in the unit of the item; zero where nothing is left of it
   * @param unitPrice price paid for one unit in {@code currency}, without VAT, exact
   */
  @Introspected
  @MappedEntity("award_share")
  public record PendingQuantity(
      @Id long awardId,
      long lotId,
      long bidId,
      long lotItemId,
      String stateCode,
      BigDecimal quantity,
      BigDecimal bidPrice,
      BigDecimal discountPercent,
      BigDecimal unitPrice,
      String currency) {
    /** The same of another quantity. */
    public PendingQuantity of(BigDecimal other) {
      return new PendingQuantity(
          awardId,
          lotId,
          bidId,
          lotItemId,
          stateCode,
          other,
          bidPrice,
          discountPercent,
          unitPrice,
          currency);
    }
  }

  /** What the pending awards of a tender give; of each item and state the better rank first. */
  public List<PendingQuantity> list(long tenderId) {
    return rows.list(tenderId);
  }

  /** What awards come to in the currency of the tender. */
  public BigDecimal value(List<PendingQuantity> given) {
    return byAward(given).values().stream()
        .map(this::converted)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Gives the awards of a lot other quantities. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void run(List<PendingQuantity> given) {
    Map<Long, List<PendingQuantity>> awards = byAward(given);
    rows.dropShares(List.copyOf(awards.keySet()));
    rows.dropItems(List.copyOf(awards.keySet()));
    items.add(
        awards.values().stream()
            .flatMap(a -> byItem(a).stream())
            .map(AmendAwards::row)
            .filter(r -> r.quantity().signum() > 0)
            .toList());
    shares.add(
        given.stream()
            .filter(g -> g.quantity().signum() > 0)
            .map(
                g ->
                    new AwardShares.StateShare(
                        g.awardId(), g.lotItemId(), g.stateCode(), g.quantity()))
            .toList());
    awards.forEach((id, own) -> rows.setAmount(id, amount(own), converted(own)));
  }

  private BigDecimal converted(List<PendingQuantity> own) {
    return rows.convert(own.get(0).lotId(), own.get(0).bidId(), amount(own));
  }

  private static BigDecimal amount(List<PendingQuantity> own) {
    return byItem(own).stream().map(i -> row(i).amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static AwardItems.StoredAwardItem row(List<PendingQuantity> item) {
    PendingQuantity any = item.get(0);
    BigDecimal quantity =
        item.stream().map(PendingQuantity::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new AwardItems.StoredAwardItem(
        any.awardId(),
        any.lotItemId(),
        any.lotId(),
        quantity,
        any.bidPrice(),
        any.discountPercent(),
        any.unitPrice(),
        Money.rounded(quantity.multiply(any.unitPrice()), any.currency()).amount());
  }

  private static Map<Long, List<PendingQuantity>> byAward(List<PendingQuantity> given) {
    return given.stream()
        .collect(
            Collectors.groupingBy(
                PendingQuantity::awardId, LinkedHashMap::new, Collectors.toList()));
  }

  private static Collection<List<PendingQuantity>> byItem(List<PendingQuantity> own) {
    return new ArrayList<>(
        own.stream()
            .collect(
                Collectors.groupingBy(
                    PendingQuantity::lotItemId, LinkedHashMap::new, Collectors.toList()))
            .values());
  }
}
