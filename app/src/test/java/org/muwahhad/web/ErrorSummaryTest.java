package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.demand.desk.OfficerAtForm;
import org.muwahhad.demand.submission.DemandFixture;

/** The summary at the head of a form says of each fault which field it is about. */
class ErrorSummaryTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final Pattern LINK = Pattern.compile("<li><a href=\"#([^\"]+)\">([^<]*)</a>");

  @ParameterizedTest
  @CsvSource({"en, Fill in this field", "ar, هذا الحقل مطلوب"})
  void each_link_begins_with_the_label_of_its_field(String language, String missing) {
    Browserless buyer = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER));
    buyer.get("/language/" + language + "?back=/rounds");

    String page = buyer.post("/rounds", "code", "").body();

    List<String[]> links =
        LINK.matcher(page).results().map(r -> new String[] {r.group(1), r.group(2)}).toList();
    assertThat(links).extracting(l -> l[0]).contains("code", "name-ar", "name-en", "opensAt");
    for (String[] link : links) {
      assertThat(plain(link[1])).startsWith(label(page, link[0]) + ": ");
    }
    assertThat(links).extracting(l -> plain(l[1])).anyMatch(text -> text.contains(missing));
  }

  @Test
  void of_lines_it_tells_a_fault_once_and_leads_to_each_line() {
    OfficerAtForm form = anOfficerAtForm();
    String laptop = DEMAND.aLaptop();
    String[] typed = {
      "lines[0].item",
      laptop,
      "lines[0].quantity",
      "1",
      "lines[0].needBy",
      "soon",
      "lines[1].item",
      laptop,
    };

    String english = plain(form.press("check", typed).body());
    assertThat(english)
        .containsPattern("<li>Quantity: Fill in this field\\.\\s+<span class=\"error-lines\">Line:")
        .containsPattern("<a href=\"#[^\"]+\" aria-label=\"Line 2, Quantity\">2</a>")
        .containsPattern("<a href=\"#[^\"]+\" aria-label=\"Line 1, Needed by\">1</a>");
    form.browser.get("/language/ar?back=/rounds");
    assertThat(plain(form.press("check", typed).body())).contains("aria-label=\"البند 2، الكمية\"");
  }

  @Test
  void what_is_kept_on_the_way_names_line_and_field_too() {
    OfficerAtForm form = anOfficerAtForm();

    String told =
        form.send("/autosave", "lines[0].item", "x", "lines[1].justification", "y".repeat(5000))
            .body();

    assertThat(plain(told)).contains("\"text\":\"Line 2, Justification: ");
  }

  private static OfficerAtForm anOfficerAtForm() {
    return new OfficerAtForm(APP, DEMAND.anOpenRound(), WORLD.anOfficerOf(WORLD.anEntityIn("KW")));
  }

  private static String label(String page, String id) {
    return Pattern.compile("<label class=\"label\" for=\"" + id + "\">([^<]+)")
        .matcher(page)
        .results()
        .map(r -> plain(r.group(1)).strip())
        .findFirst()
        .orElseGet(() -> legend(page, id));
  }

  /** The first of several choices has the id of the field. */
  private static String legend(String page, String id) {
    String before = page.substring(0, page.indexOf(" id=\"" + id + "\""));
    String legend = before.substring(before.lastIndexOf("<legend class=\"label\">") + 22);
    return plain(legend.substring(0, legend.indexOf('<'))).strip();
  }

  private static String plain(String text) {
    return text.replaceAll("[\\u2066-\\u2069]", "");
  }
}
