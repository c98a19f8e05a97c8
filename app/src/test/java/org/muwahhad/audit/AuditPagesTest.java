package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.approval.CancelTender;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.Texts;

/** The page of the record: what was done in words, found by act, subject, person and day. */
@Tag("long")
class AuditPagesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = TenderFixture.in(APP, WORLD);
  private static final Actor AUDITOR = WORLD.aPersonWho(Role.AUDITOR);
  private final long tender = TENDERS.aPublished();
  private final String number = APP.ask("SELECT number FROM joint_tender WHERE id = " + tender);

  @Test
  void acts_subjects_and_details_are_told_in_the_language_of_the_reader() {
    APP.get(CancelTender.class).run(TENDERS.buyer(), tender, "Demand fell away");
    Browserless auditor = Browserless.signedInAs(APP, AUDITOR);
    String english = auditor.get("/audit?object=" + number).body();
    auditor.get("/language/ar");
    String arabic = auditor.get("/audit?object=" + number).body();

    assertThat(english)
        .contains("Tender cancelled", "Tender " + tender, "Reason:", "Demand fell away");
    int words = english.indexOf("Demand fell away");
    assertThat(english.indexOf("As recorded (JSON)", words))
        .as("the detail as it was recorded is folded in")
        .isLessThan(english.indexOf("Demand fell away", words + 1));
    assertThat(arabic).contains("إلغاء المنافسة", "نشر المنافسة", "السبب:");
    assertThat(english).contains(">Published<", ">Cancelled<");
    assertThat(arabic).as("statuses have names").contains(">منشورة<", ">ملغاة<");
  }

  @Test
  void a_moment_for_each_state_is_written_as_one() {
    String detail =
        """
        {"until":"{AE=2026-12-09T11:09:37.033796Z, KW=2026-12-07T11:09:37Z}","to":"DECIDED"}""";

    List<EntryWords.EntryFact> facts =
        APP.get(EntryWords.class).facts(Texts.in(Language.EN), ZoneId.of("Asia/Riyadh"), detail);

    assertThat(facts.get(0).text())
        .contains("United Arab Emirates: ", "9 December 2026, 14:09", "Kuwait: ")
        .contains("7 December 2026, 14:09")
        .doesNotContain("{", "}", "Z");
    assertThat(facts.get(1).text()).isEqualTo("Decided");
    assertThat(facts.get(1).code()).as("a name is no code").isFalse();
  }

  @Test
  void the_number_of_a_tender_finds_its_chain_and_an_act_a_person_and_days_narrow_it() {
    long other = TENDERS.aPublished();
    Browserless auditor = Browserless.signedInAs(APP, AUDITOR);
    LocalDate today = LocalDate.now(Page.RIYADH);

    String chain = auditor.get("/audit?object=" + number).body();
    String published = auditor.get("/audit?act=tender.publish&object=" + number).body();
    String nobody = auditor.get("/audit?login=nobody-of-this-name&object=" + number).body();
    String byName =
        auditor.get("/audit?login=" + TENDERS.buyer().login() + "&object=" + number).body();
    String before = auditor.get("/audit?object=" + number + "&until=" + today.minusDays(1)).body();
    String within =
        auditor.get("/audit?object=" + number + "&from=" + today + "&until=" + today).body();
    String unreadable = auditor.get("/audit?from=2027-02-31").body();

    assertThat(chain).contains("tender:" + tender + "#").doesNotContain("tender:" + other + "#");
    assertThat(published).contains(">tender.publish<").doesNotContain(">tender.approve<");
    assertThat(nobody).contains("No entries match");
    assertThat(byName).contains(">tender.publish<");
    assertThat(before).contains("No entries match");
    assertThat(within).contains(">tender.publish<");
    assertThat(unreadable).contains("Enter a valid date", "id=\"from-error\"");
  }

  @Test
  void pages_go_to_older_and_newer_entries_in_either_order_and_say_how_many_there_are() {
    AuditQueries queries = APP.get(AuditQueries.class);
    EntryFilter filter = EntryFilter.of(Form.empty().with("object", number));
    int total = queries.count(filter, true);
    List<AuditQueries.EntryRow> newest = queries.list("", filter, true, total + 1);
    AuditQueries.EntryRow last = newest.get(0);
    AuditQueries.EntryRow before = newest.get(1);

    assertThat(newest).hasSize(total);
    List<AuditQueries.EntryRow> oldest =
        new ArrayList<>(queries.listNewer("", filter, true, total + 1));
    Collections.reverse(oldest);
    assertThat(oldest).isEqualTo(newest);
    assertThat(queries.listNewer(before.place(), filter, true, 9)).containsExactly(last);
    assertThat(queries.list(last.place(), filter, true, 1)).containsExactly(before);

    Browserless auditor = Browserless.signedInAs(APP, AUDITOR);
    String address = "/audit?object=" + number;
    String newer = auditor.get(address + "&after=" + before.place()).body();
    String ascending = auditor.get(address + "&sort=at").body();
    String descending = auditor.get(address).body();

    assertThat(newer).contains(brief(last), "Older entries").doesNotContain(brief(before));
    assertThat(ascending).contains(total + " entries", "aria-sort=\"ascending\"");
    assertThat(ascending.indexOf(brief(before))).isLessThan(ascending.indexOf(brief(last)));
    assertThat(descending).contains("sort=at\"", "aria-sort=\"descending\"");
    assertThat(descending.indexOf(brief(last))).isLessThan(descending.indexOf(brief(before)));
  }

  @Test
  void a_full_page_offers_further_entries_only_where_there_are_some() {
    AuditQueries queries = APP.get(AuditQueries.class);
    while (queries.count(EntryFilter.NONE, true) <= AuditQueries.PAGE_SIZE + 1) {
      TENDERS.aPublished();
    }
    Browserless auditor = Browserless.signedInAs(APP, AUDITOR);
    List<AuditQueries.EntryRow> newest =
        queries.list("", EntryFilter.NONE, true, AuditQueries.PAGE_SIZE + 2);
    String last = "/audit?after=" + newest.get(AuditQueries.PAGE_SIZE).place();
    String beforeLast = "/audit?after=" + newest.get(AuditQueries.PAGE_SIZE + 1).place();

    assertThat(auditor.get(last).body())
        .contains(brief(newest.get(0)), "Older entries")
        .doesNotContain("Newer entries");
    assertThat(auditor.get(beforeLast).body())
        .contains(brief(newest.get(1)), "Newer entries")
        .doesNotContain(brief(newest.get(0)));
  }

  /** As the page names an entry. */
  private static String brief(AuditQueries.EntryRow entry) {
    return entry.chain() + "#" + entry.position() + " " + hash(entry).substring(0, 12);
  }

  private static String hash(AuditQueries.EntryRow entry) {
    return Objects.requireNonNull(entry.hash());
  }

  @Test
  void an_administrator_reads_what_administrators_did_and_that_others_acted() {
    APP.get(CancelTender.class).run(TENDERS.buyer(), tender, "Demand fell away");
    String hash =
        APP
            .get(AuditQueries.class)
            .list("", EntryFilter.of(Form.empty().with("object", number)), true, 1)
            .stream()
            .map(AuditPagesTest::hash)
            .findFirst()
            .orElseThrow();
    Actor actor = WORLD.aPersonWho(Role.ADMINISTRATOR);
    APP.get(RunVerification.class).run(actor);
    Browserless administrator = Browserless.signedInAs(APP, actor);

    for (String address :
        List.of("/audit?", "/audit/export?format=csv&", "/api/v1/audit/entries?")) {
      assertThat(administrator.get(address + "object=" + number).body())
          .contains("tender.cancel")
          .doesNotContain("Demand fell away", hash, hash.substring(0, 12));
    }
    for (String address : List.of("/audit?object=", "/audit/export?format=csv&object=")) {
      assertThat(administrator.get(address + number).body())
          .as("why a detail is left out")
          .contains("Auditors alone read the detail");
    }
    administrator.get("/language/ar");
    assertThat(administrator.get("/audit/export?format=csv&object=" + number).body())
        .contains("التفاصيل للمدققين وحدهم.");
    administrator.get("/language/en");
    assertThat(administrator.get("/api/v1/audit/entries?act=audit.").body())
        .contains("\"hash\":\"");
    assertThat(administrator.get("/reports/audit-extract/" + tender).statusCode()).isEqualTo(403);
  }

  @Test
  void the_entries_that_match_are_given_as_a_file() throws IOException {
    Browserless auditor = Browserless.signedInAs(APP, AUDITOR);
    String query = "/audit/export?act=tender.&object=" + number + "&format=";
    int entries =
        Integer.parseInt(
            APP.ask(
                """
                SELECT COUNT(*) FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
                 WHERE e.act LIKE 'tender.%%' AND c.name = 'tender:%d'"""
                    .formatted(tender)));

    HttpResponse<String> csv = auditor.get(query + "csv");
    HttpResponse<String> xlsx = auditor.get(query + "xlsx");
    byte[] workbook =
        APP.get(EntryTable.class)
            .xlsx(
                Texts.in(Language.AR),
                Page.RIYADH,
                EntryFilter.of(Form.empty().with("act", "tender.").with("object", number)),
                true);

    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.body()).contains("\"Action\"", "\"Tender published\"", "\"tender.publish\"");
    assertThat(csv.body().split("\"tender:" + tender + "\"", -1)).hasSize(entries + 1);
    assertThat(xlsx.headers().firstValue("Content-Disposition").orElse("")).contains("audit.xlsx");
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
      List<Row> rows = book.getFirstSheet().read();
      assertThat(rows).hasSize(entries + 1);
    }
    for (Role role : new Role[] {Role.CENTRAL_BUYER, Role.COMMITTEE_MEMBER}) {
      Actor person =
          role == Role.COMMITTEE_MEMBER ? WORLD.aPersonWho(role, "KW") : WORLD.aPersonWho(role);
      assertThat(Browserless.signedInAs(APP, person).get(query + "csv").statusCode())
          .isEqualTo(403);
    }
  }
}
