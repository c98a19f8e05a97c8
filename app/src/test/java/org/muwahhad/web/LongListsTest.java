package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.web.PagedLists.APP;
import static org.muwahhad.web.PagedLists.actor;
import static org.muwahhad.web.PagedLists.all;
import static org.muwahhad.web.PagedLists.narrowed;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Browserless;
import org.muwahhad.access.Actor;
import org.muwahhad.committee.DecisionQueries;
import org.muwahhad.committee.ViewDecisions;
import org.muwahhad.complaint.ComplaintQueries;
import org.muwahhad.complaint.ReviewRegister;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.demand.round.ViewRounds;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.framework.transfer.TransferQueries;
import org.muwahhad.framework.transfer.ViewTransfers;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.organisation.state.ViewStates;
import org.muwahhad.organisation.supplier.Debarments;
import org.muwahhad.organisation.supplier.ViewDebarments;
import org.muwahhad.reporting.desk.AwardReportQueries;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.tender.dossier.DossierTemplateQueries;
import org.muwahhad.tender.dossier.ViewDossierTemplates;
import org.muwahhad.tender.question.AnsweredQuestion;
import org.muwahhad.tender.question.QuestionsView;
import org.muwahhad.tender.question.ViewQuestions;

/** Long lists have a search, a filter and an order; programs get the same. */
@Tag("long")
class LongListsTest {
  @Test
  void lists_are_sorted_by_their_heads() {
    Actor buyer = actor("buyer");
    ViewAgreements agreements = APP.get(ViewAgreements.class);
    assertThat(all(c -> agreements.list(buyer, c), "ends"))
        .isSortedAccordingTo(Comparator.comparing(AgreementQueries.Agreement::endsOn));
    assertThat(all(c -> agreements.list(buyer, c), "-number"))
        .isSortedAccordingTo(Comparator.comparing(AgreementQueries.Agreement::number).reversed());
    ViewRounds rounds = APP.get(ViewRounds.class);
    assertThat(all(c -> rounds.list(buyer, c), "opens"))
        .isSortedAccordingTo(Comparator.comparing(RoundQueries.RoundRow::opensAt))
        .hasSameElementsAs(rounds.list(buyer));
    VisibleTenders tenders = APP.get(VisibleTenders.class);
    assertThat(all(c -> tenders.list(buyer, c), "number"))
        .isSortedAccordingTo(Comparator.comparing(TenderQueries.Tender::number));
  }

  @Test
  void a_text_and_a_filter_narrow_them() {
    Actor buyer = actor("buyer");
    AgreementQueries.Agreement one = APP.get(ViewAgreements.class).list(buyer).get(0);
    for (String text : List.of(one.number(), one.lotTitle().en(), one.supplier().ar())) {
      assertThat(APP.get(ViewAgreements.class).list(buyer, narrowed(text, "")).entries())
          .as(text)
          .contains(one);
    }
    assertThat(APP.get(ViewAgreements.class).list(buyer, narrowed("%%", "")).entries()).isEmpty();
    Stream.of("RUNNING", "ENDED")
        .forEach(
            f ->
                assertThat(APP.get(ViewAgreements.class).list(buyer, narrowed("", f)).entries())
                    .allSatisfy(
                        a ->
                            assertThat(a.endsOn().isBefore(LocalDate.now(ZoneOffset.UTC)))
                                .isEqualTo(f.equals("ENDED"))));
    assertThat(APP.get(ViewRounds.class).list(buyer, narrowed("", "OPEN")).entries())
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.status().name()).isEqualTo("OPEN"));
    assertThat(APP.get(VisibleTenders.class).list(buyer, narrowed("", "AWARDED")).entries())
        .isNotEmpty()
        .allSatisfy(t -> assertThat(t.status().name()).isEqualTo("AWARDED"));
    assertThat(APP.get(VisibleTenders.class).list(actor("bidder.1"), narrowed("", "DRAFT")).total())
        .as("the status of a tender inside tells those outside nothing")
        .isEqualTo(APP.get(VisibleTenders.class).list(actor("bidder.1")).size());
    assertThat(APP.get(ViewTransfers.class).list(buyer, narrowed("", "DONE")).entries())
        .extracting(TransferQueries.Transfer::status)
        .allSatisfy(s -> assertThat(s.name()).isEqualTo("DONE"));
  }

  @Test
  void an_agreement_is_found_by_the_items_that_can_be_ordered_under_it() {
    Actor buyer = actor("buyer");
    AgreementQueries.Agreement one = APP.get(ViewAgreements.class).list(buyer).get(0);
    String ofItems =
        """
        FROM framework_agreement f JOIN award a ON a.id = f.award_id
         JOIN lot_item i ON i.lot_id = a.lot_id JOIN item_revision r ON r.id = i.revision_id
         JOIN catalog_item c ON c.id = r.item_id
        WHERE f.id = %d ORDER BY i.position, i.id LIMIT 1"""
            .formatted(one.id());
    Browserless reader = Browserless.ofDemo(APP, "buyer");

    for (String column : List.of("c.code", "r.name_ar", "r.name_en")) {
      String text = APP.ask("SELECT " + column + " " + ofItems);
      assertThat(APP.get(ViewAgreements.class).list(buyer, narrowed(text, "")).entries())
          .as(text)
          .contains(one);
    }
    String code = APP.ask("SELECT c.code " + ofItems);
    assertThat(reader.get("/search?q=" + code).body())
        .contains("href=\"/agreements/" + one.id() + "\"");
    assertThat(plain(reader.get("/agreements?q=" + one.number()).body()))
        .as("the list names what is in the lots")
        .contains(APP.ask("SELECT r.name_en " + ofItems));
  }

  /** What a page says, with the signs that are escaped in it. */
  private static String plain(String page) {
    return page.replace("&amp;", "&").replace("&#34;", "\"").replace("&quot;", "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"buyer", "member.sa", "coordinator.kw", "auditor", "evaluator.1"})
  void award_reports_are_found_narrowed_and_ordered(String login) {
    Actor actor = actor(login);
    AwardReportQueries reports = APP.get(AwardReportQueries.class);
    List<AwardReportQueries.AwardReportRow> all = all(c -> reports.list(actor, c), "number");

    assertThat(all)
        .isSortedAccordingTo(Comparator.comparing(AwardReportQueries.AwardReportRow::number));
    for (AwardReportQueries.AwardReportRow one : all) {
      assertThat(reports.list(actor, narrowed(one.number(), one.status().name())).entries())
          .contains(one);
    }
    assertThat(reports.list(actor, narrowed("", "AWARDED")).entries())
        .allSatisfy(r -> assertThat(r.status().name()).isEqualTo("AWARDED"));
  }

  @Test
  void decisions_rates_and_dossier_templates_are_ordered_by_their_heads() {
    Actor buyer = actor("buyer");
    ViewDecisions decisions = APP.get(ViewDecisions.class);
    assertThat(all(c -> decisions.list(buyer, c), "opened"))
        .isNotEmpty()
        .isSortedAccordingTo(Comparator.comparing(DecisionQueries.Decision::openedAt));
    assertThat(all(c -> decisions.list(buyer, c), "-number"))
        .isSortedAccordingTo(
            Comparator.comparing(DecisionQueries.Decision::tenderNumber).reversed());
    ViewStates states = APP.get(ViewStates.class);
    int rates = states.countEntered(buyer, narrowed("", ""));
    assertThat(rates).isEqualTo(Integer.parseInt(APP.ask("SELECT COUNT(*) FROM exchange_rate")));
    List<StateQueries.RateRow> entered =
        all(
            c ->
                new ListPage<>(
                    states.rates(buyer, null, c).entered(), states.countEntered(buyer, c), c),
            "day");
    assertThat(entered)
        .hasSize(rates)
        .isSortedAccordingTo(Comparator.comparing(StateQueries.RateRow::validFrom));
    assertThat(states.rates(buyer, null, narrowed("", "SAR")).entered())
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.currency()).isEqualTo("SAR"));
    ViewDossierTemplates templates = APP.get(ViewDossierTemplates.class);
    List<DossierTemplateQueries.DossierTemplateVersion> dossiers =
        all(c -> templates.list(buyer, c), "-code");
    assertThat(dossiers)
        .isNotEmpty()
        .isSortedAccordingTo(
            Comparator.comparing(DossierTemplateQueries.DossierTemplateVersion::code).reversed());
    assertThat(templates.list(buyer, narrowed(dossiers.get(0).purpose().ar(), "")).entries())
        .contains(dossiers.get(0));
    assertThat(templates.list(buyer, narrowed("", "RETIRED")).entries())
        .allSatisfy(d -> assertThat(d.retiredAt()).isNotNull());
  }

  @Test
  void what_is_public_of_reviews_and_debarments_is_found_narrowed_and_ordered() {
    ReviewRegister register = APP.get(ReviewRegister.class);
    List<ComplaintQueries.PublishedDecision> decided = allDecided(register, "filed");
    assertThat(decided)
        .hasSize(
            Integer.parseInt(APP.ask("SELECT COUNT(*) FROM complaint WHERE status = 'DECIDED'")))
        .isSortedAccordingTo(Comparator.comparing(ComplaintQueries.PublishedDecision::filedAt));
    for (ComplaintQueries.PublishedDecision one : decided) {
      assertThat(register.list(narrowed(one.number(), one.outcome().name())).entries())
          .contains(one);
    }
    assertThat(register.list(new ListChoice("/", "", "", "", 999)).choice().page())
        .as("a page beyond the end is the last")
        .isEqualTo(1 + Math.max(0, decided.size() - 1) / ListChoice.SIZE);
    ViewDebarments debarments = APP.get(ViewDebarments.class);
    List<Debarments.PublicDebarment> debarred = all(debarments::listInForce, "-from");
    assertThat(debarred)
        .hasSize(Integer.parseInt(APP.ask("SELECT COUNT(*) FROM supplier_debarred")))
        .isSortedAccordingTo(Comparator.comparing(Debarments.PublicDebarment::fromDay).reversed());
    for (Debarments.PublicDebarment one : debarred) {
      String kind = one.untilDay() == null ? "LIFTED" : "FIXED";
      assertThat(debarments.listInForce(narrowed(one.registrationNumber(), kind)).entries())
          .contains(one);
    }
  }

  @Test
  void balances_and_answers_are_found_narrowed_ordered_and_paged() {
    Actor buyer = actor("buyer");
    Browserless reader = Browserless.ofDemo(APP, "buyer");
    long agreement =
        Long.parseLong(
            APP.ask(
                """
                SELECT agreement_id FROM entitlement
                 GROUP BY agreement_id ORDER BY COUNT(*) DESC LIMIT 1"""));
    ViewAgreements.AgreementView sheet = APP.get(ViewAgreements.class).get(buyer, agreement);
    assertThat(all(sheet::balances, "left"))
        .hasSize(sheet.entitlements().size())
        .isSortedAccordingTo(Comparator.comparing(AgreementQueries.Entitlement::left));
    AgreementQueries.Entitlement balance = sheet.entitlements().get(0);
    assertThat(sheet.balances(narrowed(balance.itemCode(), balance.stateCode())).entries())
        .contains(balance)
        .allSatisfy(b -> assertThat(b.stateCode()).isEqualTo(balance.stateCode()));
    assertThat(reader.get("/agreements/" + agreement).body())
        .contains("of " + sheet.entitlements().size() + "<", "sort=left");
    assertThat(reader.get("/agreements/" + agreement + "?q=qqqqzzzz").body())
        .contains("Nothing in this list matches");
    long tender =
        Long.parseLong(
            APP.ask(
                """
                SELECT tender_id FROM tender_question WHERE answered_at IS NOT NULL
                 GROUP BY tender_id ORDER BY COUNT(*) DESC LIMIT 1"""));
    QuestionsView room = APP.get(ViewQuestions.class).get(buyer, tender);
    List<AnsweredQuestion> answers = all(c -> room.answered(c), "newest");
    assertThat(answers)
        .hasSize(room.answered().size())
        .isNotEmpty()
        .isSortedAccordingTo(Comparator.comparing(AnsweredQuestion::number).reversed());
    AnsweredQuestion one = answers.get(0);
    assertThat(room.answered(narrowed(one.answer().ar(), "ANSWERED")).entries()).contains(one);
    assertThat(room.answered(narrowed("", "WAITING")).total()).isZero();
    String questions = "/tenders/" + tender + "/questions";
    assertThat(reader.get(questions).body()).contains("of " + answers.size() + "<", "name=\"q\"");
    assertThat(reader.get(questions + "?q=qqqqzzzz").body())
        .contains("Nothing in this list matches")
        .doesNotContain("id=\"question-");
    assertThat(List.of(1, ListChoice.SIZE, ListChoice.SIZE + 1))
        .extracting(QuestionsView::pageOf)
        .containsExactly(1, 1, 2);
  }

  /** The register takes a page beyond the end for the last one. */
  private static List<ComplaintQueries.PublishedDecision> allDecided(
      ReviewRegister register, String sort) {
    List<ComplaintQueries.PublishedDecision> all = new ArrayList<>();
    int total = register.list(narrowed("", "")).total();
    for (int page = 1; all.size() < total; page++) {
      all.addAll(register.list(new ListChoice("/", "", "", sort, page)).entries());
    }
    return all;
  }

  @Test
  void their_pages_say_what_was_chosen_and_programs_get_the_same() {
    Browserless buyer = Browserless.ofDemo(APP, "buyer");
    for (String list :
        List.of(
            "/agreements",
            "/transfers",
            "/accessions",
            "/rounds",
            "/tenders",
            "/decisions",
            "/guarantees",
            "/bid-securities",
            "/dossier-templates",
            "/overview/unfinished",
            "/complaints",
            "/meetings",
            "/reports",
            "/overview/waiting")) {
      String page = buyer.get(list + "?q=2025&sort=number&page=1").body();
      assertThat(page)
          .as(list)
          .contains("name=\"q\"", "value=\"2025\"", "name=\"filter\"", "name=\"sort\"");
      assertThat(buyer.get(list + "?q=qqqqzzzz").body())
          .as(list)
          .contains("Nothing in this list matches");
      if (!list.startsWith("/overview")) {
        assertThat(buyer.get("/api/v1" + list + "?q=qqqqzzzz").body()).as(list).isEqualTo("[]");
        assertThat(buyer.get("/api/v1" + list + "?page=100000").body()).as(list).isEqualTo("[]");
      }
      assertThat(buyer.get(list + "?page=-3&sort=nothing&filter=nothing").statusCode())
          .isEqualTo(200);
    }
    assertThat(buyer.get("/agreements?sort=ends").body())
        .contains("aria-sort=\"ascending\"", "sort=-ends");
  }
}
