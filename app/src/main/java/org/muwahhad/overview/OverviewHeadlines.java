package org.muwahhad.overview;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.home.HeadlineFigure;
import org.muwahhad.home.HeadlineFigure.HeadlineKind;
import org.muwahhad.home.Headlines;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * The headlines of members of committees and of central buyers. Each is read off the overview of
 * the same reader, so that a figure has one value.
 */
@Singleton
class OverviewHeadlines implements Headlines {
  /** How many of what waits longest are told. */
  private static final int OLDEST = 3;

  private final ViewOverview viewOverview;

  OverviewHeadlines(ViewOverview viewOverview) {
    this.viewOverview = viewOverview;
  }

  @Override
  public HeadlineView of(Actor actor) {
    if (!actor.isAnyOf(Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER)) {
      return HeadlineView.NONE;
    }
    try {
      return headlines(viewOverview.get(actor));
    } catch (Refusal.NotFound noRates) {
      // Without rates of exchange there is no overview, but there is a home page.
      return HeadlineView.NONE;
    }
  }

  private static HeadlineView headlines(OverviewView view) {
    return new HeadlineView(
        List.of(saved(view), decisions(view), underWay(view), ending(view), late(view)),
        view.waiting().subList(0, Math.min(OLDEST, view.waiting().size())),
        view.waiting().size());
  }

  private static HeadlineFigure saved(OverviewView view) {
    OverviewView.ComparedSum own = view.savings().own();
    boolean none = view.savings().isEmpty();
    return new HeadlineFigure(
        HeadlineKind.SAVED,
        0,
        0,
        none ? null : own.savedOfBenchmark(),
        none ? null : own.ofBenchmark(),
        0,
        null,
        "/overview/savings");
  }

  private static HeadlineFigure decisions(OverviewView view) {
    int open = view.decisions().size();
    Integer own = view.ownDecisions();
    return own == null
        ? HeadlineFigure.count(
            HeadlineKind.DECISIONS,
            open,
            open == 0 ? 0 : view.decisions().get(0).days(),
            "/overview/waiting?filter=COMMITTEE")
        : new HeadlineFigure(
            HeadlineKind.OWN_DECISIONS, own, open, null, null, 0, null, "/decisions");
  }

  private static HeadlineFigure underWay(OverviewView view) {
    return HeadlineFigure.until(
        HeadlineKind.UNDER_WAY,
        view.unfinished().size(),
        nextDue(view),
        "/overview/unfinished?sort=due");
  }

  private static @Nullable LocalDate nextDue(OverviewView view) {
    Instant now = view.at();
    return view.unfinished().stream()
        .map(OverviewView.OngoingProcess::due)
        .filter(Objects::nonNull)
        .filter(due -> due.isAfter(now))
        .min(Comparator.naturalOrder())
        .map(RiyadhDay::of)
        .orElse(null);
  }

  private static HeadlineFigure ending(OverviewView view) {
    return HeadlineFigure.until(
        HeadlineKind.ENDING,
        view.agreements().size(),
        view.agreements().isEmpty() ? null : view.agreements().get(0).endsOn(),
        "/overview/agreements");
  }

  private static HeadlineFigure late(OverviewView view) {
    return HeadlineFigure.count(
        HeadlineKind.LATE,
        view.lateOrders().size(),
        view.lateOrders().isEmpty() ? 0 : view.lateOrders().get(0).daysLate(),
        "/overview/late-orders");
  }
}
