package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;

/**
 * What the entity asked for in the last round, made ready to be requested again: at today's
 * benchmark prices, and needed as many whole years later as it takes to be after the round's close.
 * Items that cannot be asked for are reported. Changes nothing.
 */
@Singleton
public class LastRound {
  private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
  private final SubmissionQueries queries;
  private final AskableItemQueries catalog;
  private final ExchangeRateQueries rates;

  LastRound(SubmissionQueries queries, AskableItemQueries catalog, ExchangeRateQueries rates) {
    this.queries = queries;
    this.catalog = catalog;
    this.rates = rates;
  }

  /** Why a line was not copied. */
  public enum Obstacle {
    RETIRED,
    NOT_IN_ROUND
  }

  /**
   * A line that was not copied.
   *
   * @param successor what takes the place of a retired item, if the catalog names it
   */
  public record LineNotCopied(
      String itemCode,
      Bilingual name,
      Obstacle obstacle,
      AskableItemQueries.@Nullable AskableItem successor) {}

  /** The lines to ask for again, and those left. */
  public record CopiedLines(String roundCode, List<DraftLine> lines, List<LineNotCopied> left) {}

  /** What can be copied into a submission; empty when the entity has no earlier one. */
  @Transactional
  public Optional<CopiedLines> find(SubmissionQueries.SubmissionRow own) {
    return queries
        .findLastOfEntity(own.entityId(), own.roundId())
        .map(last -> copy(own, last, queries.listLines(last.id())));
  }

  private CopiedLines copy(
      SubmissionQueries.SubmissionRow own,
      SubmissionQueries.SubmissionRow last,
      List<SubmissionQueries.LineRow> rows) {
    Map<String, AskableItemQueries.AskableItem> items = new HashMap<>();
    List<String> codes = rows.stream().map(SubmissionQueries.LineRow::itemCode).distinct().toList();
    catalog.listByCodes(own.roundId(), codes).forEach(i -> items.put(i.code(), i));
    Map<String, AskableItemQueries.AskableItem> successors = successors(own.roundId(), codes);
    Conversion conversion = rates.today();
    LocalDate closing = LocalDate.ofInstant(own.closesAt(), RIYADH);
    List<DraftLine> lines = new ArrayList<>();
    List<LineNotCopied> left = new ArrayList<>();
    for (SubmissionQueries.LineRow row : rows) {
      AskableItemQueries.AskableItem item = items.get(row.itemCode());
      if (item != null && item.active() && item.inRound()) {
        lines.add(again(row, item, own.currency(), conversion, closing));
      } else {
        left.add(left(row, item, successors.get(row.itemCode())));
      }
    }
    return new CopiedLines(last.roundCode(), lines, left.stream().distinct().toList());
  }

  private static DraftLine again(
      SubmissionQueries.LineRow row,
      AskableItemQueries.AskableItem item,
      String currency,
      Conversion conversion,
      LocalDate closing) {
    DraftLine line = DraftLine.of(DraftLine.newKey(), row).with("keptReason", "");
    String price =
        conversion
            .find(new Money(item.benchmarkPrice(), item.benchmarkCurrency()), currency)
            .map(m -> m.amount().toPlainString())
            .orElse(line.unitPrice());
    LocalDate day = row.needBy();
    while (day != null && !day.isAfter(closing)) {
      day = day.plusYears(1);
    }
    return line.with("unitPrice", price).with("needBy", day == null ? "" : day.toString());
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

  private static LineNotCopied left(
      SubmissionQueries.LineRow row,
      AskableItemQueries.@Nullable AskableItem item,
      AskableItemQueries.@Nullable AskableItem successor) {
    boolean retired = item == null || !item.active();
    return new LineNotCopied(
        row.itemCode(),
        row.name(),
        retired ? Obstacle.RETIRED : Obstacle.NOT_IN_ROUND,
        retired ? successor : null);
  }
}
