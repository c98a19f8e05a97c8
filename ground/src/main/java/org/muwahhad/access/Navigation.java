package org.muwahhad.access;

import java.util.ArrayList;
import java.util.List;
import org.muwahhad.web.Viewer;

/** Which parts of the system stand in a person's navigation. Only a map: every page asks again. */
final class Navigation {
  private Navigation() {}

  static List<Viewer.NavigationEntry> of(Actor actor) {
    List<Viewer.NavigationEntry> entries = new ArrayList<>();
    entries.add(new Viewer.NavigationEntry("access.nav.home", "/"));
    if (actor.isAnyOf(
        Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR, Role.NATIONAL_COORDINATOR)) {
      entries.add(new Viewer.NavigationEntry("access.nav.overview", "/overview"));
    }
    if (actor.isAnyOf(
        Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR, Role.NATIONAL_COORDINATOR)) {
      entries.add(new Viewer.NavigationEntry("access.nav.initiatives", "/initiatives"));
    }
    entries.add(new Viewer.NavigationEntry("access.nav.catalog", "/catalog"));
    if (actor.isAnyOf(Role.NATIONAL_COORDINATOR, Role.CENTRAL_BUYER, Role.AUDITOR)) {
      entries.add(new Viewer.NavigationEntry("access.nav.plans", "/plans"));
    }
    if (actor.isAnyOf(
        Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR, Role.CENTRAL_BUYER, Role.AUDITOR)) {
      entries.add(new Viewer.NavigationEntry("access.nav.rounds", "/rounds"));
    }
    entries.add(new Viewer.NavigationEntry("access.nav.tenders", "/tenders"));
    entries.add(new Viewer.NavigationEntry("access.nav.calendar", "/calendar"));
    if (actor.is(Role.BIDDER)) {
      entries.add(new Viewer.NavigationEntry("access.nav.bids", "/bids"));
      entries.add(new Viewer.NavigationEntry("access.nav.company", "/company"));
      entries.add(new Viewer.NavigationEntry("access.nav.declaration", "/declaration"));
    }
    if (actor.is(Role.OPENING_MEMBER)) {
      entries.add(new Viewer.NavigationEntry("access.nav.opening-key", "/opening-key"));
    }
    if (actor.isAnyOf(Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR)) {
      entries.add(new Viewer.NavigationEntry("access.nav.decisions", "/decisions"));
    }
    if (actor.isAnyOf(
        Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR, Role.NATIONAL_COORDINATOR)) {
      entries.add(new Viewer.NavigationEntry("access.nav.reports", "/reports"));
    }
    if (actor.isAnyOf(
        Role.PROCUREMENT_OFFICER,
        Role.NATIONAL_COORDINATOR,
        Role.CENTRAL_BUYER,
        Role.BIDDER,
        Role.AUDITOR)) {
      entries.add(new Viewer.NavigationEntry("access.nav.agreements", "/agreements"));
    }
    if (actor.isAnyOf(Role.PROCUREMENT_OFFICER, Role.BIDDER)) {
      entries.add(new Viewer.NavigationEntry("access.nav.call-offs", "/call-offs"));
    }
    if (actor.isAnyOf(Role.BIDDER, Role.REVIEW_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR)) {
      entries.add(new Viewer.NavigationEntry("access.nav.complaints", "/complaints"));
    }
    if (actor.isAnyOf(Role.BIDDER, Role.CENTRAL_BUYER, Role.AUDITOR)) {
      entries.add(new Viewer.NavigationEntry("access.nav.guarantees", "/guarantees"));
    }
    if (!actor.is(Role.BIDDER)) {
      entries.add(new Viewer.NavigationEntry("access.nav.organisation", "/organisation"));
    }
    if (actor.is(Role.AUDITOR)) {
      entries.add(new Viewer.NavigationEntry("access.nav.cases", "/cases"));
    }
    if (actor.isAnyOf(Role.AUDITOR, Role.ADMINISTRATOR)) {
      entries.add(new Viewer.NavigationEntry("access.nav.audit", "/audit"));
    }
    if (actor.isAnyOf(Role.AUDITOR, Role.ADMINISTRATOR)) {
      entries.add(new Viewer.NavigationEntry("access.nav.scanner", "/scanner"));
      entries.add(new Viewer.NavigationEntry("access.nav.incidents", "/incidents"));
      entries.add(new Viewer.NavigationEntry("access.nav.trade-endpoints", "/trade-endpoints"));
    }
    if (actor.isAnyOf(Role.AUDITOR, Role.ADMINISTRATOR)) {
      entries.add(new Viewer.NavigationEntry("access.nav.factor-rules", "/factor-rules"));
    }
    if (actor.isAnyOf(
        Role.PROCUREMENT_OFFICER,
        Role.NATIONAL_COORDINATOR,
        Role.BIDDER,
        Role.ADMINISTRATOR,
        Role.AUDITOR)) {
      entries.add(new Viewer.NavigationEntry("access.nav.programs", "/programs"));
    }
    if (actor.is(Role.ADMINISTRATOR)) {
      entries.add(new Viewer.NavigationEntry("access.nav.mails", "/mails"));
      entries.add(new Viewer.NavigationEntry("access.nav.face", "/face"));
    }
    return entries;
  }
}
