package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.demand.desk.OfficerAtForm;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.LineField;

/** Rows that are pasted into the form of demand, as a browser without scripts sends them. */
@Tag("long")
class PastedRowsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final String OTHER = DEMAND.aLaptop();

  @Test
  void pasted_rows_are_matched_or_explained_before_they_enter_the_form() {
    OfficerAtForm form = anOfficerAtForm();
    String block =
        LAPTOP.toLowerCase(Locale.ROOT)
            + "\t١٢\t\t31-Dec-2099\tMain store\n"
            + "Item "
            + OTHER
            + "\t3\t\t2020-01-01\tNowhere\nNONE\tmany";

    HttpResponse<String> review = form.press("paste", "pasted", block);

    assertThat(review.body())
        .contains("3 rows, matched: 1", "2099-12-31", OTHER)
        .contains("no delivery site with the name or code “Nowhere”. Its sites: Main store")
        .contains("Enter a number", "The catalog has no item with the code")
        .contains("value=\"paste-matched\"", "value=\"paste-all\"");
    assertThat(form.items()).isEmpty();
    form.press("paste-matched", "pasted", block);
    assertThat(form.items()).containsExactly(LAPTOP);
    assertThat(form.value("lines[0].quantity")).isEqualTo("12");
    form.press("paste-all", "pasted", block);
    assertThat(form.items()).containsExactly(LAPTOP, OTHER, "NONE");
    assertThat(form.value("lines[2].quantity")).isEqualTo("many");
  }

  @Test
  void a_site_is_named_with_its_city_only_where_two_share_a_name() {
    OfficerAtForm form = anOfficerAtForm();
    form.press("new");
    form.addSite("NAMED-1");
    assertThat(form.browser.get(form.path).body())
        .contains(">Main store</option>", ">Site</option>");

    form.addSite("NAMED-2");
    assertThat(form.browser.get(form.path).body())
        .contains(">Main store</option>", ">Site, City</option>")
        .doesNotContain(">Site</option>");
  }

  @Test
  void a_block_with_names_of_columns_may_have_any_order() {
    OfficerAtForm form = anOfficerAtForm();

    form.press("paste-matched", "pasted", "الكمية\tالصنف\tالمبررات\n٧\t" + LAPTOP + "\tللتجربة");

    assertThat(form.items()).containsExactly(LAPTOP);
    assertThat(form.value("lines[0].quantity")).isEqualTo("7");
    assertThat(form.press("paste", "pasted", "").body()).contains("No rows in the pasted text");
  }

  @Test
  void a_pasted_column_that_is_not_understood_is_asked_about_and_never_left_out_unasked() {
    OfficerAtForm form = anOfficerAtForm();
    String block = "Item\tQuantity\tKind\tReason\n" + LAPTOP + "\t4\tIndicative\tNew clinic";

    String asked = form.press("paste-all", "pasted", block).body();

    assertThat(asked).contains("pasted-column-3", "Kind", "pasted-column-4", "Reason");
    assertThat(asked).doesNotContain("value=\"paste-all\"", "value=\"paste-matched\"");
    assertThat(form.items()).isEmpty();
    form.press(
        "paste-all",
        "pasted",
        block,
        "pasted-column-3",
        "commitment",
        "pasted-column-4",
        "justification");
    assertThat(form.items()).containsExactly(LAPTOP);
    String submission =
        APP.ask(
            "SELECT id FROM submission WHERE round_id = %d AND entity_id = %d"
                .formatted(form.round, form.entity));
    assertThat(APP.get(DraftText.class).of(Long.parseLong(submission)).lines())
        .extracting(l -> l.text(LineField.COMMITMENT), l -> l.text(LineField.JUSTIFICATION))
        .containsExactly(tuple("INDICATIVE", "New clinic"));
  }

  @Test
  void more_pasted_columns_than_a_line_has_are_asked_about() {
    OfficerAtForm form = anOfficerAtForm();
    String block = LAPTOP + "\t4\t\t\t\t\tB-1\tNew clinic\textra";

    assertThat(form.press("paste-all", "pasted", block).body()).contains("pasted-column-9");
    assertThat(form.items()).isEmpty();
    form.press("paste-all", "pasted", block, "pasted-column-9", "leave-out");
    assertThat(form.items()).containsExactly(LAPTOP);
  }

  private static OfficerAtForm anOfficerAtForm() {
    return new OfficerAtForm(APP, DEMAND.anOpenRound(), WORLD.anOfficerOf(WORLD.anEntityIn("KW")));
  }
}
