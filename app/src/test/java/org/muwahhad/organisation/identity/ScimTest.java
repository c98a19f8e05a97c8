package org.muwahhad.organisation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.exceptions.UnauthorizedException;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.UserResource;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.Map;
import java.util.UUID;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.person.DecideProposal;
import org.muwahhad.organisation.person.GrantInput;
import org.muwahhad.organisation.person.ProposeRole;

/** A program of a state tells who of its people joined, moved and left, by SCIM 2.0. */
class ScimTest {
  private static final TestApp APP =
      TestApp.start(Map.of("muwahhad.provider-sign-ins-per-minute", 100_000));
  private static final World WORLD = World.in(APP);
  private static final ProviderFixture FIXTURE = new ProviderFixture(APP, WORLD);
  private static SamlDouble kuwait;
  private static String code;
  private static long provider;
  private static ScimService scim;
  private static String entity;
  private static String otherEntity;

  @BeforeAll
  static void begin() throws Exception {
    kuwait = new SamlDouble("https://idp.kw.example");
    code = ProviderFixture.code("kw");
    provider = FIXTURE.samlProvider(code, "KW", kuwait);
    scim = client(token(provider));
    entity = codeOf(WORLD.anEntityIn("KW"));
    otherEntity = codeOf(WORLD.anEntityIn("KW"));
  }

  @AfterAll
  static void end() {
    APP.close();
  }

  private static String codeOf(long id) {
    return APP.ask("SELECT code FROM procuring_entity WHERE id = " + id);
  }

  /** The token of a program on which two administrators agreed. */
  private static String token(long of) {
    ProposeScimClient.ProposedScimClient made =
        APP.get(ProposeScimClient.class)
            .run(FIXTURE.first, of, new ProposeScimClient.NewScimClient("Personnel", 30));
    FIXTURE.confirm(made.proposal());
    return made.token();
  }

  private static ScimService client(String token) {
    ClientRequestFilter bearer =
        request -> request.getHeaders().putSingle("Authorization", "Bearer " + token);
    return new ScimService(
        ClientBuilder.newClient(
                new ClientConfig().connectorProvider(new JavaNetHttpConnectorProvider()))
            .register(bearer)
            .target(APP.uri().resolve("/api/scim/v2")));
  }

  private static UserResource user(String name) {
    UserResource user =
        new UserResource()
            .setUserName(name)
            .setName(new Name().setFormatted("Ahmad Al-Salem"))
            .setTitle("Buyer")
            .setEmails(new Email().setValue(name + "@moh.example").setPrimary(true))
            .setActive(true);
    user.setExternalId("x-" + name);
    user.setExtension(new EnterpriseUserExtension().setDepartment(entity));
    return user;
  }

  private static String fresh() {
    return "a" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static String login(String name) {
    return "kw." + name;
  }

  private static Actor actor(String name) {
    return APP.get(org.muwahhad.access.Actors.class).get(login(name));
  }

  private static void officer(String name, String of) {
    long proposal =
        APP.get(ProposeRole.class)
            .run(
                FIXTURE.first,
                actor(name).personId(),
                new GrantInput(Role.PROCUREMENT_OFFICER, null, of, null));
    APP.get(DecideProposal.class).confirm(FIXTURE.second, proposal);
  }

  private static String lastAct(String name) {
    return APP.ask(
        """
        SELECT CONCAT(act, ' ', detail) FROM audit_entry
         WHERE object_type = 'person' AND object_id = '%d' ORDER BY id DESC LIMIT 1\
        """
            .formatted(actor(name).personId()));
  }

  private static String blocked(String name) {
    return APP.ask(
        "SELECT blocked_at IS NOT NULL FROM person WHERE login = '%s'".formatted(login(name)));
  }

  /** Who comes in by the word of the provider; empty when nobody does. */
  private static String signsIn(String subject) {
    ProviderFixture.Surfer browser = FIXTURE.surfer();
    Map<String, String> sent = ProviderFixture.Surfer.query(browser.get("/sign-in/with/" + code));
    String at = APP.uri() + "/sign-in/with/" + code;
    SamlDouble.Words words =
        new SamlDouble.Words(
            kuwait,
            subject,
            requestId(sent.getOrDefault("SAMLRequest", "")),
            at + "/answer",
            at + "/metadata");
    browser.get(
        ProviderFixture.Surfer.location(
            browser.post(
                "/sign-in/with/" + code + "/answer",
                Map.of(
                    "SAMLResponse",
                    SamlDouble.base64(SamlDouble.text(kuwait.signed(words))),
                    "RelayState",
                    sent.getOrDefault("RelayState", "")))));
    return browser.login();
  }

  private static String requestId(String message) {
    try (var in =
        new java.util.zip.InflaterInputStream(
            new java.io.ByteArrayInputStream(java.util.Base64.getDecoder().decode(message)),
            new java.util.zip.Inflater(true))) {
      return SamlDouble.parse(
              new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .getDocumentElement()
          .getAttribute("ID");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void who_joins_has_an_account_without_a_role_and_signs_in_with_the_provider()
      throws ScimException {
    String name = fresh();

    UserResource made = scim.create("Users", user(name));

    assertThat(made.getId()).isNotBlank();
    assertThat(made.getExternalId()).isEqualTo("x-" + name);
    assertThat(actor(name).grants()).isEmpty();
    assertThat(lastAct(name)).contains("identity.person-joined", login(name), "x-" + name);
    assertThat(signsIn("x-" + name)).isEqualTo(login(name));
    assertThat(scim.retrieve("Users", made.getId(), UserResource.class).getUserName())
        .isEqualTo(name);
    assertThat(
            scim.search("Users", "userName eq \"" + name + "\"", UserResource.class)
                .getTotalResults())
        .isEqualTo(1);
    assertThat(scim.getServiceProviderConfig().getPatch().isSupported()).isTrue();
  }

  @Test
  void a_program_asks_first_what_can_be_said_of_a_person() throws ScimException {
    assertThat(scim.getSchemas().getResources())
        .extracting(s -> String.valueOf(s.getId()))
        .containsExactly(ScimJson.USER, ScimJson.ENTERPRISE, ScimJson.PERSON);
    assertThat(scim.getSchema(ScimJson.USER).getAttributes())
        .filteredOn(a -> a.isRequired())
        .extracting(a -> a.getName())
        .containsExactly("userName");
    assertThat(scim.getResourceTypes().getResources())
        .singleElement()
        .satisfies(type -> assertThat(type.getSchemaExtensions()).hasSize(2));
    assertThatThrownBy(() -> scim.getSchema("urn:ietf:params:scim:schemas:core:2.0:Group"))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void who_moves_has_the_new_name_and_loses_the_roles_of_the_entity_before() throws ScimException {
    String name = fresh();
    UserResource made = scim.create("Users", user(name));
    officer(name, entity);
    assertThat(actor(name).is(Role.PROCUREMENT_OFFICER)).isTrue();

    UserResource changed =
        scim.modifyRequest("Users", made.getId())
            .replaceValue("title", "Head of purchasing")
            .replaceValue(
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                otherEntity)
            .invoke(UserResource.class);

    assertThat(changed.getTitle()).isEqualTo("Head of purchasing");
    assertThat(actor(name).grants()).isEmpty();
    assertThat(lastAct(name))
        .contains("identity.person-moved", "PROCUREMENT_OFFICER", otherEntity, "title");
  }

  @Test
  void who_leaves_is_locked_at_once_and_who_comes_back_is_not() throws ScimException {
    String name = fresh();
    UserResource made = scim.create("Users", user(name));
    assertThat(signsIn("x-" + name)).isEqualTo(login(name));

    scim.modifyRequest("Users", made.getId())
        .replaceValue("active", false)
        .invoke(UserResource.class);

    assertThat(blocked(name)).isEqualTo("1");
    assertThat(APP.ask("SELECT COUNT(*) FROM session WHERE person_id = " + actor(name).personId()))
        .isEqualTo("0");
    assertThat(signsIn("x-" + name)).isEmpty();
    assertThat(lastAct(name)).contains("identity.person-left");
    scim.modifyRequest("Users", made.getId())
        .replaceValue("active", true)
        .invoke(UserResource.class);
    assertThat(signsIn("x-" + name)).isEqualTo(login(name));
    assertThat(lastAct(name)).contains("identity.person-returned");
  }

  @Test
  void what_an_administrator_locked_no_program_unlocks() throws ScimException {
    String name = fresh();
    UserResource made = scim.create("Users", user(name));
    APP.get(org.muwahhad.organisation.person.LockAccount.class)
        .run(FIXTURE.first, actor(name).personId(), "Under inquiry");

    scim.replace(scim.retrieve("Users", made.getId(), UserResource.class).setActive(false));
    scim.replace(scim.retrieve("Users", made.getId(), UserResource.class).setActive(true));

    assertThat(blocked(name)).isEqualTo("1");
  }

  @Test
  void whom_an_administrator_locked_did_not_leave_by_getting_another_name() throws ScimException {
    String name = fresh();
    UserResource made = scim.create("Users", user(name));
    long id = actor(name).personId();
    APP.get(org.muwahhad.organisation.person.LockAccount.class)
        .run(FIXTURE.first, id, "Under inquiry");

    scim.modifyRequest("Users", made.getId())
        .replaceValue("displayName", "Salem Another")
        .invoke(UserResource.class);

    assertThat(APP.ask("SELECT left_at IS NULL FROM identity_link WHERE person_id = " + id))
        .isEqualTo("1");
    assertThat(APP.ask("SELECT name_en FROM person WHERE id = " + id)).isEqualTo("Salem Another");
  }

  @Test
  void what_an_administrator_locks_after_a_program_did_the_program_does_not_unlock()
      throws ScimException {
    String name = fresh();
    UserResource made = scim.create("Users", user(name));
    scim.replace(scim.retrieve("Users", made.getId(), UserResource.class).setActive(false));

    APP.get(org.muwahhad.organisation.person.LockAccount.class)
        .run(FIXTURE.first, actor(name).personId(), "Under inquiry");
    scim.replace(scim.retrieve("Users", made.getId(), UserResource.class).setActive(true));

    assertThat(blocked(name)).isEqualTo("1");
    assertThat(APP.ask("SELECT blocked_reason FROM person WHERE id = " + actor(name).personId()))
        .isEqualTo("Under inquiry");
  }

  @Test
  void who_is_deleted_is_locked_and_not_linked_and_the_account_stays() throws ScimException {
    String name = fresh();
    UserResource made = scim.create("Users", user(name));

    scim.delete("Users", made.getId());

    assertThat(blocked(name)).isEqualTo("1");
    assertThat(lastAct(name)).contains("identity.person-left", "\"unlinked\":true");
    assertThatThrownBy(() -> scim.retrieve("Users", made.getId(), UserResource.class))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void no_account_that_is_there_is_taken_over() {
    Actor there = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "KW");
    String address = APP.ask("SELECT email FROM person WHERE id = " + there.personId());
    String name = fresh();

    assertThatThrownBy(
            () ->
                scim.create(
                    "Users", user(name).setEmails(new Email().setValue(address).setPrimary(true))))
        .isInstanceOf(ResourceConflictException.class);
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO identity_link (person_id, provider_id, subject, scim_client_id,
                                               user_name, created_at, active_from)
                    SELECT %d, c.provider_id, 'taken', c.id, 'taken', UTC_TIMESTAMP(6),
                           UTC_TIMESTAMP(6)
                      FROM scim_client c WHERE c.provider_id = %d ORDER BY c.id LIMIT 1\
                    """
                        .formatted(there.personId(), provider)))
        .hasMessageContaining("identity.account-there");
  }

  @Test
  void a_program_sees_and_changes_the_people_of_its_own_provider_alone() throws Exception {
    String name = fresh();
    UserResource made = scim.create("Users", user(name));
    long emirates =
        FIXTURE.samlProvider(
            ProviderFixture.code("ae"), "AE", new SamlDouble("https://idp.ae.example"));
    ScimService other = client(token(emirates));

    assertThat(
            other
                .search("Users", "userName eq \"" + name + "\"", UserResource.class)
                .getTotalResults())
        .isZero();
    assertThatThrownBy(() -> other.retrieve("Users", made.getId(), UserResource.class))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> other.delete("Users", made.getId()))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> other.create("Users", user(fresh())))
        .as("an entity of another state")
        .isInstanceOf(BadRequestException.class);
    assertThat(blocked(name)).isEqualTo("0");
  }

  @Test
  void a_token_opens_nothing_before_two_agreed_or_after_its_end() {
    ProposeScimClient.ProposedScimClient made =
        APP.get(ProposeScimClient.class)
            .run(FIXTURE.first, provider, new ProposeScimClient.NewScimClient("Waits", 30));
    ScimService waiting = client(made.token());

    assertThatThrownBy(() -> waiting.create("Users", user(fresh())))
        .isInstanceOf(UnauthorizedException.class);
    FIXTURE.confirm(made.proposal());
    assertThat(waiting).isNotNull();
    APP.get(EndScimClient.class)
        .run(
            FIXTURE.first,
            Long.parseLong(
                APP.ask(
                    "SELECT scim_client_id FROM identity_proposal WHERE id = " + made.proposal())));
    assertThatThrownBy(() -> waiting.create("Users", user(fresh())))
        .isInstanceOf(UnauthorizedException.class);
    assertThatThrownBy(() -> client("nothing").create("Users", user(fresh())))
        .isInstanceOf(UnauthorizedException.class);
  }

  @Test
  void what_is_missing_or_doubled_is_said() throws ScimException {
    String name = fresh();
    scim.create("Users", user(name));

    assertThatThrownBy(() -> scim.create("Users", user(name)))
        .isInstanceOf(ResourceConflictException.class);
    assertThatThrownBy(() -> scim.create("Users", new UserResource().setUserName(fresh())))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("externalId");
    assertThatThrownBy(() -> scim.search("Users", "title co \"x\"", UserResource.class))
        .isInstanceOf(BadRequestException.class);
  }
}
