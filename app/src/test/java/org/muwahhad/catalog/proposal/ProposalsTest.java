package org.muwahhad.catalog.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.CatalogFixture;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** Officers and coordinators propose new items and changes of items, and withdraw them. */
class ProposalsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final ProposalFixture PROPOSALS = new ProposalFixture(APP, WORLD, CATALOG);
  private static final Actor OFFICER = PROPOSALS.officer();
  private static final Actor MANAGER = CATALOG.manager();
  private final ProposeItem propose = APP.get(ProposeItem.class);
  private final AcceptProposal accept = APP.get(AcceptProposal.class);
  private final WithdrawProposal withdraw = APP.get(WithdrawProposal.class);
  private final ViewProposals view = APP.get(ViewProposals.class);

  @Test
  void a_new_item_is_proposed_and_published_as_proposed() {
    long id = PROPOSALS.aProposal();
    assertThat(PROPOSALS.row(id).status()).isEqualTo(ProposalStatus.PROPOSED);
    assertThat(PROPOSALS.lastAct(id)).isEqualTo("catalog.item-proposed");

    String code = CatalogFixture.aCode();
    accept.run(MANAGER, id, ProposalFixture.under(code));

    ProposalRow row = PROPOSALS.row(id);
    assertThat(row.status()).isEqualTo(ProposalStatus.ACCEPTED);
    assertThat(row.resultCode()).isEqualTo(code);
    assertThat(row.resultRevision()).isEqualTo(1);
    assertThat(row.edited()).isFalse();
    assertThat(PROPOSALS.lastAct(id)).isEqualTo("catalog.proposal-accepted");
    assertThat(CATALOG.lastActOn(code)).isEqualTo("catalog.item-added");
    assertThat(APP.get(ViewCatalog.class).newest(OFFICER, code).revision().name().en())
        .isEqualTo("Rugged laptop");
  }

  @Test
  void the_database_itself_wants_a_whole_item_or_a_need() {
    long id = PROPOSALS.aProposal();
    long need =
        APP.get(ProposeNeed.class).run(OFFICER, new ProposeNeed.Need("Tablet", "For rounds", ""));

    for (String change : List.of("content = NULL", "category_code = NULL", "example = 'x'")) {
      assertThatThrownBy(
              () ->
                  APP.without(
                      "tr_item_proposal_fixed",
                      () -> APP.sql("UPDATE item_proposal SET " + change + " WHERE id = " + id)))
          .hasMessageContaining("ck_item_proposal_need");
    }
    assertThatThrownBy(() -> APP.sql("UPDATE item_proposal SET example = 'x' WHERE id = " + need))
        .hasMessageContaining("catalog.proposal-fixed");
  }

  @Test
  void only_the_proposer_withdraws() {
    long id = PROPOSALS.aProposal();
    Actor other = WORLD.anOfficerOf(WORLD.anEntityIn("OM"));
    assertThatThrownBy(() -> withdraw.run(other, id)).isInstanceOf(Refusal.NotFound.class);

    withdraw.run(OFFICER, id);

    assertThat(PROPOSALS.row(id).status()).isEqualTo(ProposalStatus.WITHDRAWN);
    assertThat(PROPOSALS.lastAct(id)).isEqualTo("catalog.proposal-withdrawn");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"CENTRAL_BUYER", "AUDITOR", "ADMINISTRATOR", "CATALOG_MANAGER"})
  void only_officers_and_coordinators_propose(Role role) {
    Actor person = WORLD.aPersonWho(role);

    assertThatThrownBy(() -> propose.run(person, ProposalFixture.newItem()))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void officers_and_coordinators_see_their_own_managers_and_auditors_all_others_none() {
    Actor coordinator = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "OM");
    long officers = PROPOSALS.aProposal();
    long coordinators = propose.run(coordinator, ProposalFixture.newItem());

    assertThat(ids(all(coordinator))).containsExactly(coordinators);
    assertThat(ids(all(OFFICER))).contains(officers).doesNotContain(coordinators);
    assertThat(ids(all(MANAGER))).contains(officers, coordinators);
    assertThat(ids(all(WORLD.aPersonWho(Role.AUDITOR)))).contains(officers, coordinators);
    assertThatThrownBy(() -> view.get(coordinator, officers)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> all(WORLD.aPersonWho(Role.CENTRAL_BUYER)))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> view.similar(WORLD.aBidderFor(WORLD.aSupplier()), List.of("laptop")))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  private List<ProposalRow> all(Actor reader) {
    List<ProposalRow> all = new ArrayList<>();
    ListPage<ProposalRow> page;
    do {
      page =
          view.list(
              reader,
              new ListChoice("/catalog/proposals", "", "", "", 1 + all.size() / ListChoice.SIZE));
      all.addAll(page.entries());
    } while (all.size() < page.total());
    return all;
  }

  @Test
  void a_proposal_is_checked_as_an_item_is() {
    assertThat(
            PROPOSALS.faults(
                () ->
                    propose.run(
                        OFFICER,
                        new ProposeItem.ProposalDraft(
                            null,
                            CatalogFixture.LAPTOPS,
                            null,
                            " ",
                            CatalogFixture.with(ProposalFixture.content(), "warranty", "")))))
        .containsExactlyInAnyOrder("shared.missing", "shared.missing", "shared.missing");
    assertThat(
            PROPOSALS.faults(
                () ->
                    propose.run(
                        OFFICER, ProposalFixture.changeOf("NO-SUCH", ProposalFixture.content()))))
        .containsExactly("catalog.item-unknown");
    String code = CATALOG.aLaptop();
    assertThatThrownBy(
            () ->
                propose.run(
                    OFFICER, ProposalFixture.changeOf(code, CatalogFixture.laptop(code).content())))
        .hasMessageContaining("catalog.nothing-changed");
  }

  private static List<Long> ids(List<ProposalRow> rows) {
    return rows.stream().map(ProposalRow::id).toList();
  }
}
