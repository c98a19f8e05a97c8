package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * What the entity asked for in another round, made ready to be asked for again: at today's
 * benchmark prices, and needed as many whole years later as it takes to be after the round's close.
 * Beside each line stands what was asked for and at what price it was awarded. The quantity of an
 * item that is counted in another unit since is not taken over. Changes nothing.
 */
@Singleton
public class CopyableDemand {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private final PastDemandQueries past;
  private final SubmissionQueries queries;
  private final AskableItemQueries catalog;
  private final ExchangeRateQueries rates;

  CopyableDemand(
      PastDemandQueries past,
      SubmissionQueries queries,
      AskableItemQueries catalog,
      ExchangeRateQueries rates) {
    this.past = past;
    this.queries = queries;
    this.catalog = catalog;
    this.rates = rates;
  }

  /** Why a line can't be copied. */
  public enum Obstacle {
    RETIRED,
    NOT_IN_ROUND
  }

  /**
   * A line of the earlier demand.
   *
   * @param awarded the price it was awarded at, in the supplier's currency, or null
   * @param copy what would be asked for now, or null when it can't be
   * @param countedIn the unit in which the item is counted now, when it is another one, or null
   * @param obstacle why it can't be, or null
   * @param successor what takes the place of a retired item, if the catalog names it
   */
  public record CopyableLine(
      SubmissionQueries.LineRow line,
      @Nullable Money awarded,
      @Nullable DraftLine copy,
      @Nullable Bilingual countedIn,
      @Nullable Obstacle obstacle,
      @Nullable Bilingual successor,
      @Nullable String successorCode) {}

  /** The demand of one earlier round. */
  public record CopyView(
      List<PastDemandQueries.PastDemand> rounds,
      PastDemandQueries.@Nullable PastDemand chosen,
      List<CopyableLine> lines) {}

  /** Whether there is anything to copy from. */
  boolean isThere(SubmissionQueries.SubmissionRow own) {
    return !past.listPast(own.entityId(), own.roundId()).isEmpty();
  }

  /** Codes of the items that the entity usually asks for and this round takes. */
  List<String> usual(SubmissionQueries.SubmissionRow own) {
    return past.listUsual(own.entityId(), own.roundId());
  }

  /**
   * The demand of an earlier round.
   *
   * @param submissionId the submission to copy from; without one the newest of those with the most
   *     lines that this round takes
   * @throws Refusal.NotFound when the entity has no such submission
   */
  @Transactional
  public CopyView view(SubmissionQueries.SubmissionRow own, @Nullable Long submissionId) {
    List<PastDemandQueries.PastDemand> rounds = past.listPast(own.entityId(), own.roundId());
    PastDemandQueries.PastDemand chosen =
        submissionId == null ? best(rounds) : named(rounds, submissionId);
    return new CopyView(rounds, chosen, chosen == null ? List.of() : lines(own, chosen.id()));
  }

  private static PastDemandQueries.@Nullable PastDemand best(
      List<PastDemandQueries.PastDemand> rounds) {
    // Of equals the first is taken: the list begins with the newest.
    return rounds.stream()
        .sorted(Comparator.comparing(PastDemandQueries.PastDemand::fitting).reversed())
        .findFirst()
        .orElse(null);
  }

  private static PastDemandQueries.PastDemand named(
      List<PastDemandQueries.PastDemand> rounds, long submissionId) {
    return rounds.stream()
        .filter(r -> r.id() == submissionId)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("submission " + submissionId));
  }

  /**
   * A quantity that is a percentage higher, or lower when negative; whole where the quantity is,
   * else with its decimals, and never less than the smallest such number.
   */
  static BigDecimal adjusted(BigDecimal quantity, BigDecimal percent) {
    int decimals = Math.max(0, quantity.stripTrailingZeros().scale());
    BigDecimal changed =
        quantity.multiply(HUNDRED.add(percent)).divide(HUNDRED, decimals, RoundingMode.HALF_UP);
    return changed.max(BigDecimal.ONE.movePointLeft(decimals));
  }

  private List<CopyableLine> lines(SubmissionQueries.SubmissionRow own, long submissionId) {
    List<SubmissionQueries.LineRow> rows = queries.listLines(submissionId);
    Map<Long, Money> awarded = new HashMap<>();
    past.listAwarded(submissionId).forEach(a -> awarded.put(a.demandLineId(), a.price()));
    Map<String, AskableItemQueries.AskableItem> items = new HashMap<>();
    List<String> codes = rows.stream().map(SubmissionQueries.LineRow::itemCode).distinct().toList();
    if (!codes.isEmpty()) {
      catalog.listByCodes(own.roundId(), codes).forEach(i -> items.put(i.code(), i));
    }
    Map<String, AskableItemQueries.AskableItem> successors = successors(own.roundId(), codes);
    Conversion conversion = rates.today();
    LocalDate closing = RiyadhDay.of(own.closesAt());
    List<CopyableLine> lines = new ArrayList<>();
    for (SubmissionQueries.LineRow row : rows) {
      AskableItemQueries.AskableItem item = items.get(row.itemCode());
      Money price = awarded.get(row.id());
      if (item != null && item.active() && item.inRound()) {
        DraftLine copy = again(row, item, own.currency(), conversion, closing);
        Bilingual countedIn = row.unitCode().equals(item.unitCode()) ? null : item.unit();
        lines.add(new CopyableLine(row, price, copy, countedIn, null, null, null));
      } else {
        lines.add(left(row, price, item, successors.get(row.itemCode())));
      }
    }
    return lines;
  }

  private static DraftLine again(
      SubmissionQueries.LineRow row,
      AskableItemQueries.AskableItem item,
      String currency,
      Conversion conversion,
      LocalDate closing) {
    DraftLine line = DraftLine.of(DraftLine.newKey(), row.input()).with(LineField.KEPT_REASON, "");
    boolean sameUnit = row.unitCode().equals(item.unitCode());
    String price =
        conversion
            .find(new Money(item.benchmarkPrice(), item.benchmarkCurrency()), currency)
            .map(m -> m.amount().toPlainString())
            .orElse(sameUnit ? line.unitPrice() : "");
    LocalDate day = row.needBy();
    while (day != null && !day.isAfter(closing)) {
      day = day.plusYears(1);
    }
    return line.with(LineField.UNIT_PRICE, price)
        .with(LineField.QUANTITY, sameUnit ? line.quantity() : "")
        .with(LineField.NEED_BY, day == null ? "" : day.toString());
  }

  /** What takes the place of retired items and can be asked for in the round, by their codes. */
  private Map<String, AskableItemQueries.AskableItem> successors(long roundId, List<String> codes) {
    List<SubmissionQueries.Succession> named =
        codes.isEmpty() ? List.of() : queries.listSuccessions(codes);
    Map<String, AskableItemQueries.AskableItem> successors = new HashMap<>();
    if (!named.isEmpty()) {
      List<String> next = named.stream().map(SubmissionQueries.Succession::successor).toList();
      for (AskableItemQueries.AskableItem item : catalog.listByCodes(roundId, next)) {
        named.stream()
            .filter(n -> n.successor().equals(item.code()) && item.active() && item.inRound())
            .forEach(n -> successors.put(n.code(), item));
      }
    }
    return successors;
  }

  private static CopyableLine left(
      SubmissionQueries.LineRow row,
      @Nullable Money awarded,
      AskableItemQueries.@Nullable AskableItem item,
      AskableItemQueries.@Nullable AskableItem successor) {
    boolean retired = item == null || !item.active();
    Optional<AskableItemQueries.AskableItem> next =
        retired ? Optional.ofNullable(successor) : Optional.empty();
    return new CopyableLine(
        row,
        awarded,
        null,
        null,
        retired ? Obstacle.RETIRED : Obstacle.NOT_IN_ROUND,
        next.map(AskableItemQueries.AskableItem::name).orElse(null),
        next.map(AskableItemQueries.AskableItem::code).orElse(null));
  }
}
