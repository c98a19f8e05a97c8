package org.muwahhad.catalog.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.CatalogFixture;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.RetireItem;
import org.muwahhad.catalog.item.ReviseItem;
import org.muwahhad.shared.Refusal;

/**
 * Catalog managers accept, merge and decline what was proposed, and nobody decides what they
 * proposed.
 */
class ProposalDecisionsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final ProposalFixture PROPOSALS = new ProposalFixture(APP, WORLD, CATALOG);
  private static final Actor OFFICER = PROPOSALS.officer();
  private static final Actor MANAGER = CATALOG.manager();
  private final ProposeItem propose = APP.get(ProposeItem.class);
  private final AcceptProposal accept = APP.get(AcceptProposal.class);
  private final MergeProposal merge = APP.get(MergeProposal.class);
  private final DeclineProposal decline = APP.get(DeclineProposal.class);
  private final WithdrawProposal withdraw = APP.get(WithdrawProposal.class);
  private final ViewProposals view = APP.get(ViewProposals.class);

  @Test
  void a_manager_edits_and_accepts_and_what_was_proposed_stays_readable() {
    long id = PROPOSALS.aProposal();
    String code = CatalogFixture.aCode();

    accept.run(
        MANAGER,
        id,
        new AcceptProposal.Acceptance(
            code,
            null,
            CatalogFixture.with(ProposalFixture.content(), "warranty", "5"),
            "Five years are the rule",
            null,
            null));

    assertThat(PROPOSALS.row(id).edited()).isTrue();
    assertThat(PROPOSALS.row(id).decisionNote()).isEqualTo("Five years are the rule");
    assertThat(Objects.requireNonNull(view.get(OFFICER, id).content()).attributes())
        .containsEntry("warranty", "3");
  }

  @Test
  void a_change_is_published_as_a_revision_and_shown_beside_what_the_item_says() {
    String code = CATALOG.aLaptop();
    ItemContent dearer =
        CatalogFixture.priced(CatalogFixture.laptop(code).content(), "500.000", "KWD");
    long id = propose.run(OFFICER, ProposalFixture.changeOf(code, dearer));
    assertThat(view.get(MANAGER, id).parts())
        .filteredOn(ProposalParts.ProposalPart::isChanged)
        .extracting(p -> p.label().en())
        .containsExactly("Benchmark price per unit");

    accept.run(MANAGER, id, new AcceptProposal.Acceptance(null, null, null, null, null, null));

    assertThat(PROPOSALS.row(id).resultRevision()).isEqualTo(2);
    assertThat(PROPOSALS.row(id).resultCode()).isEqualTo(code);
    assertThat(CATALOG.lastActOn(code)).isEqualTo("catalog.item-revised");
  }

  @Test
  void a_change_made_against_an_older_revision_is_a_conflict_until_the_manager_saw_the_newest() {
    String code = CATALOG.aLaptop();
    long id = proposePrice(code);
    APP.get(ReviseItem.class)
        .run(
            MANAGER,
            code,
            new ReviseItem.RevisionChange(
                1, CatalogFixture.priced(CatalogFixture.laptop(code).content(), "450.000", "KWD")));

    assertThatThrownBy(
            () ->
                accept.run(
                    MANAGER, id, new AcceptProposal.Acceptance(null, null, null, null, null, null)))
        .isInstanceOf(Refusal.Conflict.class);
    accept.run(MANAGER, id, new AcceptProposal.Acceptance(null, 2, null, null, null, null));

    assertThat(PROPOSALS.row(id).resultRevision()).isEqualTo(3);
  }

  @Test
  void three_answers_are_a_proposal_and_the_manager_completes_the_item() {
    ProposeNeed needs = APP.get(ProposeNeed.class);
    assertThat(PROPOSALS.faults(() -> needs.run(OFFICER, new ProposeNeed.Need(" ", null, null))))
        .containsExactlyInAnyOrder("shared.missing", "shared.missing");
    long id =
        needs.run(
            OFFICER, new ProposeNeed.Need("Rugged laptop", "Field teams need it", "About 600"));
    assertThat(PROPOSALS.lastAct(id)).isEqualTo("catalog.item-proposed");
    assertThat(PROPOSALS.row(id).example()).isEqualTo("About 600");
    assertThat(view.get(OFFICER, id).content()).isNull();
    String code = CatalogFixture.aCode();

    assertThat(PROPOSALS.faults(() -> accept.run(MANAGER, id, ProposalFixture.under(code))))
        .containsExactly("shared.missing");
    accept.run(
        MANAGER,
        id,
        new AcceptProposal.Acceptance(
            code,
            null,
            ProposalFixture.content(),
            null,
            CatalogFixture.LAPTOPS,
            ItemKind.HARDWARE));

    assertThat(PROPOSALS.row(id).resultCode()).isEqualTo(code);
    assertThat(PROPOSALS.row(id).edited()).as("completed, not edited").isFalse();
  }

  @Test
  void a_proposal_is_merged_with_an_item_that_serves_the_need() {
    long id = PROPOSALS.aProposal();
    String code = CATALOG.aLaptop();

    merge.run(MANAGER, id, code.toLowerCase(Locale.ROOT), "It is rugged too");

    assertThat(PROPOSALS.row(id).status()).isEqualTo(ProposalStatus.MERGED);
    assertThat(PROPOSALS.row(id).resultCode()).isEqualTo(code);
    assertThat(PROPOSALS.row(id).resultRevision()).isNull();
    assertThat(PROPOSALS.lastAct(id)).isEqualTo("catalog.proposal-merged");
  }

  @Test
  void a_merge_names_an_active_item_other_than_the_one_to_be_changed() {
    String code = CATALOG.aLaptop();
    long change = proposePrice(code);
    String retired = CATALOG.aLaptop();
    APP.get(RetireItem.class).run(MANAGER, retired, "old");

    assertThat(PROPOSALS.faults(() -> merge.run(MANAGER, change, "", null)))
        .containsExactly("shared.missing");
    assertThat(PROPOSALS.faults(() -> merge.run(MANAGER, change, "NO-SUCH", null)))
        .containsExactly("catalog.item-unknown");
    assertThat(PROPOSALS.faults(() -> merge.run(MANAGER, change, retired, null)))
        .containsExactly("catalog.item-retired");
    assertThat(PROPOSALS.faults(() -> merge.run(MANAGER, change, code, null)))
        .containsExactly("catalog.merge-with-itself");
  }

  @Test
  void a_proposal_is_declined_with_a_reason() {
    long id = PROPOSALS.aProposal();
    assertThat(PROPOSALS.faults(() -> decline.run(MANAGER, id, "  ")))
        .containsExactly("shared.missing");

    decline.run(MANAGER, id, "Too special");

    assertThat(PROPOSALS.row(id).status()).isEqualTo(ProposalStatus.DECLINED);
    assertThat(PROPOSALS.row(id).decisionNote()).isEqualTo("Too special");
    assertThat(PROPOSALS.lastAct(id)).isEqualTo("catalog.proposal-declined");
  }

  @Test
  void what_was_decided_or_withdrawn_is_decided_once() {
    long id = PROPOSALS.aProposal();
    withdraw.run(OFFICER, id);

    assertThatThrownBy(() -> accept.run(MANAGER, id, ProposalFixture.under("X-1")))
        .hasMessageContaining("catalog.proposal-decided");
    assertThatThrownBy(() -> merge.run(MANAGER, id, "X-1", null))
        .hasMessageContaining("catalog.proposal-decided");
    assertThatThrownBy(() -> decline.run(MANAGER, id, "late"))
        .hasMessageContaining("catalog.proposal-decided");
    assertThatThrownBy(() -> withdraw.run(OFFICER, id))
        .hasMessageContaining("catalog.proposal-decided");
  }

  @Test
  void whoever_proposes_does_not_decide() {
    long id = PROPOSALS.aProposal();
    Actor both = PROPOSALS.officerWhoManages();

    assertThatThrownBy(() -> accept.run(both, id, ProposalFixture.under("X-2")))
        .hasMessageContaining("catalog.proposal-own");
    assertThatThrownBy(() -> merge.run(both, id, "X-2", null))
        .hasMessageContaining("catalog.proposal-own");
    assertThatThrownBy(() -> decline.run(both, id, "mine"))
        .hasMessageContaining("catalog.proposal-own");
  }

  @Test
  void only_catalog_managers_decide() {
    long id = PROPOSALS.aProposal();
    Actor auditor = WORLD.aPersonWho(Role.AUDITOR);

    assertThatThrownBy(() -> accept.run(auditor, id, ProposalFixture.under("X-3")))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> merge.run(OFFICER, id, "X-3", null))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> decline.run(OFFICER, id, "no"))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void the_database_itself_lets_nobody_decide_what_they_proposed() {
    long id = PROPOSALS.aProposal();

    assertThatThrownBy(() -> decide(id, "DECLINED", OFFICER.personId(), "decision_note = 'no'"))
        .hasMessageContaining("ck_item_proposal_four_eyes");
    assertThatThrownBy(() -> decide(id, "WITHDRAWN", MANAGER.personId(), "edited = FALSE"))
        .hasMessageContaining("ck_item_proposal_four_eyes");
  }

  @Test
  void the_database_itself_wants_a_reason_a_result_and_a_decider() {
    long id = PROPOSALS.aProposal();
    long manager = MANAGER.personId();

    assertThatThrownBy(() -> decide(id, "DECLINED", manager, "edited = FALSE"))
        .hasMessageContaining("ck_item_proposal_note");
    assertThatThrownBy(() -> decide(id, "ACCEPTED", manager, "edited = FALSE"))
        .hasMessageContaining("ck_item_proposal_result");
    assertThatThrownBy(() -> decide(id, "MERGED", manager, "edited = FALSE"))
        .hasMessageContaining("ck_item_proposal_result");
    assertThatThrownBy(
            () -> APP.sql("UPDATE item_proposal SET status = 'DECLINED' WHERE id = " + id))
        .hasMessageContaining("ck_item_proposal_");
    assertThatThrownBy(() -> decide(id, "LOST", manager, "edited = FALSE"))
        .hasMessageContaining("ck_item_proposal_");
    assertThatThrownBy(() -> APP.sql("UPDATE item_proposal SET based_on = 1 WHERE id = " + id))
        .hasMessageContaining("ck_item_proposal_based");
    assertThatThrownBy(() -> APP.sql("UPDATE item_proposal SET kind = 'FOOD' WHERE id = " + id))
        .hasMessageContaining("ck_item_proposal_kind");
  }

  @Test
  void the_database_itself_ties_an_accepted_change_to_its_item_and_to_a_published_revision() {
    String code = CATALOG.aLaptop();
    long id = proposePrice(code);
    String other = itemId(CATALOG.aLaptop());

    assertThatThrownBy(
            () ->
                decide(
                    id,
                    "ACCEPTED",
                    MANAGER.personId(),
                    "result_item_id = %s, result_revision = 1".formatted(other)))
        .hasMessageContaining("ck_item_proposal_change");
    assertThatThrownBy(
            () ->
                decide(
                    id,
                    "ACCEPTED",
                    MANAGER.personId(),
                    "result_item_id = %s, result_revision = 7".formatted(itemId(code))))
        .hasMessageContaining("fk_item_proposal_result");
  }

  @Test
  void the_database_itself_keeps_what_was_proposed_and_decided() {
    long id = PROPOSALS.aProposal();
    assertThatThrownBy(() -> APP.sql("UPDATE item_proposal SET reason = 'x' WHERE id = " + id))
        .hasMessageContaining("catalog.proposal-fixed");
    assertThatThrownBy(() -> APP.sql("DELETE FROM item_proposal WHERE id = " + id))
        .hasMessageContaining("catalog.proposal-fixed");

    decline.run(MANAGER, id, "Too special");

    assertThatThrownBy(
            () -> APP.sql("UPDATE item_proposal SET decision_note = 'x' WHERE id = " + id))
        .hasMessageContaining("catalog.proposal-decided");
  }

  private static void decide(long id, String status, long by, String more) {
    APP.sql(
        """
        UPDATE item_proposal SET status = '%s', decided_by = %d, decided_at = UTC_TIMESTAMP(6), %s
         WHERE id = %d"""
            .formatted(status, by, more, id));
  }

  private static String itemId(String code) {
    return APP.ask("SELECT id FROM catalog_item WHERE code = '" + code + "'");
  }

  /** An officer proposes that a laptop cost 500 dinars. */
  private long proposePrice(String code) {
    return propose.run(
        OFFICER,
        ProposalFixture.changeOf(
            code, CatalogFixture.priced(CatalogFixture.laptop(code).content(), "500.000", "KWD")));
  }
}
