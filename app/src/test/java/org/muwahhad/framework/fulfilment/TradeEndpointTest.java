package org.muwahhad.framework.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/** Addresses in the Peppol network are set by administrators, for parties that there are. */
class TradeEndpointTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Actor ADMINISTRATOR = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private static final Actor BUYER = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private final SetTradeEndpoint set = APP.get(SetTradeEndpoint.class);
  private final long entity = WORLD.anEntityIn("KW");

  @AfterAll
  static void closed() {
    APP.close();
  }

  @Test
  void an_address_is_set_and_changed_and_each_is_on_the_record() {
    set.run(ADMINISTRATOR, TradeSide.ENTITY, entity, address(" 0088:5798000000124 "));
    set.run(ADMINISTRATOR, TradeSide.ENTITY, entity, address("0088:5798000000131"));

    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(endpoint, ' ', tax_number) FROM trade_endpoint"
                    + " WHERE party = 'ENTITY' AND party_id = "
                    + entity))
        .isEqualTo("0088:5798000000131 300");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(act ORDER BY id) FROM audit_entry"
                    + " WHERE object_type = 'entity' AND act = 'fulfilment.endpoint-set'"
                    + " AND object_id = '"
                    + entity
                    + "'"))
        .isEqualTo("fulfilment.endpoint-set,fulfilment.endpoint-set");
  }

  @Test
  void what_is_no_address_and_who_is_no_party_are_refused() {
    for (String wrong : List.of("", "5798000000124", "0088:", "0088:a b", "88:1")) {
      assertThatThrownBy(() -> set.run(ADMINISTRATOR, TradeSide.ENTITY, entity, address(wrong)))
          .as(wrong)
          .isInstanceOfSatisfying(
              Refusal.InvalidInput.class,
              r -> assertThat(r.faults().get(0).code()).isEqualTo("fulfilment.endpoint-form"));
    }
    assertThatThrownBy(
            () -> set.run(ADMINISTRATOR, TradeSide.SUPPLIER, 0, address("0088:5798000000124")))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(
            () -> set.run(BUYER, TradeSide.ENTITY, entity, address("0088:5798000000124")))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void past_the_code_nobody_else_sets_one_and_none_is_removed() {
    refused(insert("ENTITY", entity, BUYER), "framework.not-asked");
    refused(insert("ENTITY", 0, ADMINISTRATOR), "fulfilment.unknown-party");
    refused(insert("SUPPLIER", 0, ADMINISTRATOR), "fulfilment.unknown-party");
    APP.sql(insert("ENTITY", entity, ADMINISTRATOR));
    String which = " WHERE party = 'ENTITY' AND party_id = " + entity;
    refused(
        "UPDATE trade_endpoint SET set_by = " + BUYER.personId() + which, "framework.not-asked");
    refused("UPDATE trade_endpoint SET endpoint = 'x'" + which, "ck_trade_endpoint_form");
    refused("DELETE FROM trade_endpoint" + which, "fulfilment.endpoint-kept");
  }

  @Test
  void administrators_set_it_on_a_page_and_over_the_api_and_auditors_read_it() {
    long supplier = WORLD.aSupplier();
    String path = "/trade-endpoints/SUPPLIER/" + supplier;
    Browserless administrator = Browserless.signedInAs(APP, ADMINISTRATOR);

    administrator.post(path, "endpoint", "0088:5798000000148", "taxNumber", "300");

    assertThat(administrator.get(path).body()).contains("0088:5798000000148");
    assertThat(
            ApiCaller.of(APP, ADMINISTRATOR)
                .send("POST", "/api/v1" + path, "{\"endpoint\": \"0088:5798000000155\"}")
                .body())
        .contains("\"endpoint\":\"0088:5798000000155\"");
    assertThat(
            ApiCaller.of(APP, WORLD.aPersonWho(Role.AUDITOR))
                .get("/api/v1/trade-endpoints?q=0088:5798000000155")
                .body())
        .contains("0088:5798000000155");
    assertThat(ApiCaller.of(APP, BUYER).get("/api/v1/trade-endpoints").statusCode()).isEqualTo(403);
  }

  private static SetTradeEndpoint.TradeEndpoint address(String endpoint) {
    return new SetTradeEndpoint.TradeEndpoint(endpoint, "300");
  }

  private static void refused(String statement, String code) {
    assertThatThrownBy(() -> APP.sql(statement)).as(statement).hasMessageContaining(code);
  }

  private static String insert(String party, long id, Actor by) {
    return """
        INSERT INTO trade_endpoint (party, party_id, endpoint, tax_number, set_by, set_at)
        VALUES ('%s', %d, '0088:5798000000124', '', %d, UTC_TIMESTAMP(6))"""
        .formatted(party, id, by.personId());
  }
}
