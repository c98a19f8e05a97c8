package org.muwahhad.organisation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.person.DecideProposal;
import org.muwahhad.organisation.person.GrantInput;
import org.muwahhad.organisation.person.ProposeRole;
import org.muwahhad.shared.Refusal;

/** What lets a provider vouch for somebody takes two administrators; one is enough to end it. */
class IdentityProposalsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final ProviderFixture FIXTURE = new ProviderFixture(APP, WORLD);
  private static final String TWO = "organisation.two-administrators";
  private final DecideIdentityProposal decide = APP.get(DecideIdentityProposal.class);
  private final Actor person = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "KW");

  @AfterAll
  static void end() {
    APP.close();
  }

  private static long kuwait() {
    return FIXTURE.provider(
        ProviderFixture.code("kw"),
        "KW",
        "SAML",
        ProviderFixture.saml("https://idp.example", "https://idp.example/sso", null));
  }

  private static String lastAct(long provider) {
    return APP.ask(
        """
        SELECT act FROM audit_entry
         WHERE object_type = 'identity-provider' AND object_id = '%d' ORDER BY id DESC LIMIT 1\
        """
            .formatted(provider));
  }

  @Test
  void no_provider_is_on_before_a_second_administrator_agreed() {
    String code = ProviderFixture.code("kw");
    long proposal =
        APP.get(ProposeProvider.class)
            .run(
                FIXTURE.first,
                new ProposeProvider.NewProvider(
                    code,
                    "KW",
                    "SAML",
                    ProviderFixture.saml("https://i.example", "https://i.example/sso", null)));
    long id =
        Long.parseLong(
            APP.ask("SELECT id FROM identity_provider WHERE code = '%s'".formatted(code)));

    assertThat(FIXTURE.surfer().get("/sign-in/with/" + code).statusCode()).isEqualTo(404);
    assertThatThrownBy(() -> decide.confirm(FIXTURE.first, proposal))
        .hasMessage("organisation.own-proposal");
    assertThatThrownBy(() -> decide.confirm(person, proposal))
        .isInstanceOf(Refusal.NotPermitted.class);
    decide.confirm(FIXTURE.second, proposal);
    assertThat(FIXTURE.surfer().get("/sign-in/with/" + code).statusCode()).isEqualTo(303);
    assertThat(lastAct(id)).isEqualTo("identity.settings-agreed");
    assertThatThrownBy(() -> decide.confirm(FIXTURE.second, proposal))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void whoever_is_to_be_linked_neither_proposes_nor_decides() {
    long secretariat =
        FIXTURE.provider(
            ProviderFixture.code("gcc"),
            "",
            "SAML",
            ProviderFixture.saml("https://g.example", "https://g.example/sso", null));

    assertThatThrownBy(
            () ->
                APP.get(ProposeLink.class)
                    .run(
                        FIXTURE.first,
                        secretariat,
                        new ProposeLink.NewLink(FIXTURE.first.login(), "me")))
        .hasMessage("organisation.not-oneself");
    long proposal =
        APP.get(ProposeLink.class)
            .run(
                FIXTURE.first, secretariat, new ProposeLink.NewLink(FIXTURE.second.login(), "you"));
    assertThatThrownBy(() -> decide.confirm(FIXTURE.second, proposal))
        .hasMessage("organisation.not-oneself");
  }

  @Test
  void a_proposal_that_nobody_decided_in_time_is_over_and_can_be_made_again() {
    long provider = kuwait();
    ProposeLink propose = APP.get(ProposeLink.class);
    ProposeLink.NewLink link = new ProposeLink.NewLink(person.login(), "late");
    long proposal = propose.run(FIXTURE.first, provider, link);

    assertThatThrownBy(() -> propose.run(FIXTURE.first, provider, link))
        .isInstanceOf(Refusal.InvalidInput.class);
    APP.moveClockOn(Duration.ofDays(8));

    assertThatThrownBy(() -> decide.confirm(FIXTURE.second, proposal))
        .hasMessage("identity.proposal-expired");
    assertThat(propose.run(FIXTURE.first, provider, link)).isGreaterThan(proposal);
  }

  @Test
  void who_is_linked_gets_no_role_of_another_state_and_no_supplier_is_linked() {
    long provider = kuwait();
    FIXTURE.link(provider, person, "one");
    long role =
        APP.get(ProposeRole.class)
            .run(
                FIXTURE.first, person.personId(), new GrantInput(Role.EVALUATOR, "OM", null, null));

    assertThatThrownBy(() -> APP.get(DecideProposal.class).confirm(FIXTURE.second, role))
        .hasStackTraceContaining("identity.other-state");
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
    assertThatThrownBy(
            () ->
                APP.get(ProposeLink.class)
                    .run(
                        FIXTURE.first, provider, new ProposeLink.NewLink(bidder.login(), "bidder")))
        .isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void who_decides_and_who_is_linked_are_told() {
    long provider = kuwait();
    long proposal =
        APP.get(ProposeLink.class)
            .run(FIXTURE.first, provider, new ProposeLink.NewLink(person.login(), "told"));

    assertThat(notices(FIXTURE.second)).startsWith("identity-proposal-waits");
    assertThat(notices(person)).startsWith("identity-link-proposed");
    decide.confirm(FIXTURE.second, proposal);
    assertThat(notices(person)).startsWith("identity-linked");
    APP.get(UnlinkPerson.class)
        .run(
            FIXTURE.first,
            Long.parseLong(APP.ask("SELECT id FROM identity_link WHERE open_subject = 'told'")),
            "Moved");
    assertThat(notices(person)).startsWith("identity-unlinked");
  }

  private static String notices(Actor of) {
    return APP.ask(
        """
        SELECT n.kind FROM inbox_message m JOIN notice n ON n.id = m.notice_id
         WHERE m.person_id = %d ORDER BY n.id DESC LIMIT 1\
        """
            .formatted(of.personId()));
  }

  @Test
  void a_rejection_has_a_reason_and_what_was_proposed_ends() {
    long provider = kuwait();
    long proposal =
        APP.get(ProposeLink.class)
            .run(FIXTURE.first, provider, new ProposeLink.NewLink(person.login(), "no"));

    assertThatThrownBy(() -> decide.reject(FIXTURE.second, proposal, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    decide.reject(FIXTURE.second, proposal, "Another person of that name");

    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM identity_link WHERE subject = 'no' AND active_from IS NULL"
                    + " AND ended_at IS NOT NULL"))
        .isEqualTo("1");
    assertThat(
            APP.ask(
                """
                SELECT act FROM audit_entry WHERE object_type = 'identity-proposal'
                   AND object_id = '%d' ORDER BY id DESC LIMIT 1\
                """
                    .formatted(proposal)))
        .isEqualTo("identity.proposal-rejected");
  }

  @Test
  void past_the_code_nothing_vouches_for_anybody_without_two_administrators() {
    long provider = kuwait();
    String state = APP.ask("SELECT setting_id FROM identity_provider WHERE id = " + provider);
    APP.sql(
        """
        INSERT INTO identity_setting (provider_id, name_ar, name_en, issuer, authorization_uri)
        VALUES (%d, 'x', 'x', 'x', 'https://x.example')\
        """
            .formatted(provider));
    refused(
        """
        UPDATE identity_provider SET setting_id =
          (SELECT MAX(id) FROM identity_setting WHERE provider_id = %d) WHERE id = %d\
        """
            .formatted(provider, provider),
        TWO);
    refused(
        """
        INSERT INTO identity_link (person_id, provider_id, subject, created_at, active_from)
        VALUES (%d, %d, 'x', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))\
        """
            .formatted(person.personId(), provider),
        "identity.link-fixed");
    APP.sql(
        """
        INSERT INTO identity_link (person_id, provider_id, subject, created_at)
        VALUES (%d, %d, 'past', UTC_TIMESTAMP(6))\
        """
            .formatted(person.personId(), provider));
    refused("UPDATE identity_link SET active_from = UTC_TIMESTAMP(6) WHERE subject = 'past'", TWO);
    refused("DELETE FROM identity_link WHERE subject = 'past'", "identity.link-fixed");
    refused(
        """
        INSERT INTO identity_certificate (provider_id, sha256, certificate, subject, valid_until,
                                          active_from)
        VALUES (%d, REPEAT('0', 64), 'x', 'x', '2099-01-01', UTC_TIMESTAMP(6))\
        """
            .formatted(provider),
        TWO);
    refused(
        """
        INSERT INTO scim_client (provider_id, name, token_sha256, expires_at, active_from)
        VALUES (%d, 'x', REPEAT('0', 64), '2099-01-01', UTC_TIMESTAMP(6))\
        """
            .formatted(provider),
        TWO);
    refused(
        """
        INSERT INTO identity_proposal (kind, status, provider_id, setting_id, proposed_by,
                                       proposed_at, expires_at)
        VALUES ('SETTINGS', 'PROPOSED', %d, %s, %d, UTC_TIMESTAMP(6), '2099-01-01')\
        """
            .formatted(provider, state, person.personId()),
        TWO);
    refused(
        "UPDATE identity_setting SET issuer = 'y' WHERE id = " + state, "identity.setting-fixed");
    refused(
        "UPDATE identity_provider SET state_code = 'OM' WHERE id = " + provider,
        "identity.provider-fixed");
    APP.get(DisableProvider.class).run(FIXTURE.first, provider, "Off");
    refused(
        """
        UPDATE identity_provider SET disabled_at = NULL, disabled_by = NULL,
               disabled_reason = NULL WHERE id =\
        """
            + provider,
        TWO);
  }

  private static void refused(String statement, String code) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }

  @Test
  void an_administrator_does_it_all_on_pages_and_an_auditor_reads_them() {
    String code = ProviderFixture.code("kw");
    Browserless first = Browserless.signedInAs(APP, FIXTURE.first);
    Browserless second = Browserless.signedInAs(APP, FIXTURE.second);
    first.get("/language/en");

    first.post(
        "/organisation/identity/providers",
        Map.of(
            "code", code,
            "state", "KW",
            "protocol", "SAML",
            "settings.nameAr", "هوية الكويت",
            "settings.nameEn", "Identity of Kuwait",
            "settings.issuer", "https://k.example",
            "settings.authorizationUri", "https://k.example/sso"));
    String proposal =
        "/organisation/identity/proposals/" + APP.ask("SELECT MAX(id) FROM identity_proposal");
    assertThat(first.get(proposal).body()).contains("Another administrator decides");
    assertThat(second.get(proposal).body()).contains("https://k.example/sso");
    second.post(proposal + "/confirm");

    String id = APP.ask("SELECT id FROM identity_provider WHERE code = '%s'".formatted(code));
    Browserless auditor = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.AUDITOR));
    auditor.get("/language/en");
    assertThat(auditor.get("/organisation/identity/providers").body())
        .contains("Identity of Kuwait");
    assertThat(auditor.get("/organisation/identity/providers/" + id).body())
        .contains("/sign-in/with/" + code + "/metadata")
        .doesNotContain("Disable the provider");
    // The first press shows what it does, the second does it.
    String path = "/organisation/identity/providers/" + id + "/disable";
    assertThat(first.pressOnce(path, "reason", "Its key was stolen").body())
        .contains("Nobody signs in with this provider any more");
    assertThat(APP.ask("SELECT disabled_at IS NULL FROM identity_provider WHERE id = " + id))
        .isEqualTo("1");
    first.post(path, "reason", "Its key was stolen");
    assertThat(APP.ask("SELECT disabled_reason FROM identity_provider WHERE id = " + id))
        .isEqualTo("Its key was stolen");
  }
}
