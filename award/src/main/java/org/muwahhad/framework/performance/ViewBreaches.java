package org.muwahhad.framework.performance;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.ServeFile;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Reports of breaches, for those who read agreements: coordinators and officers those of the
 * entities of their state, suppliers those on themselves, central buyers, auditors and members of
 * committees all of them.
 */
@Singleton
public class ViewBreaches {
  private final PerformanceReach reaches;
  private final AgreementQueries agreements;
  private final BreachQueries queries;
  private final PerformanceRuleQueries rules;
  private final ServeFile serveFile;

  ViewBreaches(
      PerformanceReach reaches,
      AgreementQueries agreements,
      BreachQueries queries,
      PerformanceRuleQueries rules,
      ServeFile serveFile) {
    this.reaches = reaches;
    this.agreements = agreements;
    this.queries = queries;
    this.rules = rules;
    this.serveFile = serveFile;
  }

  /**
   * A report with its papers, and what the reader may do now.
   *
   * @param answer whether the reader may answer it
   * @param decide whether the reader may decide it
   * @param add whether the reader may add a paper
   * @param opens whether the reader may open the agreement
   * @param opensOrder whether the reader may open the order
   */
  public record BreachView(
      BreachQueries.Breach breach,
      List<BreachQueries.BreachPaper> papers,
      boolean answer,
      boolean decide,
      boolean add,
      boolean opens,
      boolean opensOrder) {
    public BreachView {
      papers = List.copyOf(papers);
    }
  }

  /**
   * What a report is made of.
   *
   * @param orders that it may be about
   * @param suppliers whose breach it may be, the present one last
   */
  public record BreachFormView(
      AgreementQueries.Agreement agreement,
      List<BreachQueries.ReportableOrder> orders,
      List<BreachQueries.AgreementParty> suppliers,
      PerformanceRuleQueries.PerformanceRule rule) {
    public BreachFormView {
      orders = List.copyOf(orders);
      suppliers = List.copyOf(suppliers);
    }
  }

  /** A page of them; empty past the end. */
  @Transactional
  public ListPage<BreachQueries.Breach> list(Actor actor, ListChoice choice) {
    return reaches.of(actor).page(choice, queries::list, queries::count);
  }

  /**
   * One report.
   *
   * @throws Refusal.NotFound when there is none, or the reader has no part in it
   */
  @Transactional
  public BreachView get(Actor actor, long id) {
    AgreementReach reach = reaches.of(actor);
    BreachQueries.Breach breach =
        queries
            .find(id, reach.state(), reach.entityId(), reach.supplierId())
            .orElseThrow(() -> new Refusal.NotFound("breach " + id));
    boolean open = !breach.status().isDecided();
    long own = reaches.entityOf(actor);
    boolean opensOrder = own == 0 || own == breach.entityId();
    return new BreachView(
        breach,
        queries.listPapers(id),
        reach.isOfSupplier() && breach.answerable(),
        actor.is(Role.CENTRAL_BUYER)
            && breach.decidable()
            && breach.reportedBy() != actor.personId(),
        open && isOfReaderSide(actor, reach, breach),
        opensOrder && (!reach.isOfSupplier() || supplies(breach)),
        opensOrder);
  }

  /** Whether no other supplier took the place of the one that a report is on. */
  private boolean supplies(BreachQueries.Breach breach) {
    return agreements.find(breach.agreementId(), "", 0, breach.supplierId()).isPresent();
  }

  private static boolean isOfReaderSide(
      Actor actor, AgreementReach reach, BreachQueries.Breach breach) {
    if (reach.isOfSupplier()) {
      return true;
    }
    return breach.isOfEntity()
        ? actor
            .find(Role.PROCUREMENT_OFFICER)
            .filter(g -> g.entity() == breach.entityId())
            .isPresent()
        : actor.is(Role.CENTRAL_BUYER);
  }

  /**
   * The form on which a breach of an agreement is reported.
   *
   * @throws Refusal.NotFound when there is no such agreement, or the entity has no part in it
   */
  @Transactional
  public BreachFormView form(Actor actor, long agreementId) {
    Grant as = actor.require(Role.CENTRAL_BUYER, Role.PROCUREMENT_OFFICER);
    long entity = as.role() == Role.PROCUREMENT_OFFICER ? as.entity() : 0;
    return new BreachFormView(
        agreements
            .find(agreementId, "", entity, 0)
            .orElseThrow(() -> new Refusal.NotFound("agreement " + agreementId)),
        queries.listOrders(agreementId, entity),
        queries.listParties(agreementId),
        rules.get(PerformanceRuleQueries.ANSWER_DAYS));
  }

  /** A paper of a report the person may read, as a download. */
  @Transactional
  public HttpResponse<StreamedFile> paper(Actor actor, long id, long paperId) {
    BreachQueries.BreachPaper paper =
        get(actor, id).papers().stream()
            .filter(p -> p.id() == paperId)
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("paper " + paperId));
    String type = paper.contentType();
    return serveFile.run(
        AddBreachPaper.FOLDER + "/" + paper.sha256(),
        paper.sha256(),
        "breach-" + id + "-" + paperId + "." + type.replaceFirst("^.*/", ""),
        type);
  }
}
