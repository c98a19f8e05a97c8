package org.muwahhad.replay;

import io.micronaut.json.tree.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Performance guarantees and bid securities. Guarantees of an award, and extensions of one of them,
 * are numbered in their order.
 */
final class GuaranteeReplay {
  private final PlayedParts parts;
  private final Map<String, Held> held = new HashMap<>();

  GuaranteeReplay(PlayedParts parts) {
    this.parts = parts;
  }

  private record Held(String reference, String amount, String currency, String until) {
    static Held of(JsonNode detail) {
      return new Held(
          Told.text(detail, "reference"),
          Told.plain(Told.text(detail, "amount")),
          Told.text(detail, "currency"),
          Told.text(detail, "validUntil"));
    }

    Held until(String day) {
      return new Held(reference, amount, currency, day);
    }

    String in(String status, String called, String reason) {
      return String.join(" ", status, amount, currency, until, reference, called, "/", reason);
    }
  }

  void play(String act, String id, JsonNode detail) {
    switch (act) {
      case "guarantee.registered" -> {
        String name = id + "/" + (parts.count(Part.GUARANTEE, id + "/") + 1);
        keep(Part.GUARANTEE, name, Held.of(detail));
        issued(Part.GUARANTEE_ISSUE, name, "bank", detail);
      }
      case "guarantee.extended" -> extended(last(id), detail);
      case "guarantee.released" -> end(Part.GUARANTEE, last(id), "RELEASED", detail);
      case "guarantee.called" -> end(Part.GUARANTEE, last(id), "CALLED", detail);
      case "guarantee.security-registered" -> {
        keep(Part.SECURITY, id, Held.of(detail));
        issued(Part.SECURITY_ISSUE, id, "issuer", detail);
      }
      case "guarantee.security-returned" -> end(Part.SECURITY, id, "RETURNED", detail);
      case "guarantee.forfeiture-proposed" -> end(Part.SECURITY, id, "HELD", detail);
      case "guarantee.forfeiture-dropped" -> drop(id);
      case "guarantee.security-forfeited" -> end(Part.SECURITY, id, "FORFEITED", detail);
      default -> {
        // Tells of nothing that is compared here.
      }
    }
  }

  private String last(String award) {
    return award + "/" + parts.count(Part.GUARANTEE, award + "/");
  }

  private static String key(Part part, String name) {
    return part + " " + name;
  }

  private void keep(Part part, String name, Held now) {
    held.put(key(part, name), now);
    parts.put(part, name, now.in("HELD", "", ""));
  }

  private void issued(Part part, String name, String issuer, JsonNode detail) {
    if (Told.has(detail, issuer)) {
      parts.put(part, name, Told.text(detail, issuer) + "\n" + Told.text(detail, "document"));
    }
  }

  private void extended(String name, JsonNode detail) {
    Held before = held.get(key(Part.GUARANTEE, name));
    if (before != null) {
      String until = Told.text(detail, "validUntil");
      String extension = name + "/" + (parts.count(Part.EXTENSION, name + "/") + 1);
      keep(Part.GUARANTEE, name, before.until(until));
      parts.put(Part.EXTENSION, extension, before.until() + " " + until);
      parts.putTold(Part.EXTENSION_LETTER, extension, Told.text(detail, "document"));
    }
  }

  private void end(Part part, String name, String status, JsonNode detail) {
    Held before = held.get(key(part, name));
    if (before != null) {
      String called = Told.plain(Told.text(detail, "amount"));
      parts.put(part, name, before.in(status, called, Told.text(detail, "reason")));
    }
  }

  private void drop(String bid) {
    Held before = held.get(key(Part.SECURITY, bid));
    if (before != null) {
      keep(Part.SECURITY, bid, before);
    }
  }
}
