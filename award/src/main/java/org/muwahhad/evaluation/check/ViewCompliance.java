package org.muwahhad.evaluation.check;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.opening.AnswerQueries;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.tender.requirement.Requirements;
import org.muwahhad.tender.requirement.Verdict;

/** Holds what opened bids answer against the requirements of a tender. */
@Singleton
public class ViewCompliance {
  static final int ITEMS_ON_A_PAGE = 20;
  private final TenderQueries tenders;
  private final Requirements requirements;
  private final AnswerQueries answers;
  private final BidQueries bids;

  ViewCompliance(
      TenderQueries tenders, Requirements requirements, AnswerQueries answers, BidQueries bids) {
    this.tenders = tenders;
    this.requirements = requirements;
    this.answers = answers;
    this.bids = bids;
  }

  /** An answer's place. */
  private record AnswerPlace(long bidId, long requirementId) {}

  /**
   * One lot, some items of it at a time; nothing when the tender has no requirements.
   *
   * @param shown the bids to show, in their order
   * @param lotId the lot; the first with requirements when it is not one of those
   * @param page from 1; one beyond the end is the last
   */
  @Transactional
  Optional<Compliance> find(
      long tenderId, List<EvaluationQueries.Bidder> shown, long lotId, int page) {
    Set<Long> withRequirements = lotsWithRequirements(tenderId);
    List<TenderQueries.TenderLot> lots =
        tenders.listLots(tenderId).stream().filter(l -> withRequirements.contains(l.id())).toList();
    if (lots.isEmpty()) {
      return Optional.empty();
    }
    TenderQueries.TenderLot lot =
        lots.stream().filter(l -> l.id() == lotId).findFirst().orElse(lots.get(0));
    return Optional.of(of(tenderId, lots, lot, shown, page));
  }

  /**
   * One item, with links to those next to it; nothing when the tender has no requirements.
   *
   * @param shown the bids to show, in their order
   * @param lotId the lot; the first with requirements when it is not one of those
   * @param itemId the item; the first of the lot when the item has no requirements
   */
  @Transactional
  public Optional<Compliance.ComplianceView> findSheet(
      long tenderId, List<EvaluationQueries.Bidder> shown, long lotId, long itemId) {
    Set<Long> asked =
        requirements.list(tenderId).stream()
            .map(Requirement::lotItemId)
            .collect(Collectors.toSet());
    List<TenderQueries.TenderLot> lots = tenders.listLots(tenderId);
    List<TenderQueries.LotItem> items = new ArrayList<>();
    List<TenderQueries.LotItem> all = tenders.listItems(tenderId);
    for (TenderQueries.TenderLot lot : lots) {
      all.stream().filter(i -> i.lotId() == lot.id() && asked.contains(i.id())).forEach(items::add);
    }
    if (items.isEmpty()) {
      return Optional.empty();
    }
    int index = index(items, lotId, itemId);
    long chosen = items.get(index).lotId();
    Set<Long> withItems =
        items.stream().map(TenderQueries.LotItem::lotId).collect(Collectors.toSet());
    List<TenderQueries.TenderLot> shownLots =
        lots.stream().filter(l -> withItems.contains(l.id())).toList();
    TenderQueries.TenderLot lot =
        shownLots.stream().filter(l -> l.id() == chosen).findFirst().orElseThrow();
    return Optional.of(sheet(of(tenderId, shownLots, lot, shown, items.get(index)), items, index));
  }

  private static int index(List<TenderQueries.LotItem> items, long lotId, long itemId) {
    int ofLot = 0;
    for (int i = items.size() - 1; i >= 0; i--) {
      if (items.get(i).id() == itemId) {
        return i;
      }
      ofLot = items.get(i).lotId() == lotId ? i : ofLot;
    }
    return ofLot;
  }

  private static Compliance.ComplianceView sheet(
      Compliance compliance, List<TenderQueries.LotItem> items, int index) {
    List<Compliance.ItemStep> steps =
        items.stream()
            .map(i -> new Compliance.ItemStep(i.lotId(), i.id(), i.itemCode(), i.name()))
            .toList();
    List<Compliance.ItemStep> ofLot =
        steps.stream().filter(s -> s.lotId() == compliance.lot().id()).toList();
    return new Compliance.ComplianceView(
        compliance,
        ofLot,
        ofLot.indexOf(steps.get(index)) + 1,
        index == 0 ? null : steps.get(index - 1),
        index + 1 == steps.size() ? null : steps.get(index + 1));
  }

  private Compliance of(
      long tenderId,
      List<TenderQueries.TenderLot> lots,
      TenderQueries.TenderLot lot,
      List<EvaluationQueries.Bidder> shown,
      TenderQueries.LotItem item) {
    List<Requirement> own =
        requirements.listOfLot(tenderId, lot.id()).stream()
            .filter(r -> r.lotItemId() == item.id())
            .toList();
    List<EvaluationQueries.Bidder> bidding = bidding(tenderId, lot.id(), shown);
    return new Compliance(
        lots,
        lot,
        bidding,
        without(shown, bidding),
        List.of(item(item, own, bidding, given(tenderId, lot.id()))),
        1);
  }

  /** The bids for a lot: those that price or answer anything of it, or say nothing of any lot. */
  private List<EvaluationQueries.Bidder> bidding(
      long tenderId, long lotId, List<EvaluationQueries.Bidder> shown) {
    Map<Long, Set<Long>> lotsOf = lotsOf(tenderId, given(tenderId));
    return shown.stream()
        .filter(b -> lotsOf.getOrDefault(b.bidId(), Set.of(lotId)).contains(lotId))
        .toList();
  }

  private static List<EvaluationQueries.Bidder> without(
      List<EvaluationQueries.Bidder> all, List<EvaluationQueries.Bidder> these) {
    return all.stream().filter(b -> !these.contains(b)).toList();
  }

  private Map<AnswerPlace, AnswerQueries.OpenedAnswer> given(long tenderId, long lotId) {
    return answers.listOfLot(tenderId, lotId).stream()
        .collect(
            Collectors.toMap(
                a -> new AnswerPlace(a.bidId(), a.requirementId()), Function.identity()));
  }

  private Set<Long> lotsWithRequirements(long tenderId) {
    return requirements.count(tenderId).stream()
        .filter(c -> c.requirements() > 0)
        .map(Requirements.ItemCount::lotId)
        .collect(Collectors.toSet());
  }

  private Compliance of(
      long tenderId,
      List<TenderQueries.TenderLot> lots,
      TenderQueries.TenderLot lot,
      List<EvaluationQueries.Bidder> shown,
      int page) {
    Map<Long, List<Requirement>> byItem =
        requirements.listOfLot(tenderId, lot.id()).stream()
            .collect(Collectors.groupingBy(Requirement::lotItemId));
    List<TenderQueries.LotItem> items =
        tenders.listItems(tenderId).stream().filter(i -> byItem.containsKey(i.id())).toList();
    Map<AnswerPlace, AnswerQueries.OpenedAnswer> given = given(tenderId, lot.id());
    List<EvaluationQueries.Bidder> bidding = bidding(tenderId, lot.id(), shown);
    int last = Math.max(1, (items.size() + ITEMS_ON_A_PAGE - 1) / ITEMS_ON_A_PAGE);
    int from = (Math.max(1, Math.min(page, last)) - 1) * ITEMS_ON_A_PAGE;
    return new Compliance(
        lots,
        lot,
        bidding,
        without(shown, bidding),
        items.subList(from, Math.min(items.size(), from + ITEMS_ON_A_PAGE)).stream()
            .map(i -> item(i, byItem.getOrDefault(i.id(), List.of()), bidding, given))
            .toList(),
        items.size());
  }

  private static Compliance.ComplianceItem item(
      TenderQueries.LotItem item,
      List<Requirement> requirements,
      List<EvaluationQueries.Bidder> shown,
      Map<AnswerPlace, AnswerQueries.OpenedAnswer> given) {
    return new Compliance.ComplianceItem(
        item.id(),
        item.itemCode(),
        item.name(),
        requirements.stream()
            .map(
                r ->
                    new Compliance.ComplianceRow(
                        r,
                        shown.stream()
                            .map(
                                b ->
                                    cell(
                                        b.bidId(),
                                        r,
                                        given.get(new AnswerPlace(b.bidId(), r.id()))))
                            .toList()))
            .toList());
  }

  private static Compliance.ComplianceCell cell(
      long bidId, Requirement requirement, AnswerQueries.@Nullable OpenedAnswer answer) {
    return answer == null
        ? new Compliance.ComplianceCell(bidId, Verdict.UNANSWERED, null, "", "")
        : new Compliance.ComplianceCell(
            bidId, verdict(requirement, answer), answer.claim(), answer.offered(), answer.remark());
  }

  private static Verdict verdict(Requirement requirement, AnswerQueries.OpenedAnswer answer) {
    return Verdict.of(requirement, answer.claim(), answer.offered(), answer.remark());
  }

  /**
   * The bids that miss mandatory requirements in the lots they are for: those they price or answer
   * anything of. A bid that misses none is not in the list.
   */
  @Transactional
  public List<Compliance.MandatoryShortfall> listMissed(
      long tenderId, List<EvaluationQueries.Bidder> shown) {
    List<Requirement> mandatory =
        requirements.list(tenderId).stream().filter(Requirement::mandatory).toList();
    if (mandatory.isEmpty()) {
      return List.of();
    }
    Map<Long, Map<Long, AnswerQueries.OpenedAnswer>> given = given(tenderId);
    Map<Long, Set<Long>> lotsOf = lotsOf(tenderId, given);
    List<Compliance.MandatoryShortfall> missed = new ArrayList<>();
    for (EvaluationQueries.Bidder bid : shown) {
      missed(
              bid,
              mandatory,
              given.getOrDefault(bid.bidId(), Map.of()),
              lotsOf.getOrDefault(bid.bidId(), Set.of()))
          .ifPresent(missed::add);
    }
    return missed;
  }

  /** What each bid meets of the lots it is for; nothing where the tender has no requirements. */
  @Transactional
  public List<Compliance.ComplianceCounts> count(
      long tenderId, List<EvaluationQueries.Bidder> shown) {
    List<Requirement> all = requirements.list(tenderId);
    if (all.isEmpty()) {
      return List.of();
    }
    Map<Long, Map<Long, AnswerQueries.OpenedAnswer>> given = given(tenderId);
    Map<Long, Set<Long>> lotsOf = lotsOf(tenderId, given);
    return shown.stream()
        .map(
            b ->
                counted(
                    b,
                    all.stream()
                        .filter(r -> lotsOf.getOrDefault(b.bidId(), Set.of()).contains(r.lotId()))
                        .toList(),
                    given.getOrDefault(b.bidId(), Map.of())))
        .toList();
  }

  private static Compliance.ComplianceCounts counted(
      EvaluationQueries.Bidder bid,
      List<Requirement> asked,
      Map<Long, AnswerQueries.OpenedAnswer> given) {
    Map<Verdict, Integer> all = new EnumMap<>(Verdict.class);
    Map<Verdict, Integer> mandatory = new EnumMap<>(Verdict.class);
    for (Requirement requirement : asked) {
      Verdict verdict = cell(bid.bidId(), requirement, given.get(requirement.id())).verdict();
      all.merge(verdict, 1, Integer::sum);
      if (requirement.mandatory()) {
        mandatory.merge(verdict, 1, Integer::sum);
      }
    }
    return new Compliance.ComplianceCounts(
        bid,
        all.getOrDefault(Verdict.MET, 0),
        all.getOrDefault(Verdict.TO_JUDGE, 0),
        all.getOrDefault(Verdict.NOT_MET, 0),
        mandatory.getOrDefault(Verdict.NOT_MET, 0),
        mandatory.getOrDefault(Verdict.UNANSWERED, 0));
  }

  private Map<Long, Map<Long, AnswerQueries.OpenedAnswer>> given(long tenderId) {
    Map<Long, Map<Long, AnswerQueries.OpenedAnswer>> given = new HashMap<>();
    answers
        .list(tenderId)
        .forEach(
            a -> given.computeIfAbsent(a.bidId(), b -> new HashMap<>()).put(a.requirementId(), a));
    return given;
  }

  private Map<Long, Set<Long>> lotsOf(
      long tenderId, Map<Long, Map<Long, AnswerQueries.OpenedAnswer>> given) {
    Map<Long, Long> lotOf = new HashMap<>();
    requirements.list(tenderId).forEach(r -> lotOf.put(r.id(), r.lotId()));
    Map<Long, Set<Long>> lots = new HashMap<>();
    bids.listLotTotals(tenderId)
        .forEach(t -> lots.computeIfAbsent(t.bidId(), b -> new HashSet<>()).add(t.lotId()));
    given.forEach(
        (bid, own) ->
            own.keySet()
                .forEach(
                    r ->
                        lots.computeIfAbsent(bid, b -> new HashSet<>())
                            .add(lotOf.getOrDefault(r, 0L))));
    return lots;
  }

  private static Optional<Compliance.MandatoryShortfall> missed(
      EvaluationQueries.Bidder bid,
      List<Requirement> mandatory,
      Map<Long, AnswerQueries.OpenedAnswer> given,
      Set<Long> lots) {
    int notMet = 0;
    int unanswered = 0;
    long first = 0;
    for (Requirement r : mandatory) {
      if (!lots.contains(r.lotId())) {
        continue;
      }
      Verdict verdict = cell(bid.bidId(), r, given.get(r.id())).verdict();
      notMet += verdict == Verdict.NOT_MET ? 1 : 0;
      unanswered += verdict == Verdict.UNANSWERED ? 1 : 0;
      boolean isMissed = verdict == Verdict.NOT_MET || verdict == Verdict.UNANSWERED;
      first = first == 0 && isMissed ? r.lotId() : first;
    }
    return notMet + unanswered == 0
        ? Optional.empty()
        : Optional.of(new Compliance.MandatoryShortfall(bid, notMet, unanswered, first));
  }
}
