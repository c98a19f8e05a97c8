package org.muwahhad.tender.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.approval.Checklist;
import org.muwahhad.tender.approval.Checklists;
import org.muwahhad.tender.approval.PublishTender;
import org.muwahhad.tender.lot.UndoAggregation;

class RequirementsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = TenderFixture.in(APP, WORLD);
  private static final SpecifiedItems ITEMS = new SpecifiedItems(APP, WORLD, TENDERS);
  private static final Actor BUYER = TENDERS.buyer();
  private final Requirements requirements = APP.get(Requirements.class);
  private final SetRequirements setRequirements = APP.get(SetRequirements.class);

  @Test
  void aggregation_makes_requirements_of_what_the_catalog_states() {
    long tender = ITEMS.aDraft(2);

    List<Requirement> made = requirements.listOfItem(tender, item(tender));

    assertThat(made)
        .extracting(
            Requirement::attributeCode,
            Requirement::comparison,
            Requirement::wanted,
            Requirement::mandatory)
        .containsExactly(
            tuple("memory", Comparison.AT_LEAST, "32", true),
            tuple("screen", Comparison.ONE_OF, "oled", true),
            tuple("ports", Comparison.HAS_ALL, "usbc,hdmi", false),
            tuple("camera", Comparison.YES_NO, "true", false),
            tuple("warranty", Comparison.AS_DESCRIBED, "", false));
    assertThat(made.get(4).text().ar()).isEqualTo("ثلاث سنوات في الموقع");
    assertThat(requirements.count(tender))
        .extracting(Requirements.ItemCount::requirements, Requirements.ItemCount::mandatory)
        .containsOnly(tuple(5, 2));
  }

  @Test
  void a_buyer_replaces_the_requirements_of_an_item_and_it_is_recorded() {
    long tender = ITEMS.aDraft(2);
    long item = item(tender);

    setRequirements.run(BUYER, tender, item, List.of(number("٦٤"), choice("eu, الخليج")));

    assertThat(requirements.listOfItem(tender, item))
        .extracting(Requirement::wanted)
        .containsExactly("64", "gcc,eu");
    assertThat(requirements.list(tender)).hasSize(2 + 5);
    assertThat(TENDERS.lastAct(tender)).isEqualTo("tender.requirements-set");

    assertThat(APP.get(ProposeRequirements.class).run(BUYER, tender, item)).isEqualTo(5);
    assertThat(TENDERS.lastAct(tender)).isEqualTo("tender.requirements-proposed");
  }

  @Test
  void what_could_not_be_held_against_an_offer_is_told_at_its_field() {
    long tender = ITEMS.aDraft(1);
    RequirementInput words =
        new RequirementInput(
            null, "الضمان", "Warranty", Comparison.AS_DESCRIBED, "", "", "", null, "", "", true);

    assertThatThrownBy(
            () ->
                setRequirements.run(
                    BUYER, tender, item(tender), List.of(number("much"), choice("mars"), words)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            refusal ->
                assertThat(refusal.faults())
                    .extracting(Refusal.Fault::field, Refusal.Fault::code)
                    .containsExactly(
                        tuple("requirements[0].wanted", "shared.not-a-number"),
                        tuple("requirements[1].wanted", "requirement.wanted-not-a-choice"),
                        tuple("requirements[2].textAr", "shared.missing"),
                        tuple("requirements[2].textEn", "shared.missing")));
  }

  @Test
  void from_approval_on_they_are_fixed_also_for_who_goes_past_the_code() {
    long tender = ITEMS.aDraft(1);
    long item = item(tender);
    TenderFixture.approve(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER), tender);

    assertThatThrownBy(() -> setRequirements.run(BUYER, tender, item, List.of(number("1"))))
        .isInstanceOfSatisfying(
            Refusal.RuleBroken.class, r -> assertThat(r.code()).isEqualTo("tender.not-editable"));
    for (String statement :
        List.of(
            "UPDATE lot_requirement SET wanted = '1' WHERE attribute_code = 'memory' AND tender_id = "
                + tender,
            "UPDATE lot_requirement SET is_mandatory = FALSE WHERE tender_id = " + tender,
            "DELETE FROM lot_requirement WHERE tender_id = " + tender,
            """
            INSERT INTO lot_requirement (tender_id, lot_item_id, position, name_ar, name_en, comparison,
                                         wanted, text_ar, text_en, is_mandatory)
            VALUES (%d, %d, 99, 'س', 'x', 'AT_LEAST', '1', '', '', TRUE)"""
                .formatted(tender, item))) {
      assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining("tender.not-editable");
    }
  }

  @Test
  void the_database_takes_no_requirement_that_cannot_be_measured() {
    long tender = ITEMS.aDraft(1);
    String update = "UPDATE lot_requirement SET %s WHERE attribute_code = '%s' AND tender_id = ";

    for (String[] wrong :
        new String[][] {
          {"wanted = 'much'", "memory", "ck_lot_requirement_number"},
          {"wanted = ''", "memory", "ck_lot_requirement_wanted"},
          {"wanted = 'perhaps'", "camera", "ck_lot_requirement_yes"},
          {"choices = NULL", "screen", "ck_lot_requirement_choices"},
          {"text_en = ' '", "warranty", "ck_lot_requirement_text"},
          {"comparison = 'ABOUT'", "memory", "ck_lot_requirement"}
        }) {
      assertThatThrownBy(() -> APP.sql(update.formatted(wrong[0], wrong[1]) + tender))
          .hasMessageContaining(wrong[2]);
    }
  }

  @Test
  void the_checklist_names_lots_without_requirements_and_leaves_it_to_the_buyer() {
    long tender = ITEMS.aDraft(1);
    setRequirements.run(BUYER, tender, item(tender), List.of());
    TenderFixture.complete(APP, tender);

    Checklist checklist =
        APP.get(Checklists.class).draw(APP.get(TenderQueries.class).getTender(tender));

    assertThat(checklist.checks())
        .filteredOn(c -> c.code().equals("requirements-missing"))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.met()).isFalse();
              assertThat(c.advice()).isTrue();
              assertThat(c.about()).isNotNull();
            });
    assertThat(checklist.isComplete()).isTrue();
  }

  @Test
  void an_aggregation_is_undone_with_its_requirements() {
    long tender = ITEMS.aDraft(1);

    APP.get(UndoAggregation.class).run(BUYER, tender, "Wrong round");

    assertThat(requirements.list(tender)).isEmpty();
  }

  @Test
  void a_buyer_changes_adds_and_removes_them_in_the_browser() {
    long tender = ITEMS.aDraft(1);
    String page = "/tenders/" + tender + "/requirements";
    Browserless buyer = Browserless.signedInAs(APP, BUYER);
    buyer.get("/language/en");

    assertThat(buyer.get(page).body()).contains("5 requirements, 2 mandatory");
    String here = page + "/" + item(tender);
    assertThat(buyer.get(here).body())
        .contains("Memory", "At least the number", "oled | أوليد | OLED");
    assertThat(
            buyer
                .post(
                    here,
                    "rows",
                    "1",
                    "requirements[0].nameAr",
                    "الوزن",
                    "requirements[0].nameEn",
                    "Weight",
                    "requirements[0].comparison",
                    "AT_MOST",
                    "requirements[0].wanted",
                    "light")
                .body())
        .contains("Requirement 1", "value=\"light\"", "Enter a number");
    assertThat(
            buyer
                .post(
                    here,
                    "rows",
                    "1",
                    "requirements[0].nameAr",
                    "الوزن",
                    "requirements[0].nameEn",
                    "Weight",
                    "requirements[0].comparison",
                    "AT_MOST",
                    "requirements[0].wanted",
                    "1.5")
                .body())
        .contains("The requirements are saved", "1 requirement, none mandatory");
    buyer.get("/language/ar");
    assertThat(buyer.get(here).body()).contains("متطلبات", "الرقم حدًّا أعلى", "dir=\"rtl\"");
    assertThat(Browserless.signedInAs(APP, WORLD.aPersonWho(Role.AUDITOR)).get(page).statusCode())
        .isEqualTo(403);
  }

  @Test
  void everybody_reads_them_in_the_notice_and_programs_over_the_api() {
    long tender = ITEMS.aDraft(1);
    TenderFixture.approve(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER), tender);
    APP.get(PublishTender.class).run(BUYER, tender);
    String number = APP.ask("SELECT number FROM joint_tender WHERE id = " + tender);
    Browserless visitor = Browserless.at(APP);

    assertThat(visitor.get("/publications/" + number).body()).contains("على الأقل", "إلزامي");
    assertThat(visitor.get("/api/v1/publications/" + number).body())
        .contains("\"comparison\":\"AT_LEAST\"", "\"wanted\":\"32\"");
    Browserless bidder = Browserless.signedInAs(APP, WORLD.aBidderFor(WORLD.aSupplier()));
    assertThat(bidder.get("/api/v1/tenders/" + tender + "/requirements").body())
        .contains("\"attributeCode\":\"memory\"", "\"mandatory\":true");
  }

  private static long item(long tender) {
    return Long.parseLong(APP.ask("SELECT MIN(id) FROM lot_item WHERE tender_id = " + tender));
  }

  private static RequirementInput number(String wanted) {
    return new RequirementInput(
        "memory",
        "الذاكرة",
        "Memory",
        Comparison.AT_LEAST,
        wanted,
        "جيجابايت",
        "GB",
        null,
        null,
        null,
        true);
  }

  private static RequirementInput choice(String wanted) {
    return new RequirementInput(
        null,
        "المنشأ",
        "Origin",
        Comparison.ONE_OF,
        wanted,
        null,
        null,
        List.of(
            new Attribute.AttributeChoice("gcc", "الخليج", "GCC"),
            new Attribute.AttributeChoice("eu", "أوروبا", "Europe"),
            new Attribute.AttributeChoice("other", "غيرها", "Other")),
        null,
        null,
        false);
  }
}
