package org.muwahhad.evaluation;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Page;
import org.muwahhad.web.Tab;

/** Title, breadcrumb and tabs that the pages of an examination share. */
@Singleton
public class EvaluationFrame {
  private final EvaluationQueries queries;

  EvaluationFrame(EvaluationQueries queries) {
    this.queries = queries;
  }

  /** The page of a request as one of the examination of a tender. */
  public Page page(Page page, TenderQueries.Tender tender, String titleKey) {
    return TenderFrame.below(page, tender).titled(titleKey);
  }

  /** The parts of an examination; scores of one's own only for members. */
  public List<Tab> tabs(Page page, TenderQueries.Tender tender, boolean member, String current) {
    long tenderId = tender.id();
    List<Tab> tabs = new ArrayList<>();
    String base = "/tenders/" + tenderId;
    tabs.add(tab(page, "overview", base + "/evaluation", current));
    tabs.add(tab(page, "checks", base + "/evaluation/checks", current));
    tabs.add(tab(page, "compliance", base + "/evaluation/compliance", current));
    tabs.add(tab(page, "documents", base + "/evaluation/documents", current));
    if (member) {
      tabs.add(tab(page, "scores", base + "/evaluation/scores", current));
    }
    tabs.add(tab(page, "consensus", base + "/evaluation/consensus", current));
    if (tender.twoEnvelopes()) {
      tabs.add(tab(page, "technical", base + "/evaluation/technical", current));
    }
    tabs.add(tab(page, "ranking", base + "/ranking", current));
    tabs.add(tab(page, "prices", base + "/prices", current));
    tabs.add(tab(page, "flags", base + "/flags", current));
    tabs.add(tab(page, "scenarios", base + "/scenarios", current));
    return tabs;
  }

  public boolean isMember(Actor actor, long tenderId) {
    return queries.findMember(tenderId, actor.personId()).isPresent();
  }

  /** The bid and criterion of a cell, in the reader's language. */
  public String cellName(Page page, BidsByCriteria grid, ScoreSheets.PostedCell cell) {
    String bidder =
        grid.bids().stream()
            .filter(b -> b.bidId() == cell.bidId())
            .map(b -> page.t().of(b.name()))
            .findFirst()
            .orElse("?");
    String criterion =
        grid.criteria().stream()
            .filter(c -> c.id() == cell.criterionId())
            .map(c -> page.t().of(c.name()))
            .findFirst()
            .orElse("?");
    return page.t().get("evaluation.cell", bidder, criterion);
  }

  private static Tab tab(Page page, String name, String href, String current) {
    return new Tab(page.t().get("evaluation.tab." + name), href, name.equals(current));
  }
}
