package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.Exclusion;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.ToldPrices;

/**
 * The price of a bid that failed is kept to itself by the ranking, and so by every page, program
 * and file that comes after it, for everybody who reads the ranking.
 */
class ExcludedPricesTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);

  /** What was read out at the opening stays public; the bidders' own pages are their own. */
  private static final Pattern ANNOUNCED = Pattern.compile("/opening|/read-out|/bid(s|/|$)");

  /** A file of everything, which takes seconds to print; the reports in it are read one by one. */
  private static final Pattern LEFT_OUT =
      Pattern.compile("/events|/pack|/reports/award/|/\\{edition\\}/\\{format\\}");

  /**
   * Unit prices of the failed bid and of the one that leaves out an item, and what they come to.
   */
  private static final Pattern KEPT =
      Pattern.compile("(?<![\\d.])(?:731[0-3]\\.47|1462[15]94(?!\\d))");

  private static final Pattern TOLD = Pattern.compile("(?<![\\d.])1000000(?![\\d])");

  @ParameterizedTest
  @EnumSource(Exclusion.class)
  void whose_price_is_told_is_one_rule_in_code_and_in_statements(Exclusion exclusion) {
    String told =
        APP.ask(
            "SELECT %s FROM (SELECT '%s' AS exclusion) r"
                .formatted(ToldPrices.OF_ROW, exclusion.name()));

    assertThat(told.equals("1")).isEqualTo(ToldPrices.tells(exclusion.name()));
    assertThat(ToldPrices.tells(null)).isTrue();
  }

  @Test
  void what_the_ranking_keeps_to_itself_nothing_after_it_tells() {
    PlayedTender tender =
        PlayedTender.draft(
                STAGE,
                new Plan(Plan.ofTwoLots().lots(), "ratedCriteria", "SAR", Plan.ofTwoLots().rules()))
            .publish();
    Actor winner = tender.bid("SAR", true, "5000", "5000", "5000", "5000");
    Actor failed = tender.bid("SAR", true, "7310.47", "7311.47", "7312.47", "7313.47");
    tender
        .open()
        .evaluate(
            Map.of(
                tender.submitted(winner),
                BigDecimal.valueOf(90),
                tender.submitted(failed),
                BigDecimal.valueOf(5)));
    assertThat(
            APP.ask("SELECT GROUP_CONCAT(DISTINCT exclusion ORDER BY exclusion) FROM lot_ranking"))
        .isEqualTo("TECHNICAL");
    List<Walker> readers = readers(tender);

    assertNothingIsTold(tender, readers, "ranked");
    tender.recommend();
    assertNothingIsTold(tender, readers, "recommended");
    tender.adopt();
    assertNothingIsTold(tender, readers, "decided");
    tender.settle();
    assertNothingIsTold(tender, readers, "standstill");
  }

  /** Everybody who reads rankings: panel, committees, buyers, auditors; and those who do not. */
  private static List<Walker> readers(PlayedTender tender) {
    return Stream.of(
            tender.examinationChair(),
            STAGE.buyer(),
            STAGE.world().aPersonWho(Role.AUDITOR),
            STAGE.committee("TECHNICAL").get(0),
            STAGE.committee("EXECUTIVE").get(0),
            STAGE.coordinator("KW"))
        .map(a -> Walker.signedIn(APP, a))
        .toList();
  }

  private static void assertNothingIsTold(PlayedTender tender, List<Walker> readers, String stage) {
    List<Map<String, String>> things = things(tender);
    TreeSet<String> telling = new TreeSet<>();
    TreeSet<String> faults = new TreeSet<>();
    TreeSet<String> winners = new TreeSet<>();
    for (RouteList.Route route : RouteList.of(APP)) {
      boolean about = Pattern.compile("/(tenders|decisions|reports)/").matcher(route.path()).find();
      if (!route.reads() || !about || LEFT_OUT.matcher(route.path()).find()) {
        continue;
      }
      for (Walker reader : readers) {
        for (Map<String, String> thing : of(route, things)) {
          Answer answer = reader.read(route, thing, Language.EN);
          if (answer.status() >= 500) {
            faults.add(answer.path() + " " + answer.status());
          }
          if (KEPT.matcher(answer.text()).find() && !ANNOUNCED.matcher(answer.path()).find()) {
            telling.add(answer.path() + " to " + reader.person().role());
          }
          if (TOLD.matcher(answer.text()).find()) {
            winners.add(answer.path());
          }
        }
      }
    }
    assertThat(faults).as(stage).isEmpty();
    assertThat(telling).as(stage).isEmpty();
    assertThat(winners)
        .as("the price of the first in rank, so that prices are looked for")
        .isNotEmpty();
  }

  private static List<Map<String, String>> of(
      RouteList.Route route, List<Map<String, String>> things) {
    if (route.path().contains("/decisions/{id}")) {
      return things.stream().filter(t -> t.containsKey("decision")).toList();
    }
    if (route.variables().contains("kind")) {
      return things.stream().filter(t -> t.containsKey("kind")).toList();
    }
    List<Map<String, String>> bids = things.stream().filter(t -> t.containsKey("bidId")).toList();
    return route.variables().contains("bidId") ? bids : bids.subList(0, 1);
  }

  private static List<Map<String, String>> things(PlayedTender tender) {
    String id = Long.toString(tender.id());
    List<Map<String, String>> things = new ArrayList<>();
    for (long bid : tender.bids().values()) {
      Map<String, String> thing = new HashMap<>();
      thing.put("id", id);
      thing.put("tenderId", id);
      thing.put("lotId", Long.toString(tender.lots().get(0)));
      thing.put("bidId", Long.toString(bid));
      thing.put("panel", "EXAMINATION");
      thing.put("part", "BID");
      thing.put("language", "en");
      things.add(thing);
    }
    for (String decision :
        APP.ask("SELECT COALESCE(GROUP_CONCAT(id), '') FROM decision WHERE tender_id = " + id)
            .split(",")) {
      if (!decision.isEmpty()) {
        things.add(Map.of("decision", decision, "id", decision));
      }
    }
    for (ReportKind kind : ReportKind.values()) {
      if (kind.about() == Subject.Kind.TENDER
          && kind != ReportKind.TENDER_PACK
          && kind != ReportKind.OPENING) {
        things.add(Map.of("kind", kind.word(), "subject", id));
      }
    }
    return things;
  }
}
