package org.muwahhad.bid.room;

import java.util.List;
import java.util.Map;
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

  static BidProgress of(BidRoomView room, AnswerRoomView answers) {
    Offer draft = room.draft();
    Map<Long, AnswerRoomView.Progress> answered =
        answers.progress().stream()
            .collect(Collectors.toMap(p -> p.lot().id(), Function.identity()));
    return new BidProgress(
        room.lots().stream().map(lot -> of(room, draft, lot, answered.get(lot.id()))).toList(),
        room.documents().size(),
        security(room, draft));
  }

  private static LotProgress of(
      BidRoomView room,
      @Nullable Offer draft,
      TenderQueries.TenderLot lot,
      AnswerRoomView.@Nullable Progress answers) {
    List<TenderQueries.LotItem> items = room.itemsOf(lot.id());
    int priced =
        draft == null
            ? 0
            : (int) items.stream().filter(i -> draft.price(i.id()).isPresent()).count();
    return new LotProgress(
        lot,
        items.size(),
        priced,
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
