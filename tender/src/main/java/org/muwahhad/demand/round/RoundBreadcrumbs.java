package org.muwahhad.demand.round;

import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Page;

/** Places a page below its round in the breadcrumb. */
public final class RoundBreadcrumbs {
  private RoundBreadcrumbs() {}

  public static Page of(Page page, Bilingual name, long roundId) {
    return page.below(page.t().get("demand.rounds"), "/rounds")
        .below(page.t().of(name), "/rounds/" + roundId);
  }
}
