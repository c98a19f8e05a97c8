package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.committee.DecisionStatus;
import org.muwahhad.committee.ViewDecisions;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.demand.round.ViewRounds;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.TransferQueries;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.framework.ViewTransfers;
import org.muwahhad.guarantee.ViewGuarantees;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;

/** Long lists come in pages, which have a search, a filter and an order; programs get the same. */
@Tag("long")
class LongListsTest {
  private static final TestApp APP = LoadedDemo.app();

  private static Actor actor(String login) {
    return APP.get(Actors.class).get(login);
  }

  private static <T> List<T> all(Function<ListChoice, ListPage<T>> list, String sort) {
    List<T> all = new ArrayList<>();
    for (int page = 1; ; page++) {
      ListPage<T> one = list.apply(new ListChoice("/", "", "", sort, page));
      if (one.entries().isEmpty()) {
        assertThat(all).hasSize(one.total());
        return all;
      }
      assertThat(one.entries()).hasSizeLessThanOrEqualTo(ListChoice.SIZE);
      all.addAll(one.entries());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "officer.kw",
        "coordinator.kw",
        "buyer",
        "opening.1",
        "evaluator.1",
        "member.sa",
        "bidder.1",
        "bidder.12",
        "auditor",
        "catalog"
      })
  void the_pages_of_tenders_are_those_that_the_person_may_read(String login) {
    VisibleTenders visible = APP.get(VisibleTenders.class);
    Actor actor = actor(login);
    assertThat(all(choice -> visible.list(actor, choice), ""))
        .isNotEmpty()
        .isEqualTo(visible.list(actor));
  }

  @ParameterizedTest
  @ValueSource(strings = {"officer.kw", "coordinator.kw", "buyer", "member.sa", "auditor"})
  void the_pages_of_agreements_and_transfers_are_the_whole_lists(String login) {
    Actor actor = actor(login);
    ViewAgreements agreements = APP.get(ViewAgreements.class);
    ViewTransfers transfers = APP.get(ViewTransfers.class);
    assertThat(all(choice -> agreements.list(actor, choice), ""))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .isEqualTo(agreements.list(actor));
    assertThat(all(choice -> transfers.list(actor, choice), "")).isEqualTo(transfers.list(actor));
  }

  @ParameterizedTest
  @ValueSource(strings = {"buyer", "member.sa", "technical.kw", "auditor"})
  void the_pages_of_decisions_are_the_whole_list_with_those_under_vote_first(String login) {
    Actor actor = actor(login);
    ViewDecisions decisions = APP.get(ViewDecisions.class);
    assertThat(all(choice -> decisions.list(actor, choice), ""))
        .hasSameElementsAs(decisions.list(actor))
        .isSortedAccordingTo(Comparator.comparing(d -> d.status() != DecisionStatus.OPEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"buyer", "bidder.1", "bidder.2", "bidder.3", "auditor"})
  void the_pages_of_guarantees_are_the_whole_list(String login) {
    Actor actor = actor(login);
    ViewGuarantees guarantees = APP.get(ViewGuarantees.class);
    assertThat(all(choice -> guarantees.list(actor, choice), ""))
        .extracting(g -> g.due().awardId())
        .containsExactlyInAnyOrderElementsOf(
            guarantees.list(actor).stream().map(g -> g.due().awardId()).toList());
    for (String filter : List.of("HELD", "MISSING")) {
      assertThat(guarantees.list(actor, narrowed("", filter)).entries())
          .allSatisfy(g -> assertThat(g.held() != null).isEqualTo(filter.equals("HELD")));
    }
  }

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
    Browserless reader = Browserless.at(APP);
    reader.get("/language/en");
    reader.post("/sign-in", "login", "buyer", "password", DemoPersonQueries.PASSWORD);

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

  private static ListChoice narrowed(String text, String filter) {
    return new ListChoice("/", text, filter, "", 1);
  }

  @Test
  void their_pages_say_what_was_chosen_and_programs_get_the_same() {
    Browserless buyer = Browserless.at(APP);
    buyer.get("/language/en");
    buyer.post("/sign-in", "login", "buyer", "password", DemoPersonQueries.PASSWORD);
    for (String list :
        List.of(
            "/agreements",
            "/transfers",
            "/accessions",
            "/rounds",
            "/tenders",
            "/decisions",
            "/guarantees")) {
      String page = buyer.get(list + "?q=2025&sort=number&page=1").body();
      assertThat(page)
          .as(list)
          .contains("name=\"q\"", "value=\"2025\"", "name=\"filter\"", "name=\"sort\"");
      assertThat(buyer.get(list + "?q=qqqqzzzz").body())
          .as(list)
          .contains("Nothing in this list matches");
      assertThat(buyer.get("/api/v1" + list + "?q=qqqqzzzz").body()).as(list).isEqualTo("[]");
      assertThat(buyer.get("/api/v1" + list + "?page=100000").body()).as(list).isEqualTo("[]");
      assertThat(buyer.get(list + "?page=-3&sort=nothing&filter=nothing").statusCode())
          .isEqualTo(200);
    }
    assertThat(buyer.get("/agreements?sort=ends").body())
        .contains("aria-sort=\"ascending\"", "sort=-ends");
  }
}
