package org.muwahhad.catalog.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.catalog.item.CatalogFixture;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ReviseItem;

@Tag("long")
class ProposalPagesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final ProposalFixture PROPOSALS = new ProposalFixture(APP, WORLD, CATALOG);
  private final Browserless officer = Browserless.signedInAs(APP, PROPOSALS.officer());
  private final Browserless manager = Browserless.signedInAs(APP, CATALOG.manager());

  ProposalPagesTest() {
    officer.get("/language/en?back=/catalog");
    manager.get("/language/en?back=/catalog");
  }

  @Test
  void the_empty_search_leads_to_the_form_with_what_was_typed() {
    HttpResponse<String> empty = officer.get("/catalog?q=zzqx");
    HttpResponse<String> form = officer.get("/catalog/proposals/new?name=zzqx");

    assertThat(empty.body()).contains("/catalog/proposals/new?name=zzqx");
    assertThat(form.body()).contains("value=\"zzqx\"", "The catalog has no similar item.");
  }

  @Test
  void what_the_catalog_has_is_shown_while_typing_and_by_a_button() {
    String code = CATALOG.aLaptop();

    HttpResponse<String> typed = officer.get("/catalog/proposals/similar?what=laptop");
    officer.get("/catalog/proposals/new");
    HttpResponse<String> pressed =
        officer.post(
            "/catalog/proposals/new",
            "act",
            "similar",
            "what",
            "laptop",
            "reason",
            "kept as typed",
            "example",
            "");

    assertThat(typed.body()).contains(code);
    assertThat(pressed.statusCode()).isEqualTo(200);
    assertThat(pressed.body()).contains(code, "kept as typed");
  }

  @Test
  void
      an_officer_answers_three_questions_and_a_manager_completes_the_item_and_the_officer_is_told() {
    HttpResponse<String> asked = officer.get("/catalog/proposals/new");
    String form = asked.body().split("action=\"/catalog/proposals/new\"")[1].split("</form>")[0];
    assertThat(form)
        .as("what, why, and an example or price")
        .contains("name=\"what\"", "name=\"reason\"", "name=\"example\"")
        .doesNotContain("name=\"category\"", "content.");
    HttpResponse<String> wrong =
        officer.post("/catalog/proposals/new", "what", "Tough", "reason", "", "example", "");
    HttpResponse<String> sent =
        officer.post(
            "/catalog/proposals/new",
            "what",
            "Tough laptop",
            "reason",
            "For the desert",
            "example",
            "About 600");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("value=\"Tough\"", "href=\"#reason\"");
    assertThat(sent.statusCode()).isEqualTo(200);
    String path = sent.uri().getPath();
    assertThat(officer.get(path).body())
        .contains("For the desert", "About 600", "Withdraw the proposal");

    String code = CatalogFixture.aCode();
    assertThat(manager.get("/catalog/proposals").body()).contains("Tough laptop");
    assertThat(manager.get(path + "/accept").body())
        .contains("For the desert", "name=\"category\"")
        .doesNotContain("content.unit");
    HttpResponse<String> completed =
        manager.get(path + "/accept?category=" + CatalogFixture.LAPTOPS);
    assertThat(completed.body()).contains("value=\"Tough laptop\"", "About 600");
    HttpResponse<String> gap =
        manager.post(path + "/accept", fields("code", code, "content.name.en", "", "note", ""));
    assertThat(gap.statusCode()).isEqualTo(422);
    HttpResponse<String> accepted =
        manager.post(
            path + "/accept", fields("code", code, "content.name.en", "Tough laptop", "note", ""));

    assertThat(accepted.statusCode()).isEqualTo(200);
    assertThat(officer.get(path).body()).contains("Accepted and published", code);
    assertThat(officer.get("/messages").body()).contains("Accepted: your proposal");
    assertThat(manager.get("/messages").body()).contains("Proposed for the catalog");
  }

  @Test
  void a_change_is_proposed_from_the_page_of_the_item_and_declined() {
    String code = CATALOG.aLaptop();
    assertThat(officer.get("/catalog/" + code).body())
        .contains("/catalog/proposals/change/" + code);
    officer.get("/catalog/proposals/change/" + code);
    HttpResponse<String> sent =
        officer.post(
            "/catalog/proposals/change/" + code,
            fields("reason", "It weighs less", "content.name.en", "Light laptop"));
    String path = sent.uri().getPath();

    manager.get(path + "/decline");
    HttpResponse<String> unfounded = manager.post(path + "/decline", "reason", "");
    HttpResponse<String> declined = manager.post(path + "/decline", "reason", "Not so");

    assertThat(unfounded.statusCode()).isEqualTo(422);
    assertThat(declined.statusCode()).isEqualTo(200);
    assertThat(officer.get(path).body()).contains("Not so", "Light laptop", "Laptop 14 inch");
  }

  @Test
  void a_manager_is_warned_when_the_item_was_revised_since_and_accepts_upon_the_newest() {
    String code = CATALOG.aLaptop();
    ItemContent content = CatalogFixture.laptop(code).content();
    long id =
        APP.get(ProposeItem.class)
            .run(
                PROPOSALS.officer(),
                ProposalFixture.changeOf(code, CatalogFixture.priced(content, "500.000", "KWD")));
    APP.get(ReviseItem.class)
        .run(
            CATALOG.manager(),
            code,
            new ReviseItem.RevisionChange(1, CatalogFixture.priced(content, "450.000", "KWD")));

    HttpResponse<String> form = manager.get("/catalog/proposals/" + id + "/accept");
    manager.post(
        "/catalog/proposals/" + id + "/accept",
        fields("basedOn", "2", "content.name.en", "Laptop 14 inch", "note", ""));

    assertThat(form.body()).contains("the latest is 2", "name=\"basedOn\" value=\"2\"");
    assertThat(PROPOSALS.row(id).resultRevision()).isEqualTo(3);
  }

  @Test
  void a_manager_merges_and_the_officer_sees_with_what() {
    String path = "/catalog/proposals/" + PROPOSALS.aProposal();
    String code = CATALOG.aLaptop();

    assertThat(manager.get(path + "/merge").body()).contains(code);
    manager.post(path + "/merge", "item", code, "note", "Rugged enough");

    assertThat(officer.get(path).body()).contains(code, "Rugged enough");
    assertThat(officer.get("/messages").body()).contains("Merged: your proposal");
  }

  @Test
  void an_officer_withdraws_with_a_button() {
    String path = "/catalog/proposals/" + PROPOSALS.aProposal();
    officer.get(path);

    officer.post(path + "/withdraw");

    assertThat(officer.get(path).body()).contains("Withdrawn");
  }

  @Test
  void officers_do_not_reach_the_desk_and_managers_do_not_propose() {
    String path = "/catalog/proposals/" + PROPOSALS.aProposal();

    assertThat(officer.get(path + "/accept").statusCode()).isEqualTo(403);
    assertThat(officer.get(path + "/merge").statusCode()).isEqualTo(403);
    assertThat(officer.get(path + "/decline").statusCode()).isEqualTo(403);
    assertThat(manager.get("/catalog/proposals/new").statusCode()).isEqualTo(403);
    assertThat(manager.get(path).body()).contains(path + "/accept");
    assertThat(officer.get(path).body()).doesNotContain(path + "/accept");
  }

  /** A laptop as the form sends it, with some fields different or added. */
  private static String[] fields(String... changed) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "category", CatalogFixture.LAPTOPS,
                "kind", "HARDWARE",
                "content.name.ar", "حاسوب محمول متين",
                "content.description.ar", "وصف",
                "content.description.en", "Description",
                "content.unit", "C62",
                "content.attributes.warranty", "3",
                "content.attributes.screen_size", "14",
                "content.attributes.arabic_keyboard", "true",
                "content.benchmarkPrice", "418.125",
                "content.benchmarkCurrency", "KWD",
                "content.benchmarkDate", "2026-03-09",
                "content.benchmarkSource.ar", "مصدر",
                "content.benchmarkSource.en", "Source"));
    all.addAll(List.of(changed));
    return all.toArray(String[]::new);
  }
}
