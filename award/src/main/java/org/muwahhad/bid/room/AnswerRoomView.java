package org.muwahhad.bid.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.tender.requirement.Verdict;

/**
 * The requirements of a tender with what a bidder's draft answers to them.
 *
 * @param answers of the draft, by requirement
 * @param offered the lots the answers are needed for: those that are priced, or all while none is
 */
public record AnswerRoomView(
    List<TenderQueries.TenderLot> lots,
    List<TenderQueries.LotItem> items,
    List<Requirement> requirements,
    Map<Long, Offer.RequirementAnswer> answers,
    Set<Long> offered) {
  public AnswerRoomView {
    lots = List.copyOf(lots);
    items = List.copyOf(items);
    requirements = List.copyOf(requirements);
    answers = Map.copyOf(answers);
    offered = Set.copyOf(offered);
  }

  /** How far the answers of a lot have come. */
  public record Progress(
      TenderQueries.TenderLot lot,
      int requirements,
      int answered,
      int mandatoryOpen,
      boolean needed) {}

  /** The requirements of one item. */
  public record ItemRequirements(TenderQueries.LotItem item, List<Requirement> requirements) {
    public ItemRequirements {
      requirements = List.copyOf(requirements);
    }
  }

  public static AnswerRoomView of(BidRoomView room, List<Requirement> requirements) {
    Offer draft = room.draft();
    List<Offer.RequirementAnswer> answers = draft == null ? List.of() : draft.allAnswers();
    return new AnswerRoomView(
        room.lots(),
        room.items(),
        requirements,
        answers.stream()
            .collect(Collectors.toMap(Offer.RequirementAnswer::requirementId, Function.identity())),
        offered(room, draft));
  }

  private static Set<Long> offered(BidRoomView room, @Nullable Offer draft) {
    Set<Long> priced = draft == null ? Set.of() : draft.pricedItems();
    Set<Long> lots =
        room.items().stream()
            .filter(i -> priced.contains(i.id()))
            .map(TenderQueries.LotItem::lotId)
            .collect(Collectors.toSet());
    return lots.isEmpty()
        ? room.lots().stream().map(TenderQueries.TenderLot::id).collect(Collectors.toSet())
        : lots;
  }

  /** A requirement with what is answered to it. */
  public record RequirementWithAnswer(Requirement requirement, Offer.RequirementAnswer answer) {}

  /** Every answer that says anything, in the order of the requirements. */
  public List<RequirementWithAnswer> given() {
    List<RequirementWithAnswer> given = new ArrayList<>();
    for (Requirement requirement : requirements) {
      Offer.RequirementAnswer answer = answers.get(requirement.id());
      if (answer != null && !answer.isBlank()) {
        given.add(new RequirementWithAnswer(requirement, answer));
      }
    }
    return given;
  }

  /** What the answer to a requirement comes to, as far as it can be measured. */
  public Verdict verdict(Requirement requirement) {
    Offer.RequirementAnswer answer = answers.get(requirement.id());
    return answer == null
        ? Verdict.UNANSWERED
        : Verdict.of(requirement, answer.claim(), answer.offered(), answer.words());
  }

  /**
   * The requirements of a lot, of one of its items, or of all, that have no answer.
   *
   * @param lotId 0 for all lots
   * @param itemId 0 for all items
   */
  public List<Requirement> unanswered(long lotId, long itemId) {
    return requirements.stream()
        .filter(r -> lotId == 0 || r.lotId() == lotId)
        .filter(r -> itemId == 0 || r.lotItemId() == itemId)
        .filter(r -> verdict(r) == Verdict.UNANSWERED)
        .toList();
  }

  /** Mandatory requirements of the lots offered that have no answer. */
  public List<Requirement> open() {
    return mandatory(Verdict.UNANSWERED);
  }

  /** Mandatory requirements of the lots offered that what is offered does not meet. */
  public List<Requirement> missed() {
    return mandatory(Verdict.NOT_MET);
  }

  private List<Requirement> mandatory(Verdict verdict) {
    return requirements.stream()
        .filter(r -> r.mandatory() && offered.contains(r.lotId()) && verdict(r) == verdict)
        .toList();
  }

  /** Every lot that has requirements. */
  public List<Progress> progress() {
    List<Progress> all = new ArrayList<>();
    for (TenderQueries.TenderLot lot : lots) {
      List<Requirement> own = requirements.stream().filter(r -> r.lotId() == lot.id()).toList();
      List<Requirement> open = own.stream().filter(r -> verdict(r) == Verdict.UNANSWERED).toList();
      if (!own.isEmpty()) {
        all.add(
            new Progress(
                lot,
                own.size(),
                own.size() - open.size(),
                (int) open.stream().filter(Requirement::mandatory).count(),
                offered.contains(lot.id())));
      }
    }
    return all;
  }

  /** The items of a lot that have requirements. */
  public List<ItemRequirements> itemsOf(long lotId) {
    Map<Long, List<Requirement>> byItem =
        requirements.stream().collect(Collectors.groupingBy(Requirement::lotItemId));
    return items.stream()
        .filter(i -> i.lotId() == lotId && byItem.containsKey(i.id()))
        .map(i -> new ItemRequirements(i, byItem.getOrDefault(i.id(), List.of())))
        .toList();
  }

  /** The name of the item that a requirement is of. */
  public Bilingual itemName(Requirement requirement) {
    return items.stream()
        .filter(i -> i.id() == requirement.lotItemId())
        .map(TenderQueries.LotItem::name)
        .findFirst()
        .orElseThrow();
  }
}
