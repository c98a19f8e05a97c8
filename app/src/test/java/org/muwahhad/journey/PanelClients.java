package org.muwahhad.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.TestApp;

/** The members of a tender's panels as they use the API, and what they send. */
final class PanelClients {
  private final TestApp app;

  PanelClients(TestApp app) {
    this.app = app;
  }

  ApiClient chairOf(long tender, String panel) {
    return ApiClient.signedInAs(
        app,
        app.ask(
            """
            SELECT p.login FROM panel_member m JOIN person p ON p.id = m.person_id
             WHERE m.is_chair AND m.panel = '%s' AND m.tender_id = %d"""
                .formatted(panel, tender)),
        "secret");
  }

  List<ApiClient> panelOf(long tender, String panel) {
    String logins =
        app.ask(
            """
            SELECT GROUP_CONCAT(p.login ORDER BY p.id) FROM panel_member m
              JOIN person p ON p.id = m.person_id
             WHERE m.panel = '%s' AND m.tender_id = %d"""
                .formatted(panel, tender));
    return List.of(logins.split(",")).stream()
        .map(login -> ApiClient.signedInAs(app, login, "secret"))
        .toList();
  }

  /** Members who have yet to answer what was agreed. */
  List<ApiClient> awaitedOf(long tender) {
    String logins =
        app.ask(
            """
            SELECT GROUP_CONCAT(p.login ORDER BY p.id) FROM consensus_awaited w
              JOIN person p ON p.id = w.person_id WHERE w.tender_id = %d"""
                .formatted(tender));
    return List.of(logins.split(",")).stream()
        .map(login -> ApiClient.signedInAs(app, login, "secret"))
        .toList();
  }

  /** Every bid meets every administrative criterion. */
  List<Map<String, Object>> checks(long tender) {
    return forEachBid(
        tender,
        "ADMINISTRATIVE",
        (bid, criterion) ->
            Map.of("bidId", bid, "criterionId", criterion, "passed", true, "reason", ""));
  }

  /** The same points of one evaluator for every bid and technical criterion. */
  List<Map<String, Object>> scores(long tender, int points) {
    return points(tender, points, "comment", "");
  }

  /** The same points, agreed by the panel, for every bid and technical criterion. */
  List<Map<String, Object>> consensus(long tender, int points) {
    return points(tender, points, "reason", "اتفاق اللجنة");
  }

  private List<Map<String, Object>> points(long tender, int points, String remark, String text) {
    return forEachBid(
        tender,
        "TECHNICAL",
        (bid, criterion) ->
            Map.of("bidId", bid, "criterionId", criterion, "points", points, remark, text));
  }

  private interface Entry {
    Map<String, Object> of(long bid, long criterion);
  }

  private List<Map<String, Object>> forEachBid(long tender, String kind, Entry entry) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (String pair :
        app.ask(
                """
                SELECT GROUP_CONCAT(b.bid_id, ' ', c.id) FROM opened_bid b
                  JOIN criterion c ON c.tender_id = b.tender_id AND c.kind = '%s'
                 WHERE b.tender_id = %d"""
                    .formatted(kind, tender))
            .split(",")) {
      String[] ids = pair.split(" ");
      all.add(entry.of(Long.parseLong(ids[0]), Long.parseLong(ids[1])));
    }
    return all;
  }
}
