package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.TestApp;
import org.muwahhad.audit.log.WorkLog;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.opendata.bundle.PublishBundles;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.TenderStatus;

/**
 * Puts a mark into every confidential value of the demonstration, reads every address that the
 * router knows as people of every role and as a stranger, and finds no mark where {@code
 * docs/confidentiality.md} says that it may not be read.
 */
@Timeout(900)
@Tag("long")
class ConfidentialityTest {
  /** Answers that do not end, end a session, or need what nobody can guess. */
  private static final Pattern LEFT_OUT =
      Pattern.compile("/events$|\\{secret\\}|\\{key\\}|/health|/branding|/language/");

  /** Files that are printed from figures which the readers of this test have as pages as well. */
  private static final Pattern PRINTED = Pattern.compile("\\{edition\\}|/pack|/pdf");

  private static final Set<String> READERS_OF_REPORTS =
      Set.of("CENTRAL_BUYER", "AUDITOR", "COMMITTEE_MEMBER", "EVALUATOR", "NATIONAL_COORDINATOR");

  private static final String REPORTS =
      """
      SELECT k.kind, t.id AS subject, 'ARABIC' AS edition, 'XLSX' AS format
        FROM joint_tender t
       CROSS JOIN (SELECT 'dossier' AS kind UNION SELECT 'opening' UNION SELECT 'evaluation'
                   UNION SELECT 'prices' UNION SELECT 'award' UNION SELECT 'savings'
                   UNION SELECT 'letter' UNION SELECT 'audit-extract') k
       WHERE t.published_at IS NOT NULL\
      """;

  /** Things that only this test has, by the addresses that speak of them; first of them counts. */
  private static final Map<String, String> ADDED = added();

  private static final int AT_ONCE = 4;

  /** Addresses by what they told, and to whom, that they may not tell. */
  private static final Map<String, String> TOLD = new ConcurrentSkipListMap<>();

  /** The marks that somebody came upon. */
  private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

  private static final Set<String> FAULTS = new ConcurrentSkipListSet<>();
  private static final Confidentiality RULES = Confidentiality.read();

  private static Map<String, String> added() {
    Map<String, String> added = new LinkedHashMap<>();
    added.put(
        "/complaints/{",
        """
        SELECT c.id, p.id AS paperId, c.tender_id AS tenderId FROM complaint c
          LEFT JOIN complaint_paper p ON p.complaint_id = c.id
          JOIN bid b ON b.id = c.bid_id AND b.supplier_id IN (1, 10)\
        """);
    added.put(
        "/price-questions/{",
        """
        SELECT MIN(q.id) AS questionId FROM low_price_question q
          JOIN bid b ON b.id = q.bid_id AND b.supplier_id IN (1, 10) GROUP BY q.bid_id\
        """);
    added.put(
        "/call-offs/{",
        """
        SELECT d.call_off_id AS id, MIN(d.number) AS number, 1 AS changeId, 1 AS deliveryId,
               1 AS photoId
          FROM despatch d
          JOIN despatched_unit u ON u.despatch_id = d.id AND u.sealed_licence IS NOT NULL
         GROUP BY d.call_off_id\
        """);
    added.put("/submissions/{", "SELECT submission_id AS id, 1 AS number FROM submission_draft");
    added.put("/people/proposals/{", "SELECT id FROM account_proposal WHERE status = 'PROPOSED'");
    added.put("/account-proposals/{", "SELECT id FROM account_proposal WHERE status = 'PROPOSED'");
    added.put(
        "/messages/groups/{",
        """
        SELECT i.handle AS id FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE n.once_key LIKE 'marked-%' ORDER BY i.id\
        """);
    added.put(
        "/messages/{",
        """
        SELECT i.handle AS id FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE n.once_key LIKE 'marked-%' ORDER BY i.id\
        """);
    added.put(
        "/mails/{",
        """
        SELECT m.message_id AS id FROM mail m JOIN inbox_message i ON i.id = m.inbox_message_id
          JOIN notice n ON n.id = i.notice_id
         WHERE n.once_key LIKE 'marked-%' LIMIT 2\
        """);
    return added;
  }

  /** What an address is read of. */
  private static List<Map<String, String>> of(Things things, RouteList.Route route) {
    if (route.path().contains("/reports/{kind}/")) {
      return things.rows(REPORTS);
    }
    List<Map<String, String>> all = new ArrayList<>(things.of(route));
    ADDED.entrySet().stream()
        .filter(a -> route.path().contains(a.getKey()))
        .findFirst()
        .ifPresent(a -> all.addAll(things.rows(a.getValue())));
    return all;
  }

  @BeforeAll
  static void walk() {
    TestApp app = LoadedDemo.fresh();
    Things things = new Things(app);
    List<Walker> walkers = new ArrayList<>(List.of(Walker.stranger(app)));
    walkers.addAll(Walkers.of(app, things));
    walkers.add(Walkers.withDraft(app, things));
    Secrets secrets = Secrets.put(app);
    // What was published before holds no mark: every bundle is published again.
    things
        .rows("SELECT DISTINCT tender_id AS id FROM tender_bundle")
        .forEach(
            r ->
                assertThat(
                        app.get(PublishBundles.class)
                            .run(Long.parseLong(r.getOrDefault("id", "0"))))
                    .isTrue());
    app.get(WorkLog.class).run();
    Map<String, TenderStatus> statuses = new HashMap<>();
    things
        .rows("SELECT id, status FROM joint_tender")
        .forEach(
            r ->
                statuses.put(
                    String.valueOf(r.get("id")),
                    TenderStatus.valueOf(r.getOrDefault("status", ""))));
    List<RouteList.Route> routes =
        new ArrayList<>(
            RouteList.of(app).stream()
                .filter(r -> r.reads() && !LEFT_OUT.matcher(r.path()).find())
                .toList());
    List<RouteList.Route> searching = RouteList.searching(app, "mk-");
    assertThat(searching).hasSizeGreaterThan(5);
    routes.addAll(searching);
    Map<String, List<Map<String, String>>> of = new HashMap<>();
    routes.forEach(r -> of.put(r.path(), of(things, r)));
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<CompletableFuture<Void>> walks = new ArrayList<>();
      for (int i = 0; i < walkers.size(); i++) {
        Walker walker = walkers.get(i);
        Language language = i % 2 == 0 ? Language.AR : Language.EN;
        walks.add(
            CompletableFuture.runAsync(
                () -> {
                  for (RouteList.Route route : routes) {
                    if (PRINTED.matcher(route.path()).find()
                        && READERS_OF_REPORTS.contains(walker.person().role())) {
                      continue;
                    }
                    of.getOrDefault(route.path(), List.of())
                        .forEach(
                            thing ->
                                judge(
                                    walker.person(),
                                    route,
                                    walker.read(route, thing, language),
                                    secrets,
                                    statuses));
                  }
                },
                threads));
      }
      walks.forEach(CompletableFuture::join);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void judge(
      Walker.Person person,
      RouteList.Route route,
      Answer answer,
      Secrets secrets,
      Map<String, TenderStatus> statuses) {
    if (answer.status() >= 500) {
      FAULTS.add(route.name() + " " + answer.path() + " answered " + answer.status());
    }
    for (Secrets.Secret secret : new HashSet<>(secrets.in(answer))) {
      SEEN.add(secret.name());
      TenderStatus status = statuses.get(secret.tender());
      if (!RULES.allows(person, secret, status)) {
        TOLD.put(
            secret.name() + " of " + secret.tender() + " to " + person.role() + " " + route.name(),
            answer.path() + " as " + person.login() + ": " + secret);
      }
    }
  }

  @Test
  void nobody_reads_what_is_kept_from_them() {
    assertThat(TOLD).isEmpty();
  }

  @Test
  void every_value_of_the_table_was_come_upon_by_somebody_who_may_read_it() {
    Set<String> missing = new TreeSet<>(RULES.marks());
    missing.removeAll(SEEN);

    assertThat(missing).isEmpty();
  }

  @Test
  void no_address_failed_on_the_marks() {
    assertThat(FAULTS).isEmpty();
  }
}
