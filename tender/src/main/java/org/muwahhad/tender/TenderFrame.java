package org.muwahhad.tender;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tab;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** What all pages of one tender share: title, status, breadcrumb and the tabs open to a person. */
@Singleton
public class TenderFrame {
  private final Pages pages;

  TenderFrame(Pages pages) {
    this.pages = pages;
  }

  /**
   * The page of a tender, and the tabs, one of which is current.
   *
   * @param publicState where it stands as everybody reads it, for a bidder; null for others
   */
  public record Frame(
      Page page, TenderQueries.Tender tender, List<Tab> tabs, @Nullable PublicState publicState) {
    public Frame {
      tabs = List.copyOf(tabs);
    }

    public String statusText() {
      return page.t()
          .get(
              publicState == null
                  ? "tender.status." + tender.status()
                  : "publication.state." + publicState);
    }

    public Tone statusTone() {
      return publicState == null ? tone(tender.status()) : publicState.tone();
    }

    /** Address of a part of the tender. */
    public String href(String part) {
      return "/tenders/" + tender.id() + part;
    }

    /** What a template needs, with this frame under {@code frame}. */
    public Map<String, Object> model(Map<String, ?> more) {
      Map<String, Object> model = new TreeMap<>(more);
      model.put("frame", this);
      return model;
    }
  }

  /** The page as one below that of a tender. */
  public static Page below(Page page, long tenderId, String number) {
    return page.below(page.t().get("tender.tenders"), "/tenders")
        .below(number, "/tenders/" + tenderId);
  }

  /** As above. */
  public static Page below(Page page, TenderQueries.Tender tender) {
    return below(page, tender.id(), tender.number());
  }

  /** The frame of a part of the tender, such as {@code /lots}; the overview is the empty part. */
  public Frame of(HttpRequest<?> request, Actor actor, TenderQueries.Tender tender, String part) {
    return of(pages.of(request), actor, tender, part);
  }

  /** As above, for the page of a request. */
  public Frame of(Page page, Actor actor, TenderQueries.Tender tender, String part) {
    Texts t = page.t();
    return new Frame(
        page.titledAs(t.of(tender.title())).below(t.get("tender.tenders"), "/tenders"),
        tender,
        tabs(t, actor, tender, part),
        actor.is(Role.BIDDER)
            ? PublicState.of(tender.status(), tender.deadlineAt(), page.serverTime())
            : null);
  }

  private static List<Tab> tabs(Texts t, Actor actor, TenderQueries.Tender tender, String part) {
    String here = "/tenders/" + tender.id();
    List<Tab> tabs = new ArrayList<>();
    tabs.add(new Tab(t.get("tender.tab.overview"), here, part.isEmpty()));
    boolean buyersDraft = actor.is(Role.CENTRAL_BUYER) && tender.status() == TenderStatus.DRAFT;
    if (buyersDraft) {
      for (String edit :
          List.of(
              "lots",
              "requirements",
              "settings",
              "procedure",
              "general-requirements",
              "criteria",
              "documents",
              "panels")) {
        tabs.add(tab(t, here, edit, part));
      }
    }
    if (!buyersDraft) {
      tabs.add(tab(t, here, "documents", part));
    }
    if (tender.publishedAt() != null) {
      tabs.add(tab(t, here, "questions", part));
      tabs.add(tab(t, here, "amendments", part));
    }
    if (actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR)) {
      tabs.add(tab(t, here, "demand", part));
    }
    if (VisibleTenders.seesDemand(actor)) {
      tabs.add(tab(t, here, "reconciliation", part));
    }
    if (actor.isAnyOf(Role.CENTRAL_BUYER, Role.ADMINISTRATOR)
        && !tender.status().hasReached(TenderStatus.PUBLISHED)
        && tender.status() != TenderStatus.CANCELLED) {
      tabs.add(tab(t, here, "approval", part));
    }
    return tabs.size() > 1 ? tabs : List.of();
  }

  private static Tab tab(Texts t, String here, String name, String part) {
    return new Tab(t.get("tender.tab." + name), here + "/" + name, part.equals("/" + name));
  }

  /** The colour of a status. */
  public static Tone tone(TenderStatus status) {
    return switch (status) {
      case DRAFT -> Tone.NEUTRAL;
      case APPROVED, PUBLISHED, CLOSED, OPENED, UNDER_EVALUATION -> Tone.INFO;
      case RECOMMENDED, DECIDED, STANDSTILL -> Tone.WARNING;
      case AWARDED -> Tone.GOOD;
      case CANCELLED -> Tone.BAD;
    };
  }
}
