package org.muwahhad.bid.room;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.tender.TenderQueries;

/**
 * How far the draft of a bid has come: prices and answers by lot, documents, and the security.
 *
 * @param security whether one is asked for and, if so, whether it is stated as it is asked
 */
public record BidProgress(List<LotProgress> lots, int documents, SecurityProgress security) {
  public BidProgress {
    lots = List.copyOf(lots);
  }

  /** What of the bid security is done. */
  public enum SecurityProgress {
    NOT_ASKED,
    OPEN,
    STATED
  }

  /**
   * How far a lot has come.
   *
   * @param priced how many of its items have a price
   * @param answered how many of its requirements have an answer
   * @param mandatoryOpen how many mandatory ones have none
   */
  public record LotProgress(
      TenderQueries.TenderLot lot,
      int items,
      int priced,
      int requirements,
      int answered,
      int mandatoryOpen) {

    /** Whether the bidder takes part in the lot. */
    public boolean isBegun() {
      return priced > 0;
    }

    public boolean isDone() {
      return priced == items && mandatoryOpen == 0;
    }
  }

  /** In how many lots everything is done. */
  public long done() {
    return lots.stream().filter(l -> l.isBegun() && l.isDone()).count();
  }

  /** In how many lots the bidder takes part. */
  public long begun() {
    return lots.stream().filter(LotProgress::isBegun).count();
  }

  static BidProgress of(BidRoomView room, AnswerRoomView answers) {
    Offer draft = room.draft();
    Set<Long> priced = draft == null ? Set.of() : draft.pricedItems();
    Map<Long, List<TenderQueries.LotItem>> items =
        room.items().stream().collect(Collectors.groupingBy(TenderQueries.LotItem::lotId));
    Map<Long, AnswerRoomView.Progress> answered =
        answers.progress().stream()
            .collect(Collectors.toMap(p -> p.lot().id(), Function.identity()));
    return new BidProgress(
        room.lots().stream()
            .map(
                lot ->
                    of(
                        lot,
                        items.getOrDefault(lot.id(), List.of()),
                        priced,
                        answered.get(lot.id())))
            .toList(),
        room.documents().size(),
        security(room, draft));
  }

  private static LotProgress of(
      TenderQueries.TenderLot lot,
      List<TenderQueries.LotItem> items,
      Set<Long> priced,
      AnswerRoomView.@Nullable Progress answers) {
    return new LotProgress(
        lot,
        items.size(),
        (int) items.stream().filter(i -> priced.contains(i.id())).count(),
        answers == null ? 0 : answers.requirements(),
        answers == null ? 0 : answers.answered(),
        answers == null ? 0 : answers.mandatoryOpen());
  }

  private static SecurityProgress security(BidRoomView room, @Nullable Offer draft) {
    if (!room.security().isAsked()) {
      return SecurityProgress.NOT_ASKED;
    }
    return draft != null && draft.hasSecurity() && room.securityShortfalls().isEmpty()
        ? SecurityProgress.STATED
        : SecurityProgress.OPEN;
  }
}
