package org.muwahhad.organisation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** Past the code, nobody changes what two administrators agreed on, or uses it for others. */
class IdentityGuardsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final ProviderFixture FIXTURE = new ProviderFixture(APP, WORLD);
  private static final String TWO = "organisation.two-administrators";
  private final Actor person = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "KW");

  @AfterAll
  static void end() {
    APP.close();
  }

  private static long provider() throws Exception {
    String code = ProviderFixture.code("kw");
    return FIXTURE.samlProvider(code, "KW", new SamlDouble("https://idp." + code + ".example"));
  }

  private static void refused(String statement, String code) {
    assertThatThrownBy(() -> APP.sql(statement)).as(statement).hasMessageContaining(code);
  }

  private static long id(String table, long provider) {
    return Long.parseLong(
        APP.ask("SELECT MAX(id) FROM %s WHERE provider_id = %d".formatted(table, provider)));
  }

  @Test
  void a_certificate_stays_what_was_agreed_on_and_ends_once() throws Exception {
    long certificate = id("identity_certificate", provider());
    String fixed = "identity.certificate-fixed";

    for (String change :
        List.of(
            "certificate = 'x'",
            "sha256 = REPEAT('0', 64)",
            "valid_until = '2099-01-01'",
            "active_from = UTC_TIMESTAMP(6)")) {
      refused("UPDATE identity_certificate SET " + change + " WHERE id = " + certificate, fixed);
    }
    refused("DELETE FROM identity_certificate WHERE id = " + certificate, fixed);
    APP.get(EndCertificate.class).run(FIXTURE.first, certificate);
    refused(
        "UPDATE identity_certificate SET ended_at = NULL, ended_by = NULL WHERE id = "
            + certificate,
        fixed);
  }

  @Test
  void a_program_of_a_state_stays_what_was_agreed_on_and_ends_once() throws Exception {
    long provider = provider();
    FIXTURE.confirm(
        APP.get(ProposeScimClient.class)
            .run(FIXTURE.first, provider, new ProposeScimClient.NewScimClient("Personnel", 30))
            .proposal());
    long client = id("scim_client", provider);
    String fixed = "identity.client-fixed";

    for (String change :
        List.of(
            "token_sha256 = REPEAT('0', 64)",
            "expires_at = '2099-01-01'",
            "name = 'x'",
            "active_from = UTC_TIMESTAMP(6)")) {
      refused("UPDATE scim_client SET " + change + " WHERE id = " + client, fixed);
    }
    refused("DELETE FROM scim_client WHERE id = " + client, fixed);
    APP.get(EndScimClient.class).run(FIXTURE.first, client);
    refused("UPDATE scim_client SET ended_at = NULL, ended_by = NULL WHERE id = " + client, fixed);
  }

  @Test
  void a_proposal_is_decided_once_by_another_administrator_and_stays() throws Exception {
    long provider = provider();
    String fixed = "identity.proposal-fixed";
    long proposal =
        APP.get(ProposeLink.class)
            .run(FIXTURE.first, provider, new ProposeLink.NewLink(person.login(), "decided"));
    String confirmed =
        """
        UPDATE identity_proposal SET status = 'CONFIRMED', decided_by = %d,
               decided_at = UTC_TIMESTAMP(6) WHERE id = %d""";

    refused(confirmed.formatted(FIXTURE.first.personId(), proposal), TWO);
    refused(confirmed.formatted(person.personId(), proposal), TWO);
    refused(confirmed.formatted(WORLD.aPersonWho(Role.CENTRAL_BUYER).personId(), proposal), TWO);
    refused("UPDATE identity_proposal SET status = 'EXPIRED' WHERE id = " + proposal, fixed);
    refused(
        "UPDATE identity_proposal SET proposed_at = '2026-01-01' WHERE id = " + proposal, fixed);
    FIXTURE.confirm(proposal);
    refused(
        "UPDATE identity_proposal SET status = 'PROPOSED', decided_by = NULL, decided_at = NULL"
            + " WHERE id = "
            + proposal,
        fixed);
    refused("DELETE FROM identity_proposal WHERE id = " + proposal, fixed);
  }

  @Test
  void a_link_opens_sessions_of_its_person_alone_and_while_it_lasts() throws Exception {
    long link = FIXTURE.link(provider(), person, "session-" + person.personId());
    String notLinked = "identity.not-linked";
    session('c', WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "KW"));
    session('d', person);
    session('e', person);

    refused(vouched('c', link), notLinked);
    APP.sql(vouched('d', link));
    refused("UPDATE provider_session SET is_strong = TRUE WHERE link_id = " + link, notLinked);
    assertThat(APP.ask("SELECT COUNT(*) FROM provider_session WHERE link_id = " + link))
        .isEqualTo("1");
    APP.sql("UPDATE identity_link SET left_at = UTC_TIMESTAMP(6) WHERE id = " + link);
    refused(vouched('e', link), notLinked);
  }

  private static void session(char letter, Actor of) {
    APP.sql(
        """
        INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at, ends_at,
                             last_used_at)
        VALUES (REPEAT('%s', 64), %d, REPEAT('b', 43), SYSDATE(6), SYSDATE(6) + INTERVAL 1 HOUR,
                SYSDATE(6) + INTERVAL 1 HOUR, SYSDATE(6))"""
            .formatted(letter, of.personId()));
  }

  private static String vouched(char letter, long link) {
    return "INSERT INTO provider_session (token_hash, link_id, level, is_strong)"
        + " VALUES (REPEAT('%s', 64), %d, '', FALSE)".formatted(letter, link);
  }
}
