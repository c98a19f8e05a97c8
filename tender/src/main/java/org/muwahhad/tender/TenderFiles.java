package org.muwahhad.tender;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/** Puts together what a person may see of a tender. */
@Singleton
public class TenderFiles {
  private final VisibleTenders visible;
  private final TenderQueries queries;
  private final ProcedureQueries procedures;
  private final PriceIndexQueries indices;

  TenderFiles(
      VisibleTenders visible,
      TenderQueries queries,
      ProcedureQueries procedures,
      PriceIndexQueries indices) {
    this.procedures = procedures;
    this.indices = indices;
    this.visible = visible;
    this.queries = queries;
  }

  /**
   * A tender as the person may see it.
   *
   * @throws Refusal.NotFound when there is none, or not for this person
   */
  @Transactional
  public TenderFile get(Actor actor, long tenderId) {
    TenderQueries.Tender tender = visible.get(actor, tenderId);
    boolean outside = visible.isOutside(actor, tenderId);
    List<TenderQueries.Rule> rules = queries.listRules(tenderId);
    Instant deadline = tender.deadlineAt();
    return new TenderFile(
        tender,
        lots(tenderId, outside),
        queries.listCriteria(tenderId),
        rules,
        indices.find(tenderId).orElse(null),
        deadline == null ? List.of() : TenderDates.of(deadline, rules),
        VisibleTenders.seesPanels(actor) ? queries.listPanels(tenderId) : List.of(),
        milestones(actor, tenderId, outside),
        procedures.findProcedure(tenderId).orElse(null),
        procedures.listRequirements(tenderId));
  }

  /** Who moved a tender is for those who see the panels: members of these are among them. */
  private List<TenderQueries.Milestone> milestones(Actor actor, long tenderId, boolean outside) {
    return queries.listMilestones(tenderId).stream()
        .filter(m -> !outside || m.status().isTold())
        .map(m -> VisibleTenders.seesPanels(actor) ? m : m.withoutName())
        .toList();
  }

  private List<TenderFile.LotFile> lots(long tenderId, boolean outside) {
    Map<Long, List<TenderQueries.LotItem>> items =
        queries.listItems(tenderId).stream()
            .collect(Collectors.groupingBy(TenderQueries.LotItem::lotId));
    List<TenderQueries.TenderLot> lots =
        outside ? queries.listToldLots(queries.getTender(tenderId)) : queries.listLots(tenderId);
    return lots.stream()
        .map(
            l ->
                new TenderFile.LotFile(
                    l.id(),
                    l.number(),
                    l.title(),
                    l.status(),
                    items.getOrDefault(l.id(), List.of()).stream().map(TenderFiles::item).toList()))
        .toList();
  }

  private static TenderFile.ItemFile item(TenderQueries.LotItem i) {
    return new TenderFile.ItemFile(
        i.id(),
        i.revisionId(),
        i.itemCode(),
        i.name(),
        i.categoryCode(),
        i.unitCode(),
        i.unit(),
        i.quantity(),
        i.free());
  }
}
