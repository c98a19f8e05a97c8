package org.muwahhad.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.TestApp;
import org.muwahhad.World;

/** Bids for all lots of a tender, sent by programs of their bidders. */
record ApiBids(TestApp app, World world, ApiClient buyer) {

  List<ApiClient> sealedBids(long tender) {
    List<ApiClient> bidders = new ArrayList<>();
    for (String factor : List.of("0.95", "0.90", "1.02")) {
      ApiClient bidder =
          ApiClient.signedInAs(app, world.aBidderFor(world.aSupplier()).login(), "secret");
      JsonNode receipt =
          bidder.post(
              "/api/v1/tenders/" + tender + "/bid/versions",
              Map.of("offer", offer(tender, factor), "requestKey", "bid-" + factor));
      assertThat(ApiClient.text(receipt, "sha256")).hasSize(64);
      bidders.add(bidder);
    }
    return bidders;
  }

  private Map<String, Object> offer(long tender, String factor) {
    List<Map<String, Object>> prices = new ArrayList<>();
    for (JsonNode lot : ApiClient.list(buyer.get("/api/v1/tenders/" + tender).get("lots"))) {
      for (JsonNode item : ApiClient.list(lot.get("items"))) {
        BigDecimal benchmark =
            new BigDecimal(ApiClient.text(item, "code").equals("LAP-1") ? "1000" : "200");
        prices.add(
            Map.of(
                "lotItemId", ApiClient.number(item, "id"),
                "unitPrice",
                    benchmark.multiply(new BigDecimal(factor)).setScale(2, RoundingMode.HALF_UP)));
      }
    }
    return Map.of(
        "currency",
        "USD",
        "gccOrigin",
        true,
        "validityDays",
        90,
        "hasSecurity",
        true,
        "statement",
        "",
        "prices",
        prices);
  }

  void lateBidIsRefused(long tender, ApiClient bidder) {
    JsonNode problem =
        bidder.refused(
            "/api/v1/tenders/" + tender + "/bid/versions",
            Map.of("offer", offer(tender, "0.80"), "requestKey", "late"));
    assertThat(ApiClient.text(problem, "code")).isEqualTo("bid.deadline-passed");
  }
}
