package org.muwahhad.tender.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.approval.ApproveTender;
import org.muwahhad.tender.approval.PublishTender;
import org.muwahhad.tender.terms.CriterionInput;

/** The usual dossiers are templates in versions; a draft is made from one and then its own. */
class DossierTemplatesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = TenderFixture.in(APP, WORLD);
  private final Actor buyer = TENDERS.buyer();
  private final DossierTemplateQueries queries = APP.get(DossierTemplateQueries.class);
  private final TenderQueries tenders = APP.get(TenderQueries.class);

  @Test
  void four_templates_come_with_the_system_complete_in_both_languages() {
    List<DossierTemplateQueries.DossierTemplateVersion> seeded =
        queries.list().stream().filter(v -> v.writer() == null).toList();

    assertThat(seeded)
        .extracting(DossierTemplateQueries.DossierTemplateVersion::code)
        .contains("goods", "software-licences", "services", "cloud");
    assertThat(seeded)
        .allSatisfy(
            v -> {
              BigDecimal sum = BigDecimal.ZERO;
              for (DossierTemplateQueries.Criterion c :
                  queries.listCriteria(v.templateId(), v.number())) {
                assertThat(c.name().ar()).isNotBlank();
                sum = c.weight() == null ? sum : sum.add(c.weight());
              }
              assertThat(sum).isEqualByComparingTo("100");
              assertThat(v.requirements().ar().lines().count())
                  .isEqualTo(v.requirements().en().lines().count())
                  .isGreaterThan(4);
            });
  }

  @Test
  void a_draft_takes_requirements_criteria_and_rules_of_a_template_and_publishes_them() {
    long tender = TENDERS.aDraft();
    Browserless office = Browserless.signedInAs(APP, buyer);
    String page = "/tenders/" + tender + "/general-requirements";
    long services = id("services");

    HttpResponse<String> none = office.post(page + "/template", "version", version(tender));
    String applied =
        office
            .post(page + "/template", "version", version(tender), "template", "" + services)
            .body();

    assertThat(none.statusCode()).isNotEqualTo(200);
    assertThat(applied).contains("The template was applied", "Services and support", "version 1");
    assertThat(tenders.listCriteria(tender))
        .extracting(c -> c.name().en())
        .contains("Qualifications and experience of the team")
        .hasSize(7);
    assertThat(tenders.rule(tender, TenderRule.WEIGHT_QUALITY)).isEqualByComparingTo("70");
    assertThat(tenders.rule(tender, TenderRule.TECHNICAL_PASS_MARK)).isEqualByComparingTo("75");
    assertThat(tenders.rule(tender, TenderRule.BID_VALIDITY_DAYS)).isEqualByComparingTo("90");
    assertThat(TENDERS.lastAct(tender)).isEqualTo("tender.template-applied");

    approveAndPublish(tender);
    String number = tenders.getTender(tender).number();
    assertThat(Browserless.at(APP).get("/publications/" + number).body())
        .contains("يسمّي العرض مدير المشروع", "مؤهلات الفريق وخبرته");
    assertThat(refusal("DELETE FROM dossier_text WHERE tender_id = " + tender))
        .contains("tender.not-editable");
    assertThat(refusal("UPDATE dossier_text SET text_en = 'x' WHERE tender_id = " + tender))
        .contains("tender.not-editable");
    assertThat(refusal("UPDATE tender_template SET template_id = 1 WHERE tender_id = " + tender))
        .contains("tender.not-editable");
  }

  @Test
  void requirements_in_one_language_stop_the_approval_in_code_and_database() {
    long tender = TENDERS.aDraft();
    APP.get(SetGeneralRequirements.class)
        .run(
            buyer,
            tender,
            new Bilingual("التسليم خلال شهر", ""),
            tenders.getTender(tender).version());
    Actor second = WORLD.aPersonWho(Role.CENTRAL_BUYER);

    assertThatThrownBy(() -> APP.get(ApproveTender.class).run(second, tender))
        .hasMessage("tender.translation-missing");
    assertThat(
            refusal(
                "UPDATE joint_tender SET status = 'APPROVED', approved_by = %d WHERE id = %d"
                    .formatted(second.personId(), tender)))
        .contains("tender.translation-missing");
    assertThat(TENDERS.countActs(tender, "tender.general-requirements-set")).isEqualTo("1");
  }

  @Test
  void whoever_applied_a_template_does_not_approve_the_dossier() {
    long tender = TENDERS.aDraft();
    Actor second = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    APP.get(ApplyTemplate.class)
        .run(second, tender, id("goods"), tenders.getTender(tender).version());

    assertThatThrownBy(() -> APP.get(ApproveTender.class).run(second, tender))
        .hasMessage("tender.approver-edited");
  }

  @Test
  void a_template_is_changed_by_its_next_version_and_earlier_dossiers_keep_theirs() {
    long template = APP.get(AddTemplate.class).run(buyer, "printers", content("Printers", "100"));
    long tender = TENDERS.aDraft();
    APP.get(ApplyTemplate.class).run(buyer, tender, template, tenders.getTender(tender).version());

    int next =
        APP.get(ReviseTemplate.class).run(buyer, template, 1, content("Printers and ink", "100"));

    assertThat(next).isEqualTo(2);
    assertThat(queries.getCurrent(template).name().en()).isEqualTo("Printers and ink");
    assertThat(queries.findApplied(tender))
        .hasValueSatisfying(a -> assertThat(a.number()).isEqualTo(1));
    assertThatThrownBy(
            () -> APP.get(ReviseTemplate.class).run(buyer, template, 1, content("Old", "100")))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(act ORDER BY id) FROM audit_entry WHERE object_type = 'dossier-template' AND object_id = '%d'"
                    .formatted(template)))
        .isEqualTo("dossier.version-written,dossier.version-written");

    APP.get(RetireTemplate.class).run(buyer, template);
    assertThatThrownBy(
            () -> APP.get(ReviseTemplate.class).run(buyer, template, 2, content("More", "100")))
        .hasMessage("dossier.retired");
    assertThat(APP.get(ApplyTemplate.class).list()).noneMatch(c -> c.code().equals("printers"));
  }

  @Test
  void a_page_names_the_fields_that_are_wrong_and_keeps_what_was_typed() {
    Browserless office = Browserless.signedInAs(APP, buyer);
    String listed = office.get("/dossier-templates").body();
    Map<String, String> typed =
        Map.ofEntries(
            Map.entry("code", "scanners"),
            Map.entry("name.ar", "ماسحات"),
            Map.entry("name.en", "Scanners"),
            Map.entry("purpose.ar", "ماسحات ضوئية"),
            Map.entry("purpose.en", "Scanners for paper"),
            Map.entry("awardCriteria", "priceOnly"),
            Map.entry("requirements.ar", "ضمان سنتين"),
            Map.entry("requirements.en", ""),
            Map.entry("rows", "1"),
            Map.entry("criteria[0].kind", "TECHNICAL"),
            Map.entry("criteria[0].code", "T1"),
            Map.entry("criteria[0].nameAr", "المواصفات"),
            Map.entry("criteria[0].nameEn", "Specifications"),
            Map.entry("criteria[0].weight", "90"),
            Map.entry("rules.technical.pass-mark", "170"));
    HttpResponse<String> wrong = office.post("/dossier-templates/new", typed);
    Map<String, String> mended = new java.util.HashMap<>(typed);
    mended.put("requirements.en", "Warranty of two years");
    mended.put("criteria[0].weight", "100");
    mended.put("rules.technical.pass-mark", "65");
    HttpResponse<String> added = office.post("/dossier-templates/new", mended);

    assertThat(listed).contains("Cloud subscriptions", "/dossier-templates/new");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains(
            "id=\"requirements-en-error\"",
            "The weights of the technical criteria must add up to 100",
            "id=\"rules-technical-pass-mark-error\"",
            "Scanners for paper");
    assertThat(added.body()).contains("Version 1 is in force", "Warranty of two years");
    String edit = office.get("/dossier-templates/" + id("scanners") + "/edit").body();
    assertThat(edit).contains("name=\"seen\" value=\"1\"", "Scanners for paper", "value=\"65\"");
  }

  @Test
  void the_database_itself_changes_no_version_of_a_template() {
    for (String statement :
        new String[] {
          "UPDATE dossier_template_version SET requirements_en = 'x' WHERE template_id = 1",
          "DELETE FROM dossier_template_criterion WHERE template_id = 1",
          "UPDATE dossier_template_criterion SET weight = 39 WHERE template_id = 1 AND code = 'T1'",
          "INSERT INTO dossier_template_rule VALUES (1, 1, 'standstill.days', 1)",
          "DELETE FROM dossier_template_rule WHERE template_id = 1",
          "UPDATE dossier_template SET version_count = 5 WHERE id = 1",
          "DELETE FROM dossier_template_version WHERE template_id = 1"
        }) {
      assertThat(refusal(statement)).as(statement).contains("dossier.");
    }
  }

  @Test
  void a_program_reads_applies_and_revises_and_a_supplier_does_not() {
    long tender = TENDERS.aDraft();
    ApiCaller program = ApiCaller.of(APP, buyer);
    HttpResponse<String> applied =
        program.send(
            "POST",
            "/api/v1/tenders/" + tender + "/template",
            "{\"template\":%d,\"version\":%s}".formatted(id("cloud"), version(tender)));
    HttpResponse<String> missing =
        program.send("PUT", "/api/v1/dossier-templates/" + id("cloud"), "{\"seen\":1}");

    assertThat(applied.statusCode()).isEqualTo(200);
    assertThat(applied.body()).contains("Leaving the service and export of data");
    assertThat(missing.statusCode()).isEqualTo(422);
    assertThat(missing.body()).contains("name.ar", "requirements.en", "criteria");
    assertThat(
            ApiCaller.of(APP, WORLD.aBidderFor(WORLD.aSupplier()))
                .get("/api/v1/dossier-templates")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_new_draft_is_made_from_a_template_that_was_chosen_with_the_round() {
    long round = TENDERS.aClosedRound();
    Browserless office = Browserless.signedInAs(APP, buyer);
    String preview = office.get("/rounds/" + round + "/aggregation").body();
    office.post(
        "/rounds/" + round + "/aggregation",
        "title.ar",
        "منافسة",
        "title.en",
        "Tender",
        "strategy",
        "cpv-class",
        "template",
        "software-licences");
    long tender =
        Long.parseLong(APP.ask("SELECT tender_id FROM tender_round WHERE round_id = " + round));

    assertThat(preview).contains("Software licences");
    assertThat(tenders.getTender(tender).awardCriteria()).isEqualTo("priceOnly");
    assertThat(queries.findApplied(tender)).isPresent();
  }

  private static TemplateContent content(String name, String weight) {
    return new TemplateContent(
        new Bilingual("طابعات", name),
        new Bilingual("توريد طابعات", "Supply of printers"),
        "ratedCriteria",
        true,
        new Bilingual("ضمان سنتين", "Warranty of two years"),
        List.of(
            new CriterionInput(
                CriterionKind.TECHNICAL,
                "T1",
                "المواصفات",
                "Specifications",
                new BigDecimal(weight))),
        Map.of());
  }

  private void approveAndPublish(long tender) {
    TenderFixture.approve(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER), tender);
    APP.get(PublishTender.class).run(buyer, tender);
  }

  private static long id(String code) {
    return Long.parseLong(APP.ask("SELECT id FROM dossier_template WHERE code = '" + code + "'"));
  }

  private static String version(long tender) {
    return APP.ask("SELECT version FROM joint_tender WHERE id = " + tender);
  }

  private static String refusal(String statement) {
    try (var connection = APP.connect();
        var sql = connection.createStatement()) {
      sql.executeUpdate(statement);
      return "taken";
    } catch (java.sql.SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
